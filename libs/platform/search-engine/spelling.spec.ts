import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sound, soundalikeInitials } from './sound.js';
import { editDistance, rankCorrections } from './spelling.js';

const candidates = (...words: string[]): { word: string; documents: number }[] =>
  words.map((word) => ({ word, documents: 1 }));
const best = (typed: string, ...words: string[]): string | undefined =>
  rankCorrections(typed, candidates(...words))[0]?.word;

describe('edit distance', () => {
  it.each([
    ['volcan', 'volcan', 0],
    ['volcan', 'volcans', 1],
    ['vlocan', 'volcan', 1],
    ['', 'abc', 3],
    ['ca', 'abc', 3],
  ])('of %s and %s is %d', (one, other, distance) => {
    expect(editDistance(one, other)).toBe(distance);
  });

  it('is the same both ways, and 0 only between equals', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(editDistance(one, other)).toBe(editDistance(other, one));
        expect(editDistance(one, other) === 0).toBe(one === other);
      }),
    );
  });
});

describe('corrections', () => {
  it('prefer what is heard alike', () => {
    expect(best('fotosintese', 'photosynthese', 'fotographes')).toBe('photosynthese');
  });

  it('count two letters exchanged as one error, and a plural as almost none', () => {
    expect(best('vlocan', 'volcans', 'vulgaire')).toBe('volcans');
  });

  it('prefer the commoner of two equally near words', () => {
    const ranked = rankCorrections('tabbe', [
      { word: 'table', documents: 500 },
      { word: 'tabbc', documents: 1 },
    ]);
    expect(ranked[0]?.word).toBe('table');
  });

  it('give nothing rather than a distant word', () => {
    expect(best('verbe', 'herbier', 'verdure')).toBeUndefined();
    expect(best('chat', 'chien')).toBeUndefined();
  });

  it('never give the word itself', () => {
    expect(best('volcan', 'volcan')).toBeUndefined();
  });
});

describe('sound', () => {
  it.each([
    ['photographie', 'fotografie'],
    ['pythagore', 'pitagor'],
    ['cryptographie', 'kriptografi'],
    ['bateau', 'bato'],
    ['commission', 'comition'],
    ['quotient', 'kotient'],
    ['psychologie', 'sicologie'],
    ['theoreme', 'teorem'],
    ['gymnastique', 'jimnastik'],
  ])('is the same for %s and %s', (one, other) => {
    expect(sound(one)).toBe(sound(other));
  });

  it('keeps different words apart', () => {
    expect(sound('fraction')).not.toBe(sound('friction'));
    expect(sound('plan')).not.toBe(sound('plante'));
  });

  it('lets a typed k begin like c, and f like ph', () => {
    expect(soundalikeInitials('kapitale')).toEqual(expect.arrayContaining(['k', 'c']));
    expect(soundalikeInitials('fotosynthese')).toEqual(expect.arrayContaining(['f', 'p']));
  });
});
