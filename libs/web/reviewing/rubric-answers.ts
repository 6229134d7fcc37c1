import type { CriterionAnswerInput, RubricWordsFragment } from '#contract';
import { type FormBody, numberOf, textOf } from '../layout/form.js';

export type Criterion = Pick<
  RubricWordsFragment['criteria'][number],
  'key' | 'question' | 'guidance' | 'levels' | 'mayNotApply'
>;

/** An answer to a criterion, as it was saved. */
export interface Answer {
  readonly criterion: string;
  readonly grade: number | null;
  readonly notApplicable: boolean;
  readonly note: string | null;
}

/** Names of the form's fields: one of each for a criterion. */
export const gradeField = (key: string): string => `note-${key}`;
export const wordsField = (key: string): string => `mot-${key}`;

export const NOT_APPLICABLE = 'sans-objet';

/** What the fields of a rubric hold of these answers. */
export const fillAnswers = (answers: readonly Answer[]): FormBody =>
  Object.fromEntries(
    answers.flatMap(({ criterion, grade, notApplicable, note }) => [
      [gradeField(criterion), notApplicable ? NOT_APPLICABLE : grade === null ? '' : String(grade)],
      [wordsField(criterion), note ?? ''],
    ]),
  );

/** The fields of a rubric as the server takes them. */
export const readAnswers = (
  body: FormBody,
  criteria: readonly Pick<Criterion, 'key'>[],
): CriterionAnswerInput[] =>
  criteria.map(({ key }) => ({
    criterion: key,
    grade: numberOf(body, gradeField(key)),
    notApplicable: textOf(body, gradeField(key)) === NOT_APPLICABLE,
    note: textOf(body, wordsField(key)),
  }));

/** Where the field of a server's name stands in the page: « answers.aims.grade » is the scale of a criterion. */
export function fieldId(field: string): string {
  const [name = field, key, part] = field.split('.');
  if (name !== 'answers' || !key) return name;
  return part === 'note' ? wordsField(key) : gradeField(key);
}
