import { refusal } from '#platform/authorization';

export const SubmissionTransition = refusal(
  'SUBMISSION_TRANSITION',
  'Cette demande de relecture n’est plus dans l’état que vous aviez sous les yeux. Rechargez la page.',
);
export const ReasonMissing = refusal(
  'REASON_MISSING',
  'Dites pourquoi, même en une phrase : la personne en face le lira.',
  'reason',
);
