import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refusal } from '#platform/authorization';
import { collectionLimits } from '../collection/collection-fields.js';
import { checkSearch, type SavedSearch } from './saved-search.js';

const search: SavedSearch = { text: 'fractions', filters: {}, sort: 'relevance' };

function codeOf(work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe('what sections of a collection look for', () => {
  it('is something', () => {
    const empty = { text: '  ', filters: { levels: [] }, sort: 'newest' } as const;
    expect(codeOf(() => checkSearch({ search: empty, most: 6 }, []))).toBe('SEARCH_EMPTY');
    const filtered = { ...empty, filters: { levels: ['cm1'] } };
    expect(codeOf(() => checkSearch({ search: filtered, most: 6 }, []))).toBeNull();
  });

  it('never is more than three searches, nor shows more together than a page holds', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 24 }), { maxLength: 8 }), (wishes) => {
        const held: { id: string; most: number }[] = [];
        for (const [at, most] of wishes.entries())
          if (codeOf(() => checkSearch({ search, most }, held)) === null) held.push({ id: String(at), most });
        expect(held.length).toBeLessThanOrEqual(collectionLimits.searches);
        expect(held.reduce((sum, { most }) => sum + most, 0)).toBeLessThanOrEqual(collectionLimits.found);
      }),
    );
  });
});
