import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cheapestFlow, type FlowColumn, type FlowRow } from './matching-flow.js';

interface Problem {
  rows: FlowRow[];
  columns: FlowColumn[];
}

/** Rows that want up to three of at most `most` columns, at small costs so that ties are many. */
const problems = (mostRows: number, mostColumns: number): fc.Arbitrary<Problem> =>
  fc.integer({ min: 1, max: mostColumns }).chain((count) => {
    const row = fc
      .record({
        wanted: fc.integer({ min: 0, max: 3 }),
        costs: fc.array(fc.option(fc.integer({ min: 0, max: 30 })), { minLength: count, maxLength: count }),
      })
      .map(({ wanted, costs }) => {
        const columns = costs.flatMap((cost, column) => (cost === null ? [] : [column]));
        return { wanted, columns, costs: costs.filter((cost) => cost !== null) };
      });
    const column = fc.record({ load: fc.integer({ min: 0, max: 2 }), cap: fc.integer({ min: 0, max: 3 }) });
    return fc.record({
      rows: fc.array(row, { minLength: 1, maxLength: mostRows }),
      columns: fc.array(column, { minLength: count, maxLength: count }),
    });
  });

const EACH = 5;

/** Missing units, then those of the rows that stand first, then the cost: less is better, in this order. */
function worth({ rows, columns }: Problem, chosen: readonly (readonly number[])[]): number[] {
  const missing = rows.map(({ wanted }, row) => wanted - chosen[row]!.length);
  const held = columns.map(({ load }) => load);
  let cost = 0;
  chosen.forEach((taken, row) => {
    for (const column of taken) {
      cost += rows[row]!.costs[rows[row]!.columns.indexOf(column)]! + EACH * held[column]!;
      held[column]! += 1;
    }
  });
  return [missing.reduce((sum, count) => sum + count, 0), ...missing, cost];
}

const isBetter = (one: readonly number[], other: readonly number[]): boolean => {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at >= 0 && one[at]! < other[at]!;
};

/** Every assignment there is. */
function best(problem: Problem): number[] {
  const { rows, columns } = problem;
  const held = columns.map(({ load }) => load);
  const chosen: number[][] = [];
  let found: number[] | null = null;
  const subsets = (list: readonly number[], most: number): number[][] =>
    list
      .reduce<number[][]>((all, one) => [...all, ...all.map((set) => [...set, one])], [[]])
      .filter((set) => set.length <= most);
  const visit = (row: number): void => {
    const next = rows[row];
    if (!next) {
      const value = worth(problem, chosen);
      if (!found || isBetter(value, found)) found = value;
      return;
    }
    for (const taken of subsets(next.columns, next.wanted)) {
      if (taken.some((column) => held[column]! >= columns[column]!.cap)) continue;
      for (const column of taken) held[column]! += 1;
      chosen.push(taken);
      visit(row + 1);
      chosen.pop();
      for (const column of taken) held[column]! -= 1;
    }
  };
  visit(0);
  return found!;
}

/** The cheapest that has room, row after row. */
function greedy({ rows, columns }: Problem): number {
  const held = columns.map(({ load }) => load);
  let count = 0;
  for (const { wanted, columns: mine, costs } of rows) {
    const sorted = mine.map((column, at) => ({ column, cost: costs[at]! })).sort((a, b) => a.cost - b.cost);
    let given = 0;
    for (const { column } of sorted)
      if (given < wanted && held[column]! < columns[column]!.cap) {
        held[column]! += 1;
        given += 1;
      }
    count += given;
  }
  return count;
}

const solve = ({ rows, columns }: Problem): number[][] => cheapestFlow(rows, columns, EACH);

describe('the cheapest flow', () => {
  it('is the best of all assignments: most units, the first rows first, least cost', () => {
    fc.assert(
      fc.property(problems(4, 4), (problem) => {
        expect(worth(problem, solve(problem))).toEqual(best(problem));
      }),
      { numRuns: 300 },
    );
  });

  it('never goes above a cap, nor gives a column twice or one that a row may not have', () => {
    fc.assert(
      fc.property(problems(25, 12), (problem) => {
        const chosen = solve(problem);
        chosen.forEach((taken, row) => {
          expect(new Set(taken).size).toBe(taken.length);
          expect(taken.length).toBeLessThanOrEqual(problem.rows[row]!.wanted);
          expect(taken.every((column) => problem.rows[row]!.columns.includes(column))).toBe(true);
        });
        problem.columns.forEach(({ load, cap }, column) => {
          const given = chosen.flat().filter((one) => one === column).length;
          if (given > 0) expect(load + given).toBeLessThanOrEqual(cap);
        });
      }),
    );
  });

  it('gives at least as many as taking the cheapest one after another', () => {
    fc.assert(
      fc.property(problems(25, 12), (problem) => {
        expect(solve(problem).flat().length).toBeGreaterThanOrEqual(greedy(problem));
      }),
    );
  });

  it('takes from one to give to another: greedy would leave a row without', () => {
    const rows = [
      { wanted: 1, columns: [0, 1], costs: [1, 2] },
      { wanted: 1, columns: [0], costs: [1] },
    ];
    expect(
      cheapestFlow(
        rows,
        [
          { load: 0, cap: 1 },
          { load: 0, cap: 1 },
        ],
        0,
      ),
    ).toEqual([[1], [0]]);
  });

  it('levels loads before it prefers by a little', () => {
    const rows = Array.from({ length: 4 }, () => ({ wanted: 1, columns: [0, 1], costs: [0, 1] }));
    const given = cheapestFlow(
      rows,
      [
        { load: 0, cap: 9 },
        { load: 0, cap: 9 },
      ],
      12,
    ).flat();
    expect(given.filter((column) => column === 0)).toHaveLength(2);
  });
});
