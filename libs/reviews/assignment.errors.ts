import { refusal } from '#platform/authorization';

export const AssignmentTransition = refusal(
  'ASSIGNMENT_TRANSITION',
  'Cette relecture n’est plus dans l’état que vous aviez sous les yeux. Rechargez la page.',
);
export const DeclineReasonMissing = refusal(
  'REASON_MISSING',
  'Dites pourquoi en quelques mots : le référent cherchera quelqu’un d’autre.',
  'reason',
);
