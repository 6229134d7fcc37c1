import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalise, phraseKey } from './words.js';

describe('normalise', () => {
  it.each([
    ['Œuvre intégrale', 'oeuvre integrale'],
    ['liberté d’expression', 'liberte expression'],
    ["théorie de l'évolution", 'theorie de evolution'],
    ['liberte d expression', 'liberte expression'],
    ['vitamine D', 'vitamine d'],
    ['aujourd’hui', 'aujourd hui'],
    ['co-intervention', 'co intervention'],
    ['C++ et C#', 'c++ et c#'],
    ['6è', '6e'],
  ])('« %s » → « %s »', (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it('leaves no accent, apostrophe, hyphen or double space, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(normalise(text)).not.toMatch(/\p{M}|['’-]|\s{2}|^\s|\s$/u);
      }),
    );
  });

  it.each([
    ['fractions', 'fraction'],
    ['journaux', 'journal'],
    ['tableaux', 'tableau'],
    ['jeux', 'jeu'],
  ])('« %s » and « %s » have one key', (plural, singular) => {
    expect(phraseKey(plural)).toBe(phraseKey(singular));
  });
});
