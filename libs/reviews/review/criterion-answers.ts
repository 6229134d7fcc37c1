import type { GivenAnswer } from './review-fields.js';
import type { CriterionAnswer } from './review.js';

interface ToldAnswer {
  readonly criterion: string;
  readonly grade: number | null;
  readonly notApplicable: boolean;
  readonly note: string | null;
}

/** An answer to a criterion as programs give it: what is not said is not answered. */
export const givenAnswer = ({
  criterion,
  grade,
  notApplicable,
  note,
}: { readonly criterion: string } & {
  readonly [Part in keyof Omit<GivenAnswer, 'criterion'>]?: GivenAnswer[Part] | null;
}): GivenAnswer => ({
  criterion,
  grade: grade ?? null,
  notApplicable: notApplicable ?? false,
  note: note ?? null,
});

/** Answers by key of criterion, as a list. */
export const toldAnswers = (answers: Readonly<Record<string, CriterionAnswer>>): ToldAnswer[] =>
  Object.entries(answers).map(([criterion, { grade, note }]) => ({
    criterion,
    grade: grade ?? null,
    notApplicable: grade === null,
    note: note ?? null,
  }));
