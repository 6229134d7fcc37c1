import type { ReviewWorkspaceQuery, SaveReviewInput } from '#contract';
import { choiceOf, type FormBody, isChecked, numberOf, textOf } from '../layout/form.js';
import { type Criterion, fillAnswers, gradeField, readAnswers } from './rubric-answers.js';

export type Assignment = NonNullable<ReviewWorkspaceQuery['assignment']>;
type Review = NonNullable<Assignment['review']>;

const VERDICTS = ['PUBLISHABLE', 'TO_RETOUCH', 'TO_REWORK'] as const;
const SIGNATURES = ['NAME', 'ACADEMIE'] as const;
const ANSWERS = ['oui', 'non'] as const;

/** What the form holds of a review, as it was last saved. */
export function fillReview(review: Review | null | undefined): FormBody {
  if (!review) return { signature: 'ACADEMIE', revision: '0' };
  return {
    ...fillAnswers(review.answers),
    revision: String(review.revision),
    strengths: review.strengths,
    verdict: review.verdict ?? '',
    privateNote: review.privateNote ?? '',
    usedAi: review.usedAi === null ? '' : review.usedAi ? 'oui' : 'non',
    aiWords: review.aiWords,
    signature: review.signsByName ? 'NAME' : 'ACADEMIE',
    mayBeShown: review.mayBeShown ? 'oui' : '',
  };
}

/** The form as `saveReview` takes it. */
export function readReview(id: string, body: FormBody, criteria: readonly Criterion[]): SaveReviewInput {
  const usedAi = choiceOf(body, 'usedAi', ANSWERS);
  return {
    id,
    revision: numberOf(body, 'revision') ?? 0,
    answers: readAnswers(body, criteria),
    strengths: textOf(body, 'strengths'),
    verdict: choiceOf(body, 'verdict', VERDICTS),
    privateNote: textOf(body, 'privateNote'),
    usedAi: usedAi === null ? null : usedAi === 'oui',
    aiWords: textOf(body, 'aiWords'),
    signature: choiceOf(body, 'signature', SIGNATURES),
    mayBeShown: isChecked(body, 'mayBeShown'),
  };
}

/** How many answers the form still wants, as its writer sees it. */
export function unanswered(values: FormBody, criteria: readonly Criterion[]): number {
  const open = criteria.filter(({ key }) => textOf(values, gradeField(key)) === '').length;
  const rest = ['strengths', 'verdict', 'usedAi'].filter((name) => textOf(values, name).trim() === '').length;
  return open + rest;
}
