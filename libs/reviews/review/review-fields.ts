import { type Problem, Refusal } from '#platform/authorization';
import type { CriterionAnswer, ReviewFields } from './review.js';
import type { Criterion } from '../rubric/rubric.js';

const longest = { note: 2000, strengths: 4000, privateNote: 4000, aiWords: 1000 };

/** Answers as a form gives them: a list, one for each criterion. */
export interface GivenAnswer {
  readonly criterion: string;
  readonly grade: number | null;
  readonly notApplicable: boolean;
  readonly note: string | null;
}

/** What may be kept of a review, whatever is still missing from it; throws all that can't be at once. */
export function checkedReview(
  given: Omit<ReviewFields, 'answers'> & { answers?: readonly GivenAnswer[] },
  criteria: readonly Criterion[],
): ReviewFields {
  const problems: Problem[] = [];
  const tooLong = (text: string | undefined, field: string, most: number): void => {
    if ((text ?? '').length > most)
      problems.push({
        code: 'TOO_LONG',
        message: `Au plus ${most.toLocaleString('fr-FR')} caractères.`,
        field,
      });
  };
  tooLong(given.strengths, 'strengths', longest.strengths);
  tooLong(given.privateNote, 'privateNote', longest.privateNote);
  tooLong(given.aiWords, 'aiWords', longest.aiWords);
  const answers = given.answers?.map((answer) => {
    tooLong(answer.note ?? '', `answers.${answer.criterion}.note`, longest.note);
    const problem = problemIn(answer, criteria);
    if (problem) problems.push(problem);
    return [answer.criterion, kept(answer)] as const;
  });
  if (problems.length > 0) throw new Refusal(problems);
  const known = Object.fromEntries(
    Object.entries(given).filter(([name, value]) => name !== 'answers' && value !== undefined),
  );
  return answers ? { ...known, answers: Object.fromEntries(answers) } : known;
}

function problemIn(answer: GivenAnswer, criteria: readonly Criterion[]): Problem | null {
  const criterion = criteria.find(({ key }) => key === answer.criterion);
  const field = `answers.${answer.criterion}.grade`;
  if (!criterion)
    return { code: 'CRITERION_UNKNOWN', message: 'La grille de cette campagne n’a pas ce critère.', field };
  if (answer.notApplicable && !criterion.mayNotApply)
    return { code: 'CRITERION_APPLIES', message: 'Ce critère demande une réponse.', field };
  const isPlace = answer.grade === null || (answer.grade >= 1 && answer.grade <= criterion.levels.length);
  return isPlace ? null : { code: 'GRADE_UNKNOWN', message: 'Choisissez une des réponses proposées.', field };
}

const kept = ({ grade, notApplicable, note }: GivenAnswer): CriterionAnswer => ({
  ...(notApplicable ? { grade: null } : grade === null ? {} : { grade }),
  ...(note?.trim() ? { note: note.trim() } : {}),
});
