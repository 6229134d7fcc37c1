import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compose } from './composite.js';
import { type ReviewFields, type Verdict, verdicts } from '../review/review.js';
import type { Criterion } from '../rubric/rubric.js';

const criteria = ['a', 'b'].map((key): Criterion => ({
  key,
  question: '',
  guidance: '',
  levels: Array.from({ length: 4 }, () => ({ label: '', description: '' })),
  weight: 1,
  mayNotApply: true,
  origin: { label: '', url: null },
}));
const verdict = fc.constantFrom<Verdict>('publishable', 'to_retouch', 'to_rework');
const answer = fc.record({
  grade: fc.option(fc.integer({ min: 1, max: 4 })),
  note: fc.string({ minLength: 1 }),
});
const review: fc.Arbitrary<ReviewFields> = fc.record({
  verdict,
  answers: fc.record({ a: answer, b: answer }),
});

describe('reviews together', () => {
  it('hold a grade that somebody gave, never better than half of them', () => {
    fc.assert(
      fc.property(fc.array(review, { minLength: 1, maxLength: 5 }), (reviews) => {
        const { grades, verdict: together } = compose(reviews, criteria);
        for (const key of ['a', 'b']) {
          const given = reviews.map(({ answers }) => answers?.[key]?.grade ?? null);
          const place = grades[key] ?? null;
          expect(given).toContain(place);
          const graded = given.filter((each) => each !== null);
          if (place !== null)
            expect(graded.filter((each) => each > place).length * 2).toBeLessThan(Math.max(graded.length, 1));
        }
        const steps = reviews.map((each) => verdicts.indexOf(each.verdict ?? 'publishable'));
        expect(steps).toContain(verdicts.indexOf(together ?? 'publishable'));
      }),
    );
  });
});
