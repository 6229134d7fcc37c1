import { refusal } from '#platform/authorization';

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
