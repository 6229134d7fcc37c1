import { readFileSync } from 'node:fs';

const FRENCH = JSON.parse(readFileSync(new URL('./data/french.json', import.meta.url), 'utf8')) as {
  irregular: Record<string, string>;
  roots: string;
};
const IRREGULAR = new Map(Object.entries(FRENCH.irregular));
const ROOT_ENDINGS = FRENCH.roots.split(' ').sort((a, b) => b.length - a.length);
const SHORTEST_ROOT = 4;
/** Learned words that English and French share (« binary », « democracy »), as French would end them. */
const COGNATES: readonly (readonly [RegExp, string])[] = [
  [/(?<=...)(?:aire|ary)$/, 'ar'],
  [/(?<=...)acy$/, 'atie'],
  [/(?<=...)ity$/, 'ite'],
  [/(?<=...)(?:ical|ic)$/, 'ique'],
  [/(?<=....)y$/, 'ie'],
];

/**
 * The common form of the inflections of one French word (number, gender, infinitive, participle).
 * Takes and gives folded text: PostgreSQL's french_stem expects accents, so that after unaccent
 * « récursivité » and « recursif » end apart, and « symetrie » typed bare misses « symétrie ».
 */
export function stem(word: string): string {
  const known = IRREGULAR.get(word);
  if (known) return known;
  if (word.length < 4 || /\d/.test(word)) return word;
  return gender(singular(word));
}

/**
 * What the derived words of one family share (« récursif », « récursivité », « récursion »).
 * Coarser than the stem: good to widen a search, never to match by itself.
 */
export function root(word: string): string {
  const start = IRREGULAR.get(word) ?? word;
  if (/\d/.test(start)) return start;
  let rest = COGNATES.reduce((word, [ending, french]) => word.replace(ending, french), singular(start));
  for (let step = 0; step < 3; step += 1) {
    const ending = ROOT_ENDINGS.find(
      (end) => rest.endsWith(end) && rest.length - end.length >= SHORTEST_ROOT,
    );
    if (!ending) break;
    rest = undouble(rest.slice(0, -ending.length));
  }
  return rest.replace(/qu$/, 'c');
}

function singular(word: string): string {
  if (/(?:eaux|oux|eux|yaux|eaus)$/.test(word)) return word.slice(0, -1);
  if (word.length > 4 && word.endsWith('aux')) return `${word.slice(0, -3)}al`;
  if (word.length > 3 && /[^s]s$/.test(word)) return word.slice(0, -1);
  return word;
}

function gender(word: string): string {
  if (word.length > 6 && word.endsWith('trice')) return `${word.slice(0, -5)}teur`;
  if (word.length > 5 && word.endsWith('euse')) return word.slice(0, -2);
  if (word.length > 5 && word.endsWith('ive')) return `${word.slice(0, -3)}if`;
  if (word.length > 4 && word.endsWith('er')) return closed(word.slice(0, -2));
  if (word.length > 5 && word.endsWith('ere')) return closed(word.slice(0, -3));
  if (word.length > 5 && word.endsWith('ee')) return closed(word.slice(0, -2));
  if (word.length > 4 && word.endsWith('e')) return closed(word.slice(0, -1));
  return closed(word);
}

function closed(word: string): string {
  return undouble(word.replace(/qu$/, 'c'));
}

function undouble(word: string): string {
  return word.length > 4 && word.at(-1) === word.at(-2) ? word.slice(0, -1) : word;
}
