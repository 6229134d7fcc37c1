import { describe, expect, it } from '@jest/globals';
import { type ChosenFilters, facetsOf } from './facet.js';
import { SEARCH_FACETS, type SearchFacet } from './query.js';

type Counts = Parameters<typeof facetsOf>[0];

const valuesOf = (facet: SearchFacet, counts: Counts, chosen: ChosenFilters = {}) =>
  facetsOf(counts, chosen).find(({ name }) => name === facet)?.values ?? [];

describe('facets', () => {
  it('are all there, with a name, even without a value', () => {
    const facets = facetsOf({}, {});
    expect(facets.map(({ name }) => name)).toEqual(SEARCH_FACETS);
    expect(facets.every(({ label, values }) => label !== '' && values.length === 0)).toBe(true);
  });

  it('show levels as a tree, in school order', () => {
    const counts = {
      levels: [
        { value: '6e', count: 4 },
        { value: 'college', count: 4 },
        { value: 'cycle-3', count: 6 },
        { value: 'cm1', count: 2 },
        { value: 'elementaire', count: 2 },
      ],
    };
    expect(valuesOf('levels', counts)).toEqual([
      { id: 'cycle-3', label: 'Cycle 3', count: 6, selected: false, parentId: null, depth: 0 },
      { id: 'cm1', label: 'CM1', count: 2, selected: false, parentId: 'cycle-3', depth: 1 },
      { id: '6e', label: '6e', count: 4, selected: false, parentId: 'cycle-3', depth: 1 },
    ]);
  });

  it('show a level of no place in the tree when it is chosen', () => {
    const values = valuesOf('levels', { levels: [{ value: 'college', count: 4 }] }, { levels: ['college'] });
    expect(values).toMatchObject([{ id: 'college', count: 4, selected: true, depth: 0 }]);
  });

  it('order the others by count, then by label', () => {
    const counts = {
      subjects: [
        { value: 'technologie', count: 2 },
        { value: 'anglais', count: 2 },
        { value: 'mathematiques', count: 9 },
        { value: 'education-musicale', count: 2 },
      ],
    };
    expect(valuesOf('subjects', counts).map(({ id }) => id)).toEqual([
      'mathematiques',
      'anglais',
      'education-musicale',
      'technologie',
    ]);
  });

  it('keep what is chosen although nothing has it', () => {
    const counts = { formats: [{ value: 'odt', count: 3 }] };
    expect(valuesOf('formats', counts, { formats: ['ods'] })).toMatchObject([
      { id: 'odt', count: 3, selected: false },
      { id: 'ods', count: 0, selected: true },
    ]);
  });

  it.each([
    ['levels', 'cm2', 'CM2'],
    ['subjects', 'mathematiques', 'Mathématiques'],
    ['types', 'exercice', 'Exercice'],
    ['permissions', 'adapt', 'L’adapter et partager sa version'],
    ['languages', 'en', 'Anglais'],
    ['durations', '1-h-a-2-h', 'De 1 h à 2 h'],
    ['equipment', 'calculatrice', 'Calculatrice'],
  ] as const)('say %s %s as « %s »', (facet, value, label) => {
    expect(valuesOf(facet, { [facet]: [{ value, count: 1 }] })).toMatchObject([{ label }]);
  });

  it('say an unknown value by its id', () => {
    expect(valuesOf('types', {}, { types: ['<b>'] })).toMatchObject([{ label: '<b>', count: 0 }]);
  });
});
