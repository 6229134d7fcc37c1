import { describe, expect, it } from '@jest/globals';
import { isEnoughToSuggest, suggestedAisles } from './suggestion.js';

const labels = (text: string) => suggestedAisles(text).map(({ label }) => label);

describe('levels and subjects suggested while typing', () => {
  it.each([
    ['cm', ['CM1', 'CM2']],
    ['CM1', ['CM1']],
    ['sixième', ['Sixième']],
    ['maths', ['Mathématiques']],
    ['mathé', ['Mathématiques']],
    ['géo hist', ['Histoire-géographie']],
    ['svt', ['SVT']],
    ['sciences vie', ['Sciences de la vie et de la Terre']],
  ])('« %s » leads to %j', (text, expected) => {
    expect(labels(text)).toEqual(expect.arrayContaining(expected));
  });

  it('puts the one that is named first', () => {
    expect(labels('maths')[0]).toBe('Mathématiques');
    expect(labels('6e')[0]).toBe('6e');
  });

  it('never gives more than three, nor the same twice', () => {
    for (const text of ['c', 'l', 'enseignement', 'sciences', 'e d']) {
      const given = labels(text);
      expect(given.length).toBeLessThanOrEqual(3);
      expect(new Set(given).size).toBe(given.length);
    }
  });

  it('leaves words that name neither to the resources', () => {
    expect(labels('fractions cm1')).toEqual([]);
    expect(labels('zzyzx')).toEqual([]);
  });

  it.each(['', ' ', 'a', '…', 'l’'])('« %s » is not enough to suggest anything', (text) => {
    expect(isEnoughToSuggest(text)).toBe(false);
  });
});
