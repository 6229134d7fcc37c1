import { Refusal, refusal } from '#platform/authorization';

export const SubmissionTransition = refusal(
  'SUBMISSION_TRANSITION',
  'Cette demande de relecture n’est plus dans l’état que vous aviez sous les yeux. Rechargez la page.',
);
export const ReasonMissing = refusal(
  'REASON_MISSING',
  'Dites pourquoi, même en une phrase : la personne en face le lira.',
  'reason',
);
export const NothingChosen = refusal('NOTHING_CHOSEN', 'Choisissez au moins une ressource.', 'ids');
export const SubmittedAlready = refusal(
  'SUBMITTED_ALREADY',
  'Cette ressource est déjà dans cette campagne : suivez-la parmi vos demandes de relecture.',
  'resource',
);
export const InvitedAlready = refusal(
  'INVITED_ALREADY',
  'Cette ressource est déjà dans cette campagne, ou y est invitée : suivez-la parmi les demandes.',
  'resource',
);
export const NothingNew = refusal(
  'NOTHING_NEW',
  'Rien n’a changé depuis la dernière relecture : publiez une nouvelle version ou reprenez votre brouillon, ou confirmez qu’elle est à relire telle quelle.',
  'unchanged',
);
export const NotPublishedYet = refusal(
  'NOT_PUBLISHED_YET',
  'Cette campagne relit ce qui est publié : ses relecteurs savent de qui est la ressource. Publiez-la d’abord.',
  'resource',
);
export const PublishedAlready = refusal(
  'PUBLISHED_ALREADY',
  'Cette campagne est en double aveugle : elle ne prend que des brouillons jamais publiés, dont personne ne peut retrouver de qui ils sont.',
  'resource',
);
export const NoInvitationHere = refusal(
  'NO_INVITATION_HERE',
  'Une campagne en double aveugle n’invite pas : ce qu’elle relit n’est connu que de ses auteurs.',
  'resource',
);
export const OwnSubmission = refusal(
  'OWN_RESOURCE',
  'Vous signez cette ressource : confiez-la à la campagne comme tout le monde, une autre personne s’en occupera.',
  'resource',
);
export const DraftNotKept = refusal(
  'DRAFT_GONE',
  'Ce brouillon n’existe plus : il a été supprimé ou publié.',
  'resource',
);

/** Which part of the campaign's scope does not meet, in French. */
export class OutOfScope extends Refusal {
  constructor(why: string) {
    super({ code: 'OUT_OF_SCOPE', message: why, field: 'resource' });
  }
}
