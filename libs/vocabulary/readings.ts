import type { Found } from './phrases.js';
import { queryWords, type QueryWord } from './query-words.js';
import type { Word } from './words.js';

type Hint = Found<QueryWord>;

/** The words around a candidate. */
interface Place {
  hint: Hint;
  words: readonly Word[];
  accepted: readonly Hint[];
}

const DETERMINERS = new Set(
  'le la les un une du au ma mon sa son cette ce toute chaque ta notre leur'.split(' '),
);
const UNITS = new Set('par minute minutes heure heures metre metres m km tour tours chaque'.split(' '));
const SIZES = new Set('grande grand petite petit nouvelle vraie longue moyenne'.split(' '));
const OF = new Set(['de', 'du', 'des', 'd']);

/** Whether a word stands in the query as its reading asks (see `Reading`). */
export function isReadAsHint(hint: Hint, words: readonly Word[], accepted: readonly Hint[]): boolean {
  const place = { hint, words, accepted };
  switch (hint.value.reading) {
    case 'plain':
    case 'topic':
      return true;
    case 'ordinal':
      return isLevelOrdinal(place);
    case 'adjective':
      return isLevelOrdinal(place) && !isUnitOrPlural(place);
    case 'beside':
      return hint.start === 0 || isBeside(place);
    case 'capitals':
      return isInCapitals(place);
    case 'capitals-and-beside':
      return isInCapitals(place) && isBeside(place);
    case 'beside-or-capitals':
      return isInCapitals(place) || isBeside(place);
    case 'not-after-number':
      return !/^\d/.test(words[hint.start - 1]?.folded ?? '');
    case 'not-of':
      return !isBeforeComplement(place);
    case 'school-subject':
      return !isBeforeComplement(place) && !DETERMINERS.has(words[hint.start - 1]?.folded ?? '');
  }
}

/** « 3e République », « première guerre », « la première phrase » number a noun; « optique première » names a class. */
function isLevelOrdinal({ hint, words }: Place): boolean {
  if (numbersNoun(words, hint.end)) return false;
  const next = words[hint.end];
  const isNumeral = /^\d/.test(words[hint.start]?.folded ?? '');
  return isNumeral || next === undefined || !DETERMINERS.has(words[hint.start - 1]?.folded ?? '');
}

/** Also through « et », « ou » and an adjective: « première et seconde guerre mondiale », « première grande guerre ». */
function numbersNoun(words: readonly Word[], index: number): boolean {
  const next = words[index]?.folded;
  if (next === undefined) return false;
  if (queryWords().ordinalNouns.has(next)) return true;
  if (SIZES.has(next)) return numbersNoun(words, index + 1);
  return (next === 'et' || next === 'ou') && isOrdinal(words[index + 1]) && numbersNoun(words, index + 2);
}

function isOrdinal(word: Word | undefined): boolean {
  return word !== undefined && /^(\d+(e|re|de|nde|ere|eme|ieme)|premiere|seconde|\w+ieme)$/.test(word.folded);
}

/** « mètre par seconde », « 10 seconde », « une seconde », « secondes », « premières ». */
function isUnitOrPlural({ hint, words }: Place): boolean {
  const before = words[hint.start - 1]?.folded ?? '';
  const typed = words[hint.start]?.folded ?? '';
  return typed.endsWith('s') || UNITS.has(before) || DETERMINERS.has(before) || /^\d+$/.test(before);
}

function isBeside({ hint, accepted }: Place): boolean {
  return accepted.some((other) => other.end === hint.start || other.start === hint.end);
}

function isInCapitals({ hint, words }: Place): boolean {
  return words.slice(hint.start, hint.end).every((word) => word.typed === word.typed.toUpperCase());
}

/** « jeu de la vie », « histoire d’un loup »: the noun belongs to its complement. */
function isBeforeComplement({ hint, words }: Place): boolean {
  const next = words[hint.end]?.folded ?? '';
  return OF.has(next) || next === 'un' || next === 'une';
}
