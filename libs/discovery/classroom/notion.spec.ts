import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { notionKey, notionKeys } from './notion.js';

describe('a notion', () => {
  it.each([
    ['les fractions', 'une fraction'],
    ['Symétrie axiale', 'la symétrie axiale'],
    ['carré d’un nombre', 'le carré des nombres'],
  ])('« %s » is the same as « %s »', (one, other) => expect(notionKey(one)).toBe(notionKey(other)));

  it('of small words is none', () => {
    expect(notionKey('le de la')).toBeNull();
    expect(notionKey('')).toBeNull();
  });

  it('is found in the sentence that names it, not across two', () => {
    const keys = notionKeys('Savoir lire une fraction décimale. Connaître la division.');
    expect(keys).toContain(notionKey('fractions décimales'));
    expect(keys).toContain(notionKey('division'));
    expect(keys).not.toContain(notionKey('décimale connaître'));
  });

  it('is found wherever its words follow one another in a short text', () => {
    const word = fc.constantFrom('fraction', 'division', 'symétrie', 'verbe', 'volcan', 'électricité');
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.nat(2),
        (words, from, more) => {
          const start = from % words.length;
          const notion = words.slice(start, start + 1 + more).join(' ');
          expect(notionKeys(`Savoir utiliser ${words.join(' ')}.`)).toContain(notionKey(notion));
        },
      ),
    );
  });

  it('never stands under more than forty, nor twice under one', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 200 }), (text) => {
        const keys = notionKeys(text);
        expect(keys.length).toBeLessThanOrEqual(40);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
