import { describe, expect, it } from '@jest/globals';
import { type Frequency, type Head, headImpact, worthOfOccurrences } from './text-rank.js';

const head = (more: Partial<Head>): Head => ({ title: [], keywords: [], summary: [], ...more });

// Each figure is what `select ts_rank('{0,0.35,0.7,1}', head, query)` of PostgreSQL 18 answers for the same text.
describe('the rank of a text, as PostgreSQL says it', () => {
  it.each<[string, Partial<Head>, string[], number]>([
    ['once in the title', { title: ['volcan'] }, ['volcan'], 0.6079],
    ['twice in the title', { title: ['volcan volcan'] }, ['volcan'], 0.7599],
    ['in title and summary', { title: ['volcan'], summary: ['volcan'] }, ['volcan'], 0.6611],
    ['two words side by side', { title: ['cod cesar'] }, ['cod', 'cesar'], 0.991],
    ['two words in a summary', { summary: ['cod cesar'] }, ['cod', 'cesar'], 0.3469],
    ['two words apart', { title: ['cod'], summary: ['cesar'] }, ['cod', 'cesar'], 0.3061],
    ['one of two words', { title: ['cod'] }, ['cod', 'cesar'], 0],
  ])('%s', (_, text, stems, rank) => {
    expect(headImpact(head(text), stems)).toBeCloseTo(rank, 3);
  });

  it('gives more to more occurrences, and less to those that follow the head', () => {
    const frequencies: Frequency[] = [0, 1, 2, 4, 8];
    const worth = frequencies.map((frequency) => worthOfOccurrences(frequency, ['volcan'], 0));
    expect(worth).toEqual([...worth].sort((a, b) => a - b));
    expect(worth[1]).toBeCloseTo(0.6079, 3);
    expect(worthOfOccurrences(8, ['volcan'], 3)).toBeLessThan(worthOfOccurrences(8, ['volcan'], 0));
  });
});
