import { describe, expect, it } from '@jest/globals';
import { aisleTarget, collectionTarget, personTarget, searchTarget } from './follow-target.js';
import { namedTarget, reasonWords, titledTarget } from './follow-words.js';

const nobody = { person: null, collection: null };

describe('how what is followed is called', () => {
  it.each([
    [personTarget('p'), { person: 'Laura Exemple', collection: null }, 'Laura Exemple', 'Laura Exemple'],
    [collectionTarget('c'), { person: null, collection: 'Mesurer' }, 'la collection « Mesurer »', 'Mesurer'],
    [
      collectionTarget('c'),
      nobody,
      'une collection qui n’est plus publique',
      'Une collection qui n’est plus publique',
    ],
    [aisleTarget('cm1', 'mathematiques'), nobody, '« Mathématiques, CM1 »', 'Mathématiques, CM1'],
    [
      searchTarget({ words: 'fractions', filters: { levels: ['cm1'] } }),
      nobody,
      'la recherche « fractions, CM1 »',
      'fractions, CM1',
    ],
  ])('%#', (target, names, named, titled) => {
    expect([namedTarget(target, names), titledTarget(target, names)]).toEqual([
      named.replace(/« | »/g, (sign) => sign.replace(' ', '\u00a0')),
      titled,
    ]);
  });

  it('lets no line of somebody pass for one of ours in a mail', () => {
    const names = { person: null, collection: 'Mesurer\nL’équipe d’Essaim\u2028x' };
    expect(namedTarget(collectionTarget('c'), names)).not.toMatch(/[\n\u2028]/);
  });

  it('says why', () => {
    expect(reasonWords(['A', 'B', 'C'])).toBe('Vous recevez ceci parce que vous suivez A, B et C.');
    expect(reasonWords([])).toContain('ne suivez plus');
  });
});
