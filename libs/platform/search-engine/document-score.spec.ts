import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ScoredDocument, scoreDocument } from './document-score.js';
import type { Frequency } from './text-rank.js';
import { weigh } from './plan-worth.js';
import type { QueryPlan } from './query-plan.js';

const plan: QueryPlan = {
  alternatives: [
    { unit: 0, stems: ['cod'], weight: 1, isTyped: true },
    { unit: 1, stems: ['cesar'], weight: 1, isTyped: true },
    { unit: 1, stems: ['empereur', 'romain'], weight: 0.5, isTyped: false },
  ],
  unitWeights: [1, 1],
  pairs: [{ stems: ['cod', 'cesar'], units: [0, 1] }],
  corrections: [],
  stems: [],
};
const worth = weigh(plan, [20, 5, 2], 100);

function document(more: Partial<ScoredDocument>): ScoredDocument {
  return {
    title: [],
    keywords: [],
    summary: [],
    titleLength: 0,
    wordCount: 0,
    facets: {},
    rank: 0,
    inFiles: { alternatives: [], pairs: [] },
    ...more,
  };
}
const score = (more: Partial<ScoredDocument>, boosts = [] as Parameters<typeof scoreDocument>[3]): number =>
  scoreDocument(document(more), plan, worth, boosts).score;

describe('the score of a document', () => {
  it('prefers the title to keywords, keywords to the summary, the summary to the files, and there more to less', () => {
    const files = (frequency: Frequency) => ({
      wordCount: 100,
      inFiles: { alternatives: [0, frequency] as const, pairs: [] },
    });
    const scores = [
      { title: ['cesar'] },
      { keywords: ['cesar'] },
      { summary: ['cesar'] },
      files(8),
      files(4),
      files(2),
      files(1),
    ].map((each) => score(each));
    expect(new Set(scores).size).toBe(scores.length);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores.at(-1)).toBeGreaterThan(0);
  });

  it('prefers both words to one repeated, and words side by side to words apart', () => {
    expect(score({ summary: ['cod cesar'] })).toBeGreaterThan(score({ summary: ['cod art cesar'] }));
    expect(score({ summary: ['cod art cesar'] })).toBeGreaterThan(score({ title: ['cod cod cod'] }));
  });

  it('takes an expression only whole', () => {
    expect(score({ title: ['empereur romain'] })).toBeGreaterThan(0);
    expect(score({ title: ['empereur grec romain'] })).toBe(0);
    expect(score({ title: ['cod', 'cesar'] })).toBeLessThan(score({ title: ['cod cesar'] }));
  });

  it('raises by the best boost of each facet, and excludes nothing', () => {
    const boosts = [
      { facet: 'levels', value: '6e', weight: 0.5 },
      { facet: 'levels', value: 'cycle-3', weight: 0.2 },
    ];
    const plain = score({ title: ['cod'], facets: { levels: ['5e'] } }, boosts);
    expect(plain).toBe(score({ title: ['cod'] }));
    expect(score({ title: ['cod'], facets: { levels: ['6e', 'cycle-3'] } }, boosts)).toBeCloseTo(plain * 1.5);
  });

  it('covers between nothing and all of the query, and never falls when a word is added', () => {
    const words = fc.array(fc.constantFrom('cod', 'cesar', 'art', 'empereur', 'romain'), { maxLength: 8 });
    fc.assert(
      fc.property(words, fc.constantFrom('cod', 'cesar'), (summary, more) => {
        const before = scoreDocument(document({ summary: [summary.join(' ')] }), plan, worth, []);
        const after = scoreDocument(document({ summary: [[...summary, more].join(' ')] }), plan, worth, []);
        expect(before.coverage).toBeGreaterThanOrEqual(0);
        expect(before.coverage).toBeLessThanOrEqual(1 + 1e-9);
        expect(after.score).toBeGreaterThanOrEqual(before.score - 1e-9);
      }),
    );
  });
});

describe('the worth of the parts of a plan', () => {
  it('grows with rarity, and an alternative is never worth more than the word typed', () => {
    expect(worth.rarities[1]).toBeGreaterThan(worth.rarities[0] ?? 0);
    expect(worth.alternatives[2]).toBeLessThanOrEqual(worth.alternatives[1] ?? 0);
  });

  it('is nothing for a word that no document answers', () => {
    expect(weigh(plan, [20, 0, 0], 100).rarities[1]).toBe(0);
  });

  it('is the rarity of what is searched instead, for a word that nothing holds as typed', () => {
    expect(weigh(plan, [20, 0, 7], 100).rarities[1]).toBeGreaterThan(0);
  });
});
