import { describe, expect, it } from '@jest/globals';
import { findTerm } from '#vocabulary';
import { seeAllPath, shelfLevels, shelves } from './home-row.js';

describe('the rows of the home page', () => {
  it('begin with the newest', () => {
    expect(shelves[0]?.level).toBeNull();
    expect(seeAllPath(shelves[0] ?? missing())).toBe('/recherche?tri=recent');
  });

  it.each(shelves.slice(1).map((shelf) => [shelf.id, shelf] as const))('%s is a level', (_id, shelf) => {
    expect(findTerm('levels', shelf.level ?? '')).not.toBeNull();
    expect(shelfLevels(shelf)).toContain(shelf.level);
    expect(seeAllPath(shelf)).toBe(`/recherche?niveau=${shelf.level}&tri=recent`);
  });

  it('have a place for what was published for a school rather than a cycle', () => {
    const cycle3 = shelves.find(({ id }) => id === 'cycle-3') ?? missing();
    expect(shelfLevels(cycle3)).toEqual(
      expect.arrayContaining(['cycle-3', 'cm1', '6e', 'elementaire', 'college']),
    );
    expect(shelfLevels(cycle3)).not.toContain('ce2');
  });
});

function missing(): never {
  throw new Error('No such row');
}
