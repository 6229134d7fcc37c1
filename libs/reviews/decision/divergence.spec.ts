import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { divergenceOf } from './divergence.js';
import type { ReviewFields, Verdict } from '../review/review.js';

const criteria = [
  { key: 'aims', weight: 5 },
  { key: 'layout', weight: 2 },
];
const review = (verdict: Verdict | null, grades: Record<string, number | null> = {}): ReviewFields => ({
  verdict,
  answers: Object.fromEntries(Object.entries(grades).map(([key, grade]) => [key, { grade }])),
});

describe('two reviews', () => {
  it.each<[string, [ReviewFields, ReviewFields], boolean, string[]]>([
    ['agree', [review('publishable'), review('publishable')], false, []],
    ['one step apart are merged', [review('publishable'), review('to_retouch')], false, []],
    ['two steps apart ask a third', [review('to_rework'), review('publishable')], true, []],
    ['one level apart are merged', [review(null, { aims: 2 }), review(null, { aims: 3 })], false, []],
    [
      'two levels apart on what weighs ask a third',
      [review(null, { aims: 1 }), review(null, { aims: 3 })],
      false,
      ['aims'],
    ],
    [
      'two levels apart on a trifle are merged',
      [review(null, { layout: 1 }), review(null, { layout: 4 })],
      false,
      [],
    ],
    [
      '« sans objet » is apart from nothing',
      [review(null, { aims: null }), review(null, { aims: 4 })],
      false,
      [],
    ],
    ['what is unanswered neither', [review(null), review('to_rework', { aims: 4 })], false, []],
  ])('%s', (_, both, onVerdict, onCriteria) => {
    expect(divergenceOf(both, criteria)).toEqual({ onVerdict, onCriteria });
  });
});

const reviews = fc.array(
  fc.record({
    verdict: fc.constantFrom<Verdict | null>('publishable', 'to_retouch', 'to_rework', null),
    answers: fc.record({
      aims: fc.record({ grade: fc.option(fc.integer({ min: 1, max: 5 })) }),
      layout: fc.record({ grade: fc.option(fc.integer({ min: 1, max: 5 })) }),
    }),
  }),
  { maxLength: 4 },
);

describe('a divergence', () => {
  it('does not depend on who came first, and one review never diverges', () => {
    fc.assert(
      fc.property(reviews, (list) => {
        const found = divergenceOf(list, criteria);
        expect(divergenceOf(list.toReversed(), criteria)).toEqual(found);
        if (list.length < 2) expect(found).toEqual({ onVerdict: false, onCriteria: [] });
      }),
    );
  });

  it('stays when another review comes', () => {
    fc.assert(
      fc.property(reviews, reviews, (list, more) => {
        const [before, after] = [divergenceOf(list, criteria), divergenceOf([...list, ...more], criteria)];
        if (before.onVerdict) expect(after.onVerdict).toBe(true);
        expect(after.onCriteria).toEqual(expect.arrayContaining([...before.onCriteria]));
      }),
    );
  });
});
