/** Folded words whose singular, masculine or infinitive no rule finds. */
export type IrregularWords = ReadonlyMap<string, string>;

const SHORTEST_ROOT = 4;
/**
 * Learned words that English and French share (« binary », « democracy »), as French would end them. Without lookbehind,
 * which Safari reads since 16.4 only.
 */
const COGNATES: readonly (readonly [RegExp, string])[] = [
  [/(...)(?:aire|ary)$/, '$1ar'],
  [/(...)acy$/, '$1atie'],
  [/(...)ity$/, '$1ite'],
  [/(...)(?:ical|ic)$/, '$1ique'],
  [/(....)y$/, '$1ie'],
];

/**
 * The common form of the inflections of one French word (number, gender, infinitive, participle).
 * Takes and gives folded text: PostgreSQL's french_stem expects accents, so that after unaccent
 * « récursivité » and « recursif » end apart, and « symetrie » typed bare misses « symétrie ».
 */
export function stem(word: string, irregular: IrregularWords): string {
  const known = irregular.get(word);
  if (known) return known;
  if (word.length < 4 || /\d/.test(word)) return word;
  return gender(singular(word));
}

/**
 * What the derived words of one family share (« récursif », « récursivité », « récursion »).
 * Coarser than the stem: good to widen a search, never to match by itself. `endings`: the longest first.
 */
export function root(
  word: string,
  { irregular, endings }: { irregular: IrregularWords; endings: readonly string[] },
): string {
  const start = irregular.get(word) ?? word;
  if (/\d/.test(start)) return start;
  let rest = COGNATES.reduce((word, [ending, french]) => word.replace(ending, french), singular(start));
  for (let step = 0; step < 3; step += 1) {
    const ending = endings.find((end) => rest.endsWith(end) && rest.length - end.length >= SHORTEST_ROOT);
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
