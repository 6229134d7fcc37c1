import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  breaches,
  describeFigures,
  measure,
  type JudgedQuery,
} from '../../../test/bench/relevance-figures.js';

const SHARED = process.env.ESSAIM_SHARED ?? resolve(import.meta.dirname, '../../../../shared');
const ORACLE = join(SHARED, 'corpus/eval_queries.py');
const QUERIES = join(SHARED, 'corpus/queries.jsonl');
const judged = (id: string, kind: string, grades: Record<string, number>): JudgedQuery => ({
  id,
  kind,
  query: id,
  filters: {},
  relevant: Object.entries(grades).map(([resource, grade]) => ({ id: resource, grade })),
});

describe('figures of a run', () => {
  const queries = [judged('q1', 'exact', { a: 3, b: 1 }), judged('q2', 'typo', { c: 2 })];

  it('are 1 for a perfect run, 0 for an empty one', () => {
    const perfect = measure(queries, [
      { id: 'q1', results: ['a', 'b'] },
      { id: 'q2', results: ['c'] },
    ]);
    expect(perfect.map(({ ndcg, recall }) => [ndcg, recall])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    expect(measure(queries, []).at(-1)).toMatchObject({ kind: 'ALL', queries: 2, ndcg: 0, recall: 0 });
  });

  it('count a good answer for less when it comes late', () => {
    const [exact] = measure(queries, [{ id: 'q1', results: ['x', 'a'] }]);
    expect(exact?.ndcg).toBeCloseTo(7 / Math.log2(3) / (7 + 1 / Math.log2(3)), 10);
    expect(exact?.recall).toBe(0.5);
  });

  it('are refused under the floors', () => {
    expect(breaches(measure(queries, [{ id: 'q1', results: ['a', 'b'] }]))).toHaveLength(2);
    expect(
      breaches(
        measure(queries, [
          { id: 'q1', results: ['a', 'b'] },
          { id: 'q2', results: ['c'] },
        ]),
      ),
    ).toEqual([]);
  });

  const isThere = existsSync(ORACLE) && hasPython();
  (isThere ? it : it.skip)('are those of eval_queries.py (needs python3 and the shared corpus)', () => {
    const real = readFileSync(QUERIES, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as JudgedQuery);
    const run = real.map(({ id, relevant }, n) => ({
      id,
      results: ['noise', ...relevant.map((one) => one.id).slice(n % 3)],
    }));
    const folder = mkdtempSync(join(tmpdir(), 'essaim-figures-'));
    const file = join(folder, 'run.jsonl');
    writeFileSync(file, run.map((answer) => JSON.stringify(answer)).join('\n'));
    const theirs = execFileSync('python3', [ORACLE, QUERIES, file], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(measure(real, run).map(describeFigures)).toEqual(theirs.trim().split('\n'));
  });
});

function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version']);
    return true;
  } catch {
    return false;
  }
}
