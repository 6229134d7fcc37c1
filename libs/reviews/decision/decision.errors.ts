import { Refusal, refusal } from '#platform/authorization';

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

export class ReviewsMissing extends Refusal {
  constructor(missing: number) {
    const message =
      missing === 1
        ? 'Il manque une relecture : attendez-la, ou demandez à quelqu’un d’autre.'
        : `Il manque ${missing} relectures : attendez-les, ou demandez à d’autres.`;
    super({ code: 'REVIEWS_MISSING', message, field: null });
  }
}

export const ReviewsDiverge = refusal(
  'REVIEWS_DIVERGE',
  'Les deux relectures ne s’accordent pas : demandez-en une troisième avant de décider.',
);
export const OwnReview = refusal(
  'OWN_REVIEW',
  'Vous relisez cette ressource : un autre référent doit décider.',
);
export const NotDecided = refusal('NOT_DECIDED', 'Cette ressource n’a pas encore de décision.');
export const MentorUnknown = refusal(
  'MENTOR_UNKNOWN',
  'Nous ne trouvons pas cette personne : donnez l’adresse de sa page.',
  'mentor',
);
