/** What tells who somebody is: a public name, an address of mail, the name of a school. */
export interface KnownName {
  readonly kind: 'name' | 'email' | 'establishment';
  readonly words: string;
}

interface Word {
  /** Without case or accents. */
  readonly folded: string;
  readonly isCapital: boolean;
}

const CIVILITIES = new Set(['m', 'mr', 'mme', 'mlle', 'monsieur', 'madame', 'mademoiselle']);

/**
 * Those of these names that a text says, whatever its case, accents, hyphens, and the order of first and last names; with
 * an initial, or after « M. » or « Mme », too. A word by itself is no name: most are words of every day.
 */
export function namesIn(text: string, names: readonly KnownName[]): KnownName[] {
  const words = wordsOf(text);
  const folded = fold(text);
  return names.filter((name) => {
    if (name.kind === 'email') return saysAddress(folded, fold(name.words));
    const wanted = wordsOf(name.words).map((word) => word.folded);
    if (wanted.length < 2) return false;
    return name.kind === 'establishment' ? saysInOrder(words, wanted) : saysPerson(words, wanted);
  });
}

const fold = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae');

const wordsOf = (text: string): Word[] =>
  [...text.normalize('NFC').matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(([word]) => ({
    folded: fold(word),
    isCapital: /^\p{Lu}/u.test(word),
  }));

function saysAddress(text: string, address: string): boolean {
  const sign = String.raw`[\p{L}\p{N}_+-]`;
  const exactly = address.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`(?<!${sign}|${sign}\\.)${exactly}(?!${sign}|\\.${sign})`, 'u').test(text);
}

const saysInOrder = (words: readonly Word[], wanted: readonly string[]): boolean =>
  words.some((_, at) => wanted.every((word, step) => words[at + step]?.folded === word));

const saysPerson = (words: readonly Word[], wanted: readonly string[]): boolean =>
  words.some((_, at) => {
    const some = words.slice(at, at + wanted.length);
    return isWhole(some, wanted) || isInitialled(some, wanted) || isAddressed(words, at, wanted);
  });

const sorted = (words: readonly string[]): string => [...words].sort().join(' ');

const isWhole = (some: readonly Word[], wanted: readonly string[]): boolean =>
  sorted(some.map(({ folded }) => folded)) === sorted(wanted);

/** « É. Préau »: one of the words by its first letter, all of them capitals. */
function isInitialled(some: readonly Word[], wanted: readonly string[]): boolean {
  const initial = some.find(({ folded }) => folded.length === 1)?.folded;
  if (initial === undefined || !some.every(({ isCapital }) => isCapital)) return false;
  return wanted.some(
    (word, at) =>
      word.length > 1 &&
      word.startsWith(initial) &&
      sorted(some.map(({ folded }) => folded)) === sorted(wanted.with(at, initial)),
  );
}

/** « Mme Préau »: the end of the name, or its beginning where the last name comes first. */
function isAddressed(words: readonly Word[], at: number, wanted: readonly string[]): boolean {
  const [civility, next] = [words[at], words[at + 1]];
  if (!civility || !next?.isCapital || !CIVILITIES.has(civility.folded)) return false;
  return wanted.some((_, cut) => {
    const parts = cut === 0 ? [] : [wanted.slice(cut), wanted.slice(0, cut)];
    return parts.some(
      (part) => part.join('').length > 1 && part.every((word, step) => words[at + 1 + step]?.folded === word),
    );
  });
}
