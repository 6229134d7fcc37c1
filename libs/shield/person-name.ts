import { readText } from './table.js';
import { plain } from './words.js';

const firstNames = new Set(readText('first-names.txt').split('\n').filter(Boolean));

/** Words that stand where a surname would, and are none. */
const NO_SURNAME = new Set(
  (
    'le la les un une des du de et ou a au aux en est sont il elle on nous vous ils elles qui que dans par pour sur avec ' +
    'note notes moyenne total nom prenom classe date eleve eleves absent absente absences retard retards'
  ).split(' '),
);

export interface PersonName {
  readonly start: number;
  readonly end: number;
  /** A first name alone says less than a first name with a surname, or its initial. */
  readonly isFull: boolean;
  readonly initials: string;
}

const WORD = /\p{L}[\p{L}\p{M}'’]*(?:[-‐][\p{L}\p{M}'’]+)*\.?/gu;

/** The persons named in a line, from left to right: « Prénom Nom », « NOM Prénom », « Nom, Prénom », « Prénom N. ». */
export function findPersonNames(line: string): PersonName[] {
  const words = [...line.matchAll(WORD)];
  const names: PersonName[] = [];
  for (const [at, word] of words.entries()) {
    if (word.index < (names.at(-1)?.end ?? 0) || !isFirstName(word[0])) continue;
    const free = (other: RegExpExecArray | undefined) => other && other.index >= (names.at(-1)?.end ?? 0);
    const surname = [words[at + 1], words[at - 1]].find(
      (other) => other && free(other) && isBeside(line, word, other) && isSurname(other[0]),
    );
    const [first, last] = surname && surname.index < word.index ? [surname, word] : [word, surname ?? word];
    names.push({
      start: first.index,
      end: last.index + last[0].length,
      isFull: surname !== undefined,
      initials: [first, last].map(([each]) => each.slice(0, 1)).join('… '),
    });
  }
  return names;
}

const isFirstName = (word: string): boolean => {
  if (!/^\p{Lu}/u.test(word)) return false;
  const name = plain(word).replace(/[‐-]/g, '-');
  if (firstNames.has(name)) return true;
  const parts = name.split('-');
  return parts.length === 2 && parts.every((part) => firstNames.has(part));
};

const isSurname = (word: string): boolean =>
  /^\p{Lu}(?:[\p{L}'’.-]*)$/u.test(word) && !NO_SURNAME.has(plain(word).replace(/\.$/, ''));

/** Beside each other but for spaces, a comma, or a small particle (« de », « van »). */
function isBeside(text: string, one: RegExpExecArray, other: RegExpExecArray): boolean {
  const [left, right] = one.index < other.index ? [one, other] : [other, one];
  return /^[\s,|;]{1,4}$/u.test(text.slice(left.index + left[0].length, right.index));
}
