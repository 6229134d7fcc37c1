import { describe, expect, it } from '@jest/globals';
import { findPupilTraces, passagesOf, shapeOf } from './index.js';

const rulesIn = (text: string, kind: 'text' | 'table' | 'code' = 'text'): string[] =>
  findPupilTraces([{ text, kind, place: 'texte' }]).map(({ rule }) => rule);

describe('an address', () => {
  it.each([
    'eleve.nom@gmail.com',
    'eleve.nom [at] gmail.com',
    'eleve.nom(at)gmail [point] com',
    'eleve.nom arobase orange.fr',
  ])('%s is a person’s', (text) => expect(rulesIn(text)).toEqual(['email']));
  it('at an académie is asked about; at its pupils’ domain it is severe', () => {
    expect(rulesIn('eleve.nom@ac-lyon.fr')).toEqual(['work-email']);
    expect(rulesIn('eleve.nom@eleves.ac-lyon.fr')).toEqual(['email']);
  });
  it.each([
    'contact@ac-lyon.fr',
    'ce.0750001a@ac-paris.fr',
    'ien75@ac-paris.fr',
    'prenom.nom@example.org',
    '@media',
    'git@',
  ])('%s is nobody’s', (text) => expect(rulesIn(text)).toEqual([]));
});

describe('a telephone number', () => {
  it.each([
    '06 71 45 89 23',
    '06.71.45.89.23',
    '06-71-45-89-23',
    '0671458923',
    '+33 6 71 45 89 23',
    '+33 (0)6 71 45 89 23',
    '0033671458923',
    '06\u202f71\u202f45\u202f89\u202f23',
  ])('%s is found', (text) => expect(rulesIn(`Le ${text}.`)).toEqual(['phone']));
  it.each([
    '0 800 05 12 34',
    '06 39 98 12 34',
    '01 02 03 04 05',
    '0101010101',
    '0671458923 × 2',
    '978-2-07-036822-8',
    '12 06 71 45 89 23 12',
    '0671458923 mètres',
  ])('%s is none', (text) => expect(rulesIn(text)).toEqual([]));
  it('alone in a program is a constant, announced it is a number', () => {
    expect(rulesIn('seed = 0671458923', 'code')).toEqual([]);
    expect(rulesIn('portable 0671458923', 'code')).toEqual(['phone']);
  });
});

describe('an INE', () => {
  it.each(['123456789AB', '1234567890A', '1234A12345B', 'INE : 1234 567 89AB'])('%s is found', (text) =>
    expect(rulesIn(text)).toEqual(['ine']),
  );
  it.each(['0750001K', '123456789', 'A1234567890AB'])('%s is none', (text) =>
    expect(rulesIn(text)).toEqual([]),
  );
});

describe('a list of names', () => {
  const list = (facts: readonly string[]) =>
    [
      'Élève | Fait',
      ...facts.map(
        (fact, at) => `${['Louise', 'Karim', 'Chloé', 'Hugo'][at]} NOM${'ABCD'.charAt(at)} | ${fact}`,
      ),
    ].join('\n');

  it('is a class list with grades, dates of birth or absences', () => {
    for (const facts of [
      ['12/20', '8/20', '15/20'],
      ['12,5', '8,5', '9,5'],
      ['03/04/2014', '05/06/2014', '07/08/2014'],
      ['absent', '2 absences', 'retard'],
    ])
      expect(rulesIn(list(facts), 'table')).toEqual(['class-list']);
  });
  it('is none with years of authors, or of two persons', () => {
    expect(rulesIn(list(['1802', '1840', '1913']), 'table')).toEqual([]);
    expect(rulesIn(list(['12/20', '8/20']), 'table')).toEqual([]);
  });
});

describe('a finding', () => {
  it('says where it stands, how many there are, and masks what it saw', () => {
    const [finding] = findPupilTraces([
      { kind: 'table', place: 'tableau 2', text: 'Élève | Courriel\nA | lea.x@free.fr\nB | leo.y@free.fr' },
    ]);
    expect(finding).toMatchObject({
      rule: 'email',
      severity: 'severe',
      place: 'tableau 2, lignes 2 à 3',
      count: 2,
      mask: 'l…@…fr',
    });
  });
  it('in prose is named by its paragraph', () => {
    const blocks = ['Un', 'Deux', 'Écrire à lea.x@free.fr'].map((text) => ({ kind: 'paragraph', text }));
    expect(findPupilTraces(passagesOf({ blocks })).map(({ place }) => place)).toEqual(['paragraphe 3']);
  });
});

describe('a shape', () => {
  it('is the same for two data of one form, and tells neither', () => {
    expect(shapeOf(['06 71 45 89 23'])).toBe(shapeOf(['07 11 22 33 44']));
    expect(shapeOf(['06 71 45 89 23'])).not.toBe(shapeOf(['0671458923']));
  });
});
