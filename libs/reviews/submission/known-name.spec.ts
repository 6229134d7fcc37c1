import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type KnownName, namesIn } from './known-name.js';

const person: KnownName = { kind: 'name', words: 'Écrivaine Préau-Petit' };
const saying = (text: string, name: KnownName = person): boolean => namesIn(text, [name]).length > 0;

describe('a name in a text', () => {
  it.each([
    'Fiche de Écrivaine Préau-Petit, 6e B',
    'PRÉAU PETIT ECRIVAINE',
    'preau-petit_ecrivaine_fractions.odt',
    'Conçue par É. Préau-Petit',
    'Demandez à Mme Préau-Petit',
    'E\u0301crivaine PRÉAU–PETIT',
  ])('is read in « %s »', (text) => expect(saying(text)).toBe(true));

  it.each([
    'Préau et son petit frère',
    'Écrivaine partage une tarte, petit à petit',
    'madame préau-petite',
    'é préau petit',
    '',
  ])('is not read in « %s »', (text) => expect(saying(text)).toBe(false));

  it('is found whatever its case, its accents, its hyphens and its order, anywhere', () => {
    const word = fc.stringMatching(/^[A-Z][a-zéèç]{2,8}$/);
    const name = fc.array(word, { minLength: 2, maxLength: 4 });
    const around = fc.stringMatching(/^[a-z ]{0,20}$/);
    const style = fc.constantFrom(
      (text: string) => text.toUpperCase(),
      (text: string) => text.normalize('NFD'),
      (text: string) => text.normalize('NFD').replace(/\p{M}/gu, ''),
    );
    fc.assert(
      fc.property(
        name,
        fc.nat(),
        fc.tuple(around, around),
        fc.tuple(style, fc.constantFrom(' ', '-', '_')),
        (words, turn, [before, after], [as, gap]) => {
          const at = turn % words.length;
          const said = as([...words.slice(at), ...words.slice(0, at)].join(gap));
          expect(saying(`${before} ${said}, ${after}`, { kind: 'name', words: words.join(' ') })).toBe(true);
        },
      ),
    );
  });

  it('is never one of its words alone, however often it comes', () => {
    const words = ['petit', 'Préau', 'ECRIVAINE', 'on', 'partage', 'une', 'tarte'];
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.integer({ min: 1, max: 9 }), (word, times) => {
        expect(saying(Array(times).fill(word).join(' '))).toBe(false);
        expect(saying(`${word} ${word}`, { kind: 'name', words: word })).toBe(false);
      }),
    );
  });
});

describe('an address of mail', () => {
  const address: KnownName = { kind: 'email', words: 'ecrivaine.preau@ac-exemple.fr' };
  it('is read whole, at the end of a sentence too', () => {
    expect(saying('Écrire à Ecrivaine.Preau@ac-exemple.fr.', address)).toBe(true);
    for (const other of [
      'chloe.ecrivaine.preau@ac-exemple.fr',
      'ecrivaine.preau@ac-exemple.fr.org',
      'ecrivaine.preau',
    ])
      expect(saying(other, address)).toBe(false);
  });
});

describe('the name of a school', () => {
  const school: KnownName = { kind: 'establishment', words: 'Collège Jean Moulin' };
  it('is read with what it is: who it is named after is a lesson', () => {
    expect(saying('6e B, college Jean-Moulin', school)).toBe(true);
    expect(saying('Jean Moulin, résistant', school)).toBe(false);
  });
});
