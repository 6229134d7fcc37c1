import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold, readWords } from './words.js';

const folded = (text: string): string[] => readWords(text).map((word) => word.folded);
const content = (text: string): string[] =>
  readWords(text)
    .filter(({ isStopWord }) => !isStopWord)
    .map((word) => word.folded);

describe('words of a text', () => {
  it.each([
    ["L’école, l'été et l‘hiver", ['ecole', 'ete', 'et', 'l', 'hiver']],
    ['Qu’est-ce qu’un cœur ?', ['est', 'ce', 'un', 'coeur']],
    ['aujourd’hui', ['aujourd', 'hui']],
    ['le langage C', ['le', 'langage', 'c']],
    ['10 m² en 6ᵉ', ['10', 'm2', 'en', '6e']],
  ])('%j', (text, words) => {
    expect(folded(text)).toEqual(words);
  });

  it('sets aside what joins words, « les » included, but not what negates', () => {
    expect(content('Les fractions sans la calculatrice')).toEqual(['fractions', 'sans', 'calculatrice']);
  });

  it('tells which words are tied', () => {
    expect(readWords('la carte micro:bit').map(({ isTied }) => isTied)).toEqual([false, false, false, true]);
  });

  it('says where each word stands in the text as it was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const { folded: word, start, end } of readWords(text)) {
          expect(fold(text.slice(start, end)).replace(/[^\p{L}\p{N}]/gu, '')).toBe(word);
        }
      }),
    );
  });
});
