import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { comparePassages } from './compare-passages.js';
import { markWords } from './word-marks.js';

const passages = (...texts: string[]) => texts.map((text) => ({ kind: 'paragraph' as const, text }));
const states = (before: string[], after: string[]): string[] =>
  comparePassages(passages(...before), passages(...after)).map(
    ({ state, words }) => `${state} ${words.map(({ text }) => text).join('|')}`,
  );

const trimmed = (text: string): string => text.trim();

describe('two texts laid over each other', () => {
  it('say what was kept, reworded, removed and added, in reading order', () => {
    expect(
      states(
        ['Un titre', 'On coupe la tarte en quatre parts', 'À jeter', 'Une image', 'Fin'],
        ['Un titre', 'On coupe la tarte en huit parts', 'Du neuf', 'Une image', 'Fin'],
      ),
    ).toEqual([
      'same Un titre',
      'changed On coupe la tarte en |quatre|huit| parts',
      'removed À jeter',
      'added Du neuf',
      'same Une image',
      'same Fin',
    ]);
  });

  it('mark the words of a reworded block', () => {
    const [compared] = comparePassages(
      passages('On coupe la tarte en quatre.'),
      passages('On coupe la tarte en huit.'),
    );
    expect(compared).toEqual({
      state: 'changed',
      kind: 'paragraph',
      words: [
        { kind: 'same', text: 'On coupe la tarte en ' },
        { kind: 'removed', text: 'quatre' },
        { kind: 'added', text: 'huit' },
        { kind: 'same', text: '.' },
      ],
    });
  });

  it('show a block that only went elsewhere as moved, once', () => {
    expect(states(['a a', 'b b', 'c c'], ['b b', 'c c', 'a a'])).toEqual([
      'same b b',
      'same c c',
      'moved a a',
    ]);
  });

  it('hold every block of both, whatever they are', () => {
    const texts = fc.array(fc.constantFrom('un deux', 'un deux trois', 'quatre', 'cinq six', ''), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const compared = comparePassages(passages(...before), passages(...after));
        const side = (absent: 'added' | 'removed') =>
          compared
            .filter(({ state }) => state !== absent)
            .map(({ words }) =>
              words
                .filter(({ kind }) => kind !== absent)
                .map(({ text }) => text)
                .join(''),
            );
        expect(side('removed').map(trimmed)).toEqual(after);
        expect(side('added').map(trimmed).sort()).toEqual([...before].sort());
      }),
    );
  });
});

describe('marked words', () => {
  it('give both texts back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const marks = markWords(before, after);
        const side = (absent: 'added' | 'removed') =>
          marks
            .filter(({ kind }) => kind !== absent)
            .map(({ text }) => text)
            .join('');
        expect(side('removed').replace(/\s/gu, '')).toBe(after.replace(/\s/gu, ''));
        expect(side('added').replace(/\s/gu, '')).toBe(before.replace(/\s/gu, ''));
      }),
    );
  });

  it('show a text changed everywhere as two texts', () => {
    const words = (first: number) =>
      Array.from({ length: 100 }, (_, at) => `${at % 2 ? 'x' : first + at}`).join(' ');
    expect(markWords(words(0), words(500)).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});
