import { describe, expect, it } from '@jest/globals';
import { adaptationReasons } from '#vocabulary';
import { countedTerms, coverageCycles, taughtInCycle } from './coverage.js';
import { needs } from './needs.js';

describe('the coverage of what is taught', () => {
  it.each(coverageCycles().map(({ id }) => id))(
    '%s fits in a page, and counts each of its cells',
    (cycle) => {
      const taught = taughtInCycle(cycle) ?? [];
      expect(taught.length).toBeGreaterThan(0);
      // A line is ten elements at most, a page of figures six hundred.
      expect(taught.length).toBeLessThanOrEqual(40);
      const { levels, subjects } = countedTerms(taught);
      for (const { level, subject } of taught) {
        expect(levels).toContainEqual({ term: level.id, counts: level.id });
        expect(subjects).toContainEqual({ term: subject.id, counts: subject.id });
      }
    },
  );

  it('counts a cycle for each of its classes', () => {
    const { levels } = countedTerms(taughtInCycle('cycle-3') ?? []);
    expect(levels.filter(({ term }) => term === 'cycle-3').map(({ counts }) => counts)).toEqual([
      'cm1',
      'cm2',
      '6e',
    ]);
  });

  it('is asked of the cycles that it names, and of nothing else', () => {
    expect(taughtInCycle('cm1')).toBeNull();
    expect(taughtInCycle('')).toBeNull();
  });

  it('calls needs reasons to adapt that exist', () => {
    const known = adaptationReasons().map(({ id }) => id);
    expect(needs.filter((id) => !known.includes(id))).toEqual([]);
  });
});
