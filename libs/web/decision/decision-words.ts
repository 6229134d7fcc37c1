import type { ReviewDecisionQuery } from '#contract';

export type Submission = NonNullable<ReviewDecisionQuery['submission']>;
export type Round = Submission['rounds'][number];
export type Review = Round['reviews'][number];
type Outcome = NonNullable<Round['outcome']>;
type Verdict = NonNullable<Review['verdict']>;

export const OUTCOMES: Record<Outcome, { label: string; note: string }> = {
  RECOMMENDED: { label: 'Recommandée', note: 'Public, sur la version qui a été lue.' },
  REVIEWED: { label: 'Relue', note: 'Public, sur la version qui a été lue.' },
  RESERVATIONS: { label: 'Relue avec réserves', note: 'Public, avec vos raisons.' },
  REWORK: { label: 'À reprendre', note: 'Reste entre les auteurs et vous. Dites trois choses à faire.' },
};

export const VERDICTS: Record<Verdict, string> = {
  PUBLISHABLE: 'Publiable',
  TO_RETOUCH: 'À retoucher',
  TO_REWORK: 'À revoir',
};

/** What a review answers to a criterion, in words. */
export function levelOf(
  review: Pick<Review, 'answers'>,
  { key, levels }: Submission['campaign']['rubric']['criteria'][number],
): string {
  const answer = review.answers.find(({ criterion }) => criterion === key);
  if (!answer) return 'Sans réponse';
  return answer.grade === null ? 'Sans objet' : (levels[answer.grade - 1]?.label ?? '');
}
