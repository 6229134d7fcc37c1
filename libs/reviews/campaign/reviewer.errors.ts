import { Refusal, refusal } from '#platform/authorization';

export const AbsenceReversed = refusal(
  'DATES_REVERSED',
  'La fin de votre absence vient après son début.',
  'absentUntil',
);
export const ReviewerFieldInvalid = (field: string, message: string) =>
  new Refusal({ code: 'FIELD_INVALID', message, field });
export const ReviewerUnknown = refusal(
  'PERSON_UNKNOWN',
  'Nous ne trouvons pas de compte à cette adresse. Copiez celle de la page de la personne.',
  'person',
);
export const CampaignNotJoinable = refusal(
  'CAMPAIGN_NOT_RUNNING',
  'Cette campagne ne cherche pas de relecteurs en ce moment.',
);
