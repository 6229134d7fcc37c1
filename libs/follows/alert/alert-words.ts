import { quoted } from '../follow/follow-words.js';
import type { ToldNow } from './alert.js';

const NBSP = '\u00a0';
const longest = 180;

/** The line, and the subject of a mail that holds it alone. */
export function alertTitle({
  edition,
  title,
  follows,
}: Pick<ToldNow, 'edition' | 'title' | 'follows'>): string {
  const isGathered = follows.length > 0 && follows.every(({ kind }) => kind === 'collection');
  const news = edition > 1 ? 'Nouvelle version' : 'Nouvelle ressource';
  const what = isGathered ? 'Dans une collection que vous suivez' : news;
  return `${what}${NBSP}: ${quoted(title.length > longest ? `${title.slice(0, longest)}…` : title)}`;
}
