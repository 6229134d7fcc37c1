import { readTable } from './table.js';
import type { Trace } from './trace.js';
import { plain } from './words.js';

interface Addresses {
  functional: { words: string[] };
  placeholder: { domains: string[]; endings: string[] };
  work: { pattern: string };
  pupil: { pattern: string };
}

const addresses = readTable<Addresses>('addresses.json');
const functional = new Set(addresses.functional.words);
const placeholders = new Set(addresses.placeholder.domains);
const work = new RegExp(addresses.work.pattern);
const pupil = new RegExp(addresses.pupil.pattern);

const AT = String.raw`(?:\s?[@＠]\s?|\s*[\[({<]\s*(?:at|arobase|arobas|chez|@)\s*[\])}>]\s*|\s+(?:arobase|arobas)\s+)`;
const DOT = String.raw`(?:\.|\s*[\[({<]\s*(?:dot|point|\.)\s*[\])}>]\s*|\s+point\s+)`;
const LOCAL = String.raw`[\p{L}\p{N}_%+\-]+(?:${DOT}[\p{L}\p{N}_%+\-]+)*`;
const LABEL = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}\-]*[\p{L}\p{N}])?`;
const ADDRESS = new RegExp(`(${LOCAL})${AT}((?:${LABEL}${DOT})+)(\\p{L}{2,12})(?![\\p{L}\\p{N}])`, 'giu');

/** Addresses of persons, written plainly or against robots; those of services and of examples are left alone. */
export function findEmails(text: string): Trace[] {
  if (!/[@＠]|arobas|[[({<]\s*(?:at|chez)\s*[\])}>]/iu.test(text)) return [];
  return [...text.matchAll(ADDRESS)].flatMap((match) => {
    const local = undotted(match[1] ?? '');
    const domain = undotted(`${match[2]}${match[3]}`);
    if (isOfNobody(local, domain)) return [];
    const mask = `${local.slice(0, 1)}…@…${domain.slice(domain.lastIndexOf('.') + 1)}`;
    const rule = work.test(domain) && !pupil.test(domain) ? 'work-email' : 'email';
    return [{ rule, start: match.index, end: match.index + match[0].length, mask }];
  });
}

const undotted = (part: string): string =>
  plain(part)
    .replace(/\s*[[({<]\s*(?:dot|point|\.)\s*[\])}>]\s*|\s+point\s+/g, '.')
    .replace(/\s/g, '');

function isOfNobody(local: string, domain: string): boolean {
  const ending = domain.slice(domain.lastIndexOf('.') + 1);
  if (placeholders.has(domain) || addresses.placeholder.endings.includes(ending)) return true;
  // A number in an address of a service is a département or an establishment: ce.0750001a, ien75, dsden69.
  return local.split(/[._+-]/).some((word) => functional.has(word.replace(/\d.*$/, '')));
}
