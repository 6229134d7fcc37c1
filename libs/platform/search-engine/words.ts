import { eachWord as eachFrenchWord, type Word } from '#platform/french';
import { french } from './french.js';

export { fold, type Word } from '#platform/french';

const SMALL_WORDS = {
  stopWords: new Set(french.stopWords.split(' ')),
  elided: new Set(french.elided.split(' ')),
};

/** The words of a French text in order; elided articles and pronouns (« l’ », « qu’ ») are not words. */
export const eachWord = (text: string): Generator<Word> => eachFrenchWord(text, SMALL_WORDS);

/** All of `eachWord` at once. */
export function readWords(text: string): Word[] {
  return [...eachWord(text)];
}
