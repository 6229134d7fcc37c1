import { type Problem, refusal, Refusal } from '#platform/authorization';

/** All that must be mended in what was typed. */
export class CampaignRefused extends Refusal {
  constructor(problems: readonly Problem[]) {
    super(problems);
  }
}

export const CampaignTransition = refusal(
  'CAMPAIGN_TRANSITION',
  'Cette campagne n’est plus dans l’état que vous aviez sous les yeux. Rechargez la page.',
);
export const CampaignNotOpen = refusal(
  'CAMPAIGN_NOT_OPEN',
  'Cette campagne ne reçoit pas de ressources aujourd’hui.',
);
export const CampaignClosed = refusal(
  'CAMPAIGN_CLOSED',
  'Cette campagne est close : ce qu’elle a décidé reste.',
);
export const SubmissionsUndecided = refusal(
  'SUBMISSIONS_UNDECIDED',
  'Des ressources attendent encore une décision : décidez, ou déclinez-les en disant pourquoi.',
);
export const TerritoryNotCovered = refusal(
  'TERRITORY_NOT_COVERED',
  'Votre mandat ne couvre pas ce territoire. Choisissez-en un qu’il couvre.',
  'territoryId',
);
export const ReceiverWithoutMandate = refusal(
  'RECEIVER_WITHOUT_MANDATE',
  'Cette personne n’a pas aujourd’hui de mandat qui couvre le territoire de la campagne. Choisissez une personne qui en a un.',
  'person',
);
export const ResourceUnknown = refusal(
  'RESOURCE_UNKNOWN',
  'Une des adresses ne mène à aucune ressource publiée.',
  'resources',
);
