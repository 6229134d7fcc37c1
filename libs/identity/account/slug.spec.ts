import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { displayName } from './account.service.js';
import { slugify } from './slug.js';

describe('a slug', () => {
  it.each([
    ['Les fractions au quotidien', 'les-fractions-au-quotidien'],
    ['L’œuvre d’Ésope : « Le Lièvre & la Tortue » !', 'l-oeuvre-d-esope-le-lievre-la-tortue'],
    ['Æsculape', 'aesculape'],
    ['  --  ', ''],
    ['学校', ''],
  ])('of « %s » is « %s »', (text, slug) => {
    expect(slugify(text)).toBe(slug);
  });

  it('is an address without escape, at most 80 signs, and its own slug', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const slug = slugify(text);
        expect(slug).toMatch(/^$|^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(slug.length).toBeLessThanOrEqual(80);
        expect(slugify(slug)).toBe(slug);
      }),
    );
  });
});

describe('a public name', () => {
  it.each(['Zo', 'Mme Exemple', 'Le collectif des tilleuls', '李 老师'])('« %s » is kept', (name) => {
    expect(displayName(name)).toBe(name);
  });

  it('loses what cannot be seen', () => {
    expect(displayName('  Autrice\u202e \t Exemple\u0000 ')).toBe('Autrice Exemple');
  });

  it.each([
    '',
    'Z',
    ' \u200b\u200b ',
    'c'.repeat(81),
    'autrice@exemple.fr',
    '<b>Autrice</b>',
    'https://exemple.fr',
  ])('« %s » is refused', (name) => {
    expect(() => displayName(name)).toThrow('NAME_INVALID');
  });
});
