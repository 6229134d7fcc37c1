import { refusal } from '#platform/authorization';

export const AlreadyDecided = refusal(
  'ALREADY_DECIDED',
  'Cette ressource a déjà une décision. Rechargez la page pour la lire.',
);
export const DecisionReasonMissing = refusal(
  'REASON_MISSING',
  'Écrivez pourquoi : c’est ce que les auteurs lisent d’abord.',
  'reason',
);
export const ActionsMissing = refusal(
  'ACTIONS_MISSING',
  'Écrivez trois choses concrètes à faire : « à reprendre » sans elles décourage.',
  'actions',
);
