import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkedReview } from './review-fields.js';
import { isUnderMiddle, Review, type ReviewFields } from './review.js';
import type { Criterion } from '../rubric/rubric.js';

const now = new Date('2026-11-30T10:00:00Z');
const criterion = (key: string, levels: number, mayNotApply = false): Criterion => ({
  key,
  question: `Question ${key} ?`,
  guidance: '',
  levels: Array.from({ length: levels }, (_, at) => ({ label: `${at}`, description: '' })),
  weight: 1,
  mayNotApply,
  origin: { label: 'Ici', url: null },
});
const criteria = [criterion('a', 3), criterion('b', 4), criterion('c', 5, true)];
const complete: ReviewFields = {
  answers: { a: { grade: 1 }, b: { grade: 3, note: 'Raccourcir la consigne.' }, c: { grade: null } },
  strengths: 'Se lance en deux minutes.',
  verdict: 'to_retouch',
  usedAi: false,
};
const written = (fields: ReviewFields): Review => {
  const review = Review.begin('review', now);
  review.change(0, fields, now);
  return review;
};

describe('a review', () => {
  it('is sent when every criterion, the strengths, the verdict and the question of AI have an answer', () => {
    const review = written(complete);
    expect(review.send(criteria, now)).toEqual({ type: 'review.sent', reviewId: 'review' });
    expect(() => review.change(1, { strengths: '' }, now)).toThrow('REVIEW_SENT');
    expect(() => review.send(criteria, now)).toThrow('REVIEW_SENT');
  });

  it.each<[string, ReviewFields, string]>([
    ['a criterion', { answers: { ...complete.answers, a: {} } }, 'answers.a.grade'],
    [
      'something to do under the middle',
      { answers: { ...complete.answers, b: { grade: 3 } } },
      'answers.b.note',
    ],
    ['what works', { strengths: ' ' }, 'strengths'],
    ['the verdict', { verdict: null }, 'verdict'],
    ['the question of AI', { usedAi: null }, 'usedAi'],
  ])('says what is missing: %s', (_what, change, field) => {
    const review = written({ ...complete, ...change });
    expect(review.missing(criteria).map((problem) => problem.field)).toEqual([field]);
    expect(() => review.send(criteria, now)).toThrow('REVIEW_INCOMPLETE');
    expect(review.sentAt).toBeNull();
  });

  it('is never written over by who had read an older state', () => {
    const review = written(complete);
    expect(() => review.change(0, { strengths: 'Autre' }, now)).toThrow('REVIEW_CHANGED');
    expect(review.fields.strengths).toBe(complete.strengths);
  });

  it('takes the same words twice as once: the answer to the first was cut', () => {
    const review = written(complete);
    review.change(0, { ...complete, answers: { ...complete.answers } }, now);
    expect(review.revision).toBe(1);
    expect(() => review.change(0, { ...complete, verdict: 'publishable' }, now)).toThrow('REVIEW_CHANGED');
  });

  it('asks for a word for the lower half of any scale, never for the middle or above', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 5 }), fc.integer({ min: 1, max: 5 }), (levels, grade) => {
        fc.pre(grade <= levels);
        const above = grade - 1;
        const below = levels - grade;
        expect(isUnderMiddle(criterion('x', levels), grade)).toBe(above > below);
      }),
    );
    expect(isUnderMiddle(criterion('x', 3), null)).toBe(false);
  });
});

describe('what is kept of a review', () => {
  const answer = (criterion: string, grade: number | null, notApplicable = false) => ({
    criterion,
    grade,
    notApplicable,
    note: null,
  });

  it('may be incomplete', () => {
    expect(checkedReview({ answers: [answer('a', null), answer('c', null, true)] }, criteria)).toEqual({
      answers: { a: {}, c: { grade: null } },
    });
  });

  it.each([
    ['a criterion of another rubric', answer('z', 1), 'CRITERION_UNKNOWN'],
    ['a level that the scale has not', answer('a', 4), 'GRADE_UNKNOWN'],
    ['a level before the first', answer('a', 0), 'GRADE_UNKNOWN'],
    ['« sans objet » where it applies', answer('a', null, true), 'CRITERION_APPLIES'],
  ])('is refused for %s', (_what, given, code) => {
    expect(() => checkedReview({ answers: [given] }, criteria)).toThrow(code);
  });

  it('says everything that is too long at once', () => {
    const long = { strengths: 'x'.repeat(4001), privateNote: 'x'.repeat(4001) };
    expect(() => checkedReview(long, criteria)).toThrow('TOO_LONG, TOO_LONG');
  });
});
