import { dayInWords } from '#platform/french';

export const NBSP = '\u00a0';
const month = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'Europe/Paris' });
const hour = new Intl.DateTimeFormat('fr-FR', {
  hour: 'numeric',
  minute: '2-digit',
  timeZone: 'Europe/Paris',
});
const number = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });
const list = new Intl.ListFormat('fr-FR', { type: 'conjunction' });

/** « 12 novembre 2026 », from an ISO date. */
export const dayOf = (date: string): string => dayInWords(new Date(date));

/** « novembre 2026 », from an ISO date. */
export const monthOf = (date: string): string => month.format(new Date(date));

/** « 22 h 41 » in Paris, from an ISO date. */
export const hourOf = (date: string): string => hour.format(new Date(date)).replace(':', `${NBSP}h${NBSP}`);

/** Young Serif has no narrow no-break space (U+202F): the ordinary one stands in. */
const plainSpaces = (text: string): string => text.replaceAll('\u202f', NBSP);

const countOf = (count: number): string => plainSpaces(number.format(count));

/** « 1,1 Mo », from bytes; decimal units, as files are labelled in France. */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes}${NBSP}octets`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)}${NBSP}Ko`;
  if (bytes < 999_500_000) return plainSpaces(`${number.format(bytes / 1e6)}${NBSP}Mo`);
  return plainSpaces(`${number.format(bytes / 1e9)}${NBSP}Go`);
}

/** « 45 min », « 1 h », « 1 h 30 ». */
export function durationOf(minutes: number): string {
  if (minutes < 60) return `${minutes}${NBSP}min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}${NBSP}h${rest ? `${NBSP}${String(rest).padStart(2, '0')}` : ''}`;
}

/** « A, B et C ». */
export const listed = (items: readonly string[]): string => list.format(items);

/** « Élie Dumont, Laura Grehaigne et 2 autres »: a card has room for two names. */
export function shortCredit(names: readonly string[]): string {
  if (names.length <= 3) return listed(names);
  return `${names.slice(0, 2).join(', ')} et ${names.length - 2} autres`;
}

/** « 1 ressource », « 12 ressources ». */
export const plural = (count: number, one: string, several: string): string =>
  `${countOf(count)}${NBSP}${count < 2 ? one : several}`;

/** A title as French sets it: its colon or question mark never begins a line. Young Serif has U+00A0 only. */
export const typeset = (title: string): string =>
  title.replace(/[ \u202f]([:;?!»])/g, `${NBSP}$1`).replace(/« /g, `«${NBSP}`);
