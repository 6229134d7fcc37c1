import { Refusal, refusal } from '#platform/authorization';
import { dayInWords } from '#platform/french';

export const PersonUnknown = refusal(
  'PERSON_UNKNOWN',
  'Aucun compte ouvert n’a cette page. Copiez l’adresse de sa page publique.',
  'person',
);
export const TerritoryUnknown = refusal(
  'TERRITORY_UNKNOWN',
  'Choisissez un territoire de la liste.',
  'territoryId',
);
export const MandateToOneself = refusal(
  'MANDATE_TO_ONESELF',
  'Personne ne se donne un mandat. Demandez-le : quelqu’un d’autre décidera.',
  'person',
);
export const MandateOutOfReach = refusal(
  'MANDATE_OUT_OF_REACH',
  'Vos mandats ne permettent pas de donner ce rôle dans ce territoire.',
  'territoryId',
);
export const RoleIsEverywhere = refusal(
  'ROLE_IS_EVERYWHERE',
  'La modération n’a pas de territoire\u00a0: choisissez «\u00a0France entière\u00a0».',
  'territoryId',
);
export const MandateEndMissing = refusal(
  'MANDATE_END_MISSING',
  'Donnez une date de fin\u00a0: ce mandat en a toujours une.',
  'endsAt',
);
export const MandateEndsBefore = refusal(
  'MANDATE_ENDS_BEFORE',
  'La fin vient avant le début, ou elle est déjà passée.',
  'endsAt',
);
export const MandateTooLate = refusal(
  'MANDATE_TOO_LATE',
  'Un mandat commence dans l’année qui vient.',
  'startsAt',
);
export const MandateTooLong = (latest: Date) =>
  new Refusal({
    code: 'MANDATE_TOO_LONG',
    message: `Ce mandat dure trois ans au plus\u00a0: jusqu’au ${dayInWords(latest)}.`,
    field: 'endsAt',
  });
export const MandateBeyondOwn = (ownEnd: Date) =>
  new Refusal({
    code: 'MANDATE_BEYOND_OWN',
    message: `Votre propre mandat finit le ${dayInWords(ownEnd)}\u00a0: celui que vous donnez ne dure pas plus longtemps.`,
    field: 'endsAt',
  });
export const MandateAlready = refusal(
  'MANDATE_ALREADY',
  'Ce mandat existe déjà, pour toute cette durée.',
  'territoryId',
);
export const MandateOver = refusal('MANDATE_OVER', 'Ce mandat est déjà terminé.', 'id');
export const RoleNotAsked = refusal(
  'ROLE_NOT_ASKED',
  'On demande à devenir référent ou conseiller. Les autres rôles se donnent.',
  'role',
);
export const RequestWordsMissing = refusal(
  'REQUEST_WORDS_MISSING',
  'Dites en quelques mots ce que vous feriez\u00a0: c’est ce que lit la personne qui décide.',
  'words',
);
export const RequestWaiting = refusal(
  'REQUEST_WAITING',
  'Vous avez déjà demandé ce mandat. La réponse arrivera dans vos notifications.',
  'territoryId',
);
export const TooManyRequests = refusal(
  'TOO_MANY_REQUESTS',
  'Trois de vos demandes attendent une réponse. Attendez-en une avant la suivante.',
  'territoryId',
);
export const RequestAnswered = refusal('REQUEST_ANSWERED', 'Cette demande a déjà une réponse.', 'id');
export const RefusalWordsMissing = refusal(
  'REFUSAL_WORDS_MISSING',
  'Un refus se dit avec ses raisons, même en une phrase.',
  'words',
);
