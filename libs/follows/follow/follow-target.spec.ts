import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aisleTarget, collectionTarget, personTarget, searchTarget, targetKey } from './follow-target.js';

const values = fc.uniqueArray(fc.constantFrom('cp', 'ce1', 'cm1', '6e'), { minLength: 1 });
const filters = fc.record({ levels: values, subjects: values, types: values }, { requiredKeys: [] });
const words = fc.stringMatching(/^[a-zé]{1,8}( [a-zé]{1,8}){0,3}$/);

const codeOf = (make: () => unknown): string => {
  try {
    make();
    return 'none';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('what is followed', () => {
  it('is the same search in whichever order and case it was typed', () => {
    fc.assert(
      fc.property(words, filters, (text, chosen) => {
        const turned = Object.fromEntries(
          Object.entries(chosen)
            .reverse()
            .map(([facet, ids]) => [facet, [...ids, ids[0] ?? ''].reverse()]),
        );
        const typed = `  ${text.toUpperCase().replace(/ /g, ' \n ')} `;
        expect(targetKey(searchTarget({ words: typed, filters: turned }))).toBe(
          targetKey(searchTarget({ words: text, filters: chosen })),
        );
      }),
    );
  });

  it('is another search with another word or filter, and another thing of another kind', () => {
    const keys = [
      searchTarget({ words: 'fractions', filters: {} }),
      searchTarget({ words: 'fraction', filters: {} }),
      searchTarget({ words: 'fractions', filters: { levels: ['cm1'] } }),
      searchTarget({ words: 'fractions', filters: { subjects: ['cm1'] } }),
      personTarget('one'),
      collectionTarget('one'),
      aisleTarget('cm1', null),
      aisleTarget('cm1', 'mathematiques'),
      aisleTarget(null, 'mathematiques'),
    ].map(targetKey);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is a shelf by its id or its official address', () => {
    expect(codeOf(() => aisleTarget(null, null))).toBe('TERM_NOT_LISTED');
    expect(codeOf(() => aisleTarget('cm1', 'magie'))).toBe('TERM_NOT_LISTED');
    expect(aisleTarget('cm1', null)).toMatchObject({ kind: 'aisle', level: 'cm1', subject: null });
  });

  it('is no search without anything, nor one without end', () => {
    const many = Array.from({ length: 61 }, (_, n) => `n${String(n)}`);
    expect(codeOf(() => searchTarget({ words: ' \n', filters: { levels: [] } }))).toBe('SEARCH_EMPTY');
    expect(codeOf(() => searchTarget({ words: 'a'.repeat(301), filters: {} }))).toBe('SEARCH_TOO_LONG');
    expect(codeOf(() => searchTarget({ words: '', filters: { levels: many } }))).toBe('SEARCH_TOO_LONG');
  });
});
