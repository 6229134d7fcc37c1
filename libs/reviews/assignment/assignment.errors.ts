import { type Problem, Refusal, refusal } from '#platform/authorization';

export const AssignmentTransition = refusal(
  'ASSIGNMENT_TRANSITION',
  'Cette relecture n’est plus dans l’état que vous aviez sous les yeux. Rechargez la page.',
);
export const DeclineReasonMissing = refusal(
  'REASON_MISSING',
  'Dites pourquoi en quelques mots : le référent cherchera quelqu’un d’autre.',
  'reason',
);
export const NobodyChosen = refusal('NOBODY_CHOSEN', 'Choisissez au moins une personne.', 'reviewerIds');
export const SubmissionNotInReview = refusal(
  'NOT_IN_REVIEW',
  'Cette ressource n’attend pas de relecture en ce moment.',
);
export const NotWaiting = refusal('NOT_WAITING', 'Cette ressource n’attend pas de relecteur en ce moment.');
export const NobodyReading = refusal(
  'NOBODY_READING',
  'Personne n’y a de relecture en cours : une proposition sans réponse passe d’elle-même à quelqu’un d’autre.',
);
export const RemindedAlready = refusal(
  'REMINDED_ALREADY',
  'Un rappel est déjà parti depuis moins d’un jour : laissez le temps de répondre.',
);
export const NobodyLate = refusal('NOBODY_LATE', 'Aucune relecture n’y est en retard.');
export const NobodyFree = refusal(
  'NOBODY_FREE',
  'Personne d’autre n’est libre : rien n’a changé. Ajoutez quelqu’un qui relira.',
);

/** Each person that cannot be asked, and why. */
export class ReviewersRefused extends Refusal {
  constructor(problems: readonly Problem[]) {
    super(problems);
  }
}

export const reviewerRefused = (id: string, message: string): Problem => ({
  code: 'REVIEWER_REFUSED',
  message,
  field: `reviewerIds.${id}`,
});
