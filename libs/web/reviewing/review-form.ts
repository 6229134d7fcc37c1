import type { ReviewWorkspaceQuery, SaveReviewInput } from '#contract';
import { choiceOf, type FormBody, isChecked, numberOf, textOf } from '../layout/form.js';

export type Assignment = NonNullable<ReviewWorkspaceQuery['assignment']>;
export type Criterion = Assignment['campaign']['rubric']['criteria'][number];
type Review = NonNullable<Assignment['review']>;

/** Names of the form's fields: one of each for a criterion. */
export const gradeField = (key: string): string => `note-${key}`;
export const wordsField = (key: string): string => `mot-${key}`;

const NOT_APPLICABLE = 'sans-objet';
const VERDICTS = ['PUBLISHABLE', 'TO_RETOUCH', 'TO_REWORK'] as const;
const SIGNATURES = ['NAME', 'ACADEMIE'] as const;
const ANSWERS = ['oui', 'non'] as const;

/** What the form holds of a review, as it was last saved. */
export function fillReview(review: Review | null | undefined): FormBody {
  if (!review) return { signature: 'ACADEMIE', revision: '0' };
  const answers = review.answers.flatMap(({ criterion, grade, notApplicable, note }) => [
    [gradeField(criterion), notApplicable ? NOT_APPLICABLE : grade === null ? '' : String(grade)],
    [wordsField(criterion), note ?? ''],
  ]);
  return {
    ...(Object.fromEntries(answers) as FormBody),
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
    answers: criteria.map(({ key }) => ({
      criterion: key,
      grade: numberOf(body, gradeField(key)),
      notApplicable: textOf(body, gradeField(key)) === NOT_APPLICABLE,
      note: textOf(body, wordsField(key)),
    })),
    strengths: textOf(body, 'strengths'),
    verdict: choiceOf(body, 'verdict', VERDICTS),
    privateNote: textOf(body, 'privateNote'),
    usedAi: usedAi === null ? null : usedAi === 'oui',
    aiWords: textOf(body, 'aiWords'),
    signature: choiceOf(body, 'signature', SIGNATURES),
    mayBeShown: isChecked(body, 'mayBeShown'),
  };
}

/** Where the field of a server's name stands in the page: « answers.aims.grade » is the scale of a criterion. */
export function fieldId(field: string): string {
  const [name = field, key, part] = field.split('.');
  if (name !== 'answers' || !key) return name;
  return part === 'note' ? wordsField(key) : gradeField(key);
}

/** How many answers the form still wants, as its writer sees it. */
export function unanswered(values: FormBody, criteria: readonly Criterion[]): number {
  const open = criteria.filter(({ key }) => textOf(values, gradeField(key)) === '').length;
  const rest = ['strengths', 'verdict', 'usedAi'].filter((name) => textOf(values, name).trim() === '').length;
  return open + rest;
}

export { NOT_APPLICABLE };
