import { describe, expect, it } from '@jest/globals';
import { parseRecord } from './manifest-record.js';
import { draftFieldsOf } from './record-fields.js';

const record = {
  id: 'exemple-1',
  title: 'Les fractions',
  description: 'Une séance.',
  authors: ['Autrice Exemple'],
  licence: { spdx: 'CC-BY-SA-4.0' },
};
const read = (fields: object) =>
  draftFieldsOf(parseRecord(Buffer.from(JSON.stringify({ ...record, ...fields }))));

describe('the words of a record', () => {
  it('become terms, as wide as the author said them', () => {
    const { fields, unknown } = read({
      levels: ['Cycle 3', '6e'],
      disciplines: ['maths'],
      type: ['exercice'],
    });
    expect(fields.levels).toEqual(['cycle-3', '6e']);
    expect(fields.subjects).toEqual(['mathematiques']);
    expect(fields.types).toHaveLength(1);
    expect(unknown).toEqual([]);
  });

  it('that nobody knows are reported, and kept as keywords', () => {
    const { fields, unknown } = read({
      levels: ['CM1', 'classe de neige'],
      keywords: ['fraction'],
      equipment: ['sans ordinateur', 'calculatrices', 'photocopies'],
    });
    expect(fields.levels).toEqual(['cm1']);
    expect(fields.equipment).toEqual(['sans-ordinateur', 'calculatrice']);
    expect(fields.keywords).toEqual(['fraction', 'classe de neige', 'photocopies']);
    expect(unknown).toEqual([
      { field: 'levels', word: 'classe de neige' },
      { field: 'equipment', word: 'photocopies' },
    ]);
  });

  it('name a place without its preposition', () => {
    expect(read({ place: ['classe', 'salle informatique'] }).fields.place).toEqual([
      'en-salle-de-classe',
      'en-salle-informatique',
    ]);
  });

  it('name themes by what they are called or by their short name', () => {
    const { fields, unknown } = read({ themes: ['EMI', 'Égalité filles-garçons', 'Pêche à la ligne'] });
    expect(fields.themes).toHaveLength(2);
    expect(fields.keywords).toEqual(['Pêche à la ligne']);
    expect(unknown).toEqual([{ field: 'themes', word: 'Pêche à la ligne' }]);
  });

  it('« tous niveaux » and « transversal » are the draft’s own answers', () => {
    expect(read({ levels: ['tous niveaux'], disciplines: ['transversal'] }).fields).toMatchObject({
      levels: [],
      allLevels: true,
      subjects: [],
      crossCurricular: true,
    });
  });
});

describe('the licence of a record', () => {
  it('announced without a version stays so', () => {
    expect(read({ licence: { spdx: 'LicenseRef-CC-BY-SA-unspecified' } }).fields).toMatchObject({
      licence: 'LicenseRef-CC-BY-SA-unspecified',
      licenceAnnounced: 'CC BY-SA, version non précisée par l’auteur',
    });
  });

  it('is read in an address when there is no id', () => {
    const { fields } = read({ licence: { url: 'https://creativecommons.org/licenses/by/4.0/deed.fr' } });
    expect(fields).toMatchObject({ licence: 'CC-BY-4.0', licenceAnnounced: null });
  });

  it('keeps the page where it was read', () => {
    const evidence_url = 'https://exemple.fr/LICENCE';
    expect(read({ licence: { spdx: 'MIT', evidence_url } }).fields.licenceEvidence).toBe(evidence_url);
  });

  it.each([
    ['nothing', {}, 'obligatoire'],
    ['no version and no id that says so', { label: 'CC BY-SA' }, 'ne désigne pas une licence précise'],
    ['an unknown name', { spdx: 'MaLicence-1.0' }, 'MaLicence-1.0'],
    ['all rights reserved', { spdx: 'LicenseRef-tous-droits-reserves' }, 'ne permet pas le partage ici'],
  ])('refuses %s', (_, licence, why) => {
    expect(() => read({ licence })).toThrow(why);
  });
});
