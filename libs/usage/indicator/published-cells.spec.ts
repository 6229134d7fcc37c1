import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Cell, fewest, publishedCells, publishedSum, publishedTallies } from './published-cells.js';

const places = ['ain', 'rhone'];
const stages = ['cycle-2', 'cycle-3'];
const subjects = ['francais', 'mathematiques'];
const paths = places.flatMap((place) =>
  stages.flatMap((stage) => subjects.map((subject) => [place, stage, subject])),
);
const cellsOf = (counts: readonly number[]): Cell[] =>
  paths.map((path, at) => ({ path, count: counts[at] ?? 0 }));

/** Small numbers above all: they are what must not be found. */
const counts = fc.array(fc.oneof(fc.nat(4), fc.nat(9), fc.nat(30)), {
  minLength: paths.length,
  maxLength: paths.length,
});

/** Every filter that a page or a program may ask: a value, or all, of each dimension. */
const filters = ['', ...places].flatMap((place) =>
  ['', ...stages].flatMap((stage) => ['', ...subjects].map((subject) => [place, stage, subject])),
);
const isWithin = (filter: readonly string[]) => (path: readonly string[]) =>
  filter.every((wanted, depth) => wanted === '' || path[depth] === wanted);
const truth = (values: readonly number[], filter: readonly string[]): number =>
  values.reduce((sum, value, at) => sum + (isWithin(filter)(paths[at] ?? []) ? value : 0), 0);
const toldOf = (values: readonly number[]): string => JSON.stringify(publishedCells(cellsOf(values)));

/** Other numbers that would be told exactly alike, and of which this filter holds another number. */
function isOpen(values: readonly number[], filter: readonly string[]): boolean {
  const told = toldOf(values);
  const steps = [-4, -3, -2, -1, 0, 1, 2, 3, 4];
  const moved = (from: readonly number[], at: number, by: number) =>
    from.map((value, index) => (index === at ? value + by : value));
  return values.some((_, at) =>
    steps.some((by) => {
      const once = moved(values, at, by);
      return values.some((__, other) =>
        steps.some((back) => {
          const twice = moved(once, other, back);
          return (
            twice.every((value) => value >= 0) &&
            truth(twice, filter) !== truth(values, filter) &&
            toldOf(twice) === told
          );
        }),
      );
    }),
  );
}

describe('what is published of counts', () => {
  it('is sums of pieces that never overlap, each a multiple of five below the truth', () => {
    fc.assert(
      fc.property(counts, (values) => {
        const pieces = publishedCells(cellsOf(values));
        expect(new Set(pieces.map(({ path }) => path.join())).size).toBe(pieces.length);
        for (const { count } of pieces) expect([count % fewest, count > 0]).toEqual([0, true]);
        for (const filter of filters) {
          const said = publishedSum(pieces, isWithin(filter)) ?? 0;
          expect(said).toBeLessThanOrEqual(truth(values, filter));
        }
      }),
    );
  });

  it('says nothing of fewer than five, whatever is asked', () => {
    fc.assert(
      fc.property(counts, (values) => {
        const pieces = publishedCells(cellsOf(values));
        for (const filter of filters)
          if (truth(values, filter) < fewest) expect(publishedSum(pieces, isWithin(filter))).toBeNull();
      }),
    );
  });

  it('leaves every number under five open, to whoever subtracts any answers from any others', () => {
    // All answers together are the pieces: if other numbers give the same pieces, no attack tells them apart.
    fc.assert(
      fc.property(counts, (values) => {
        for (const filter of filters)
          if (truth(values, filter) < fewest)
            expect([filter, isOpen(values, filter)]).toEqual([filter, true]);
      }),
      { numRuns: 60 },
    );
  }, 40_000);

  it('would not do so by rounding totals and parts each for itself: what four parts leave would be told', () => {
    const [parts, rest] = [[9, 9, 9, 9], 4];
    const floor = (count: number) => count - (count % fewest);
    const total = floor(parts.reduce((sum, each) => sum + each, rest));
    const most = parts.reduce((sum, each) => sum + floor(each) + fewest - 1, 0);
    expect(total - most).toBe(rest);
    const pieces = publishedCells([...parts, rest].map((count, at) => ({ path: [String(at)], count })));
    expect(publishedSum(pieces, () => true)).toBe(20);
  });

  it('tells small branches together, but never a number that each must fill', () => {
    const alike = (count: number, branches: number) =>
      publishedCells(Array.from({ length: branches }, (_, at) => ({ path: [String(at)], count })));
    expect(alike(3, 4)).toEqual([{ path: [], count: 10 }]);
    expect(alike(4, 5)).toEqual([{ path: [], count: 15 }]);
    expect(alike(4, 1)).toEqual([]);
  });

  it('counts who did not answer in the total, and names nobody of them', () => {
    expect(
      publishedTallies([
        { id: 'cm1', count: 12 },
        { id: null, count: 7 },
        { id: 'cm2', count: 2 },
      ]),
    ).toEqual({
      total: 15,
      parts: [
        { id: 'cm1', count: 10 },
        { id: null, count: 5 },
      ],
    });
  });
});
