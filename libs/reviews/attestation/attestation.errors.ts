import { refusal } from '#platform/authorization';

export const NothingToAttest = refusal(
  'NOTHING_TO_ATTEST',
  'Pour cette année, il n’y a rien à attester : seul compte ce qui a été envoyé, ou décidé.',
  'year',
);
export const TooManyCodes = refusal(
  'TOO_MANY',
  'Trop de codes ont été essayés d’ici. Attendez un quart d’heure.',
  'code',
);
