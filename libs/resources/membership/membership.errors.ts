import { refusal } from '#platform/authorization';

export const InvitationClosed = refusal('INVITATION_CLOSED', 'Cette invitation n’attend plus de réponse.');
export const AlreadyMember = refusal(
  'ALREADY_MEMBER',
  'Cette personne signe déjà la ressource à ce titre.',
  'person',
);
export const PersonUnknown = refusal(
  'PERSON_UNKNOWN',
  'Aucun compte n’a cette page publique. Donnez une adresse de courriel, ou l’adresse de sa page sur Essaim.',
  'person',
);
export const TooManyInvitations = refusal(
  'TOO_MANY_INVITATIONS',
  'Trop d’invitations attendent une réponse. Annulez-en une, ou attendez.',
  'person',
);
export const NotMember = refusal(
  'NOT_MEMBER',
  'Cette personne n’est pas membre de la ressource. Invitez-la d’abord.',
  'person',
);
export const LastAuthor = refusal(
  'LAST_AUTHOR',
  'Vous êtes la seule personne responsable de cette ressource. Confiez-la d’abord à un membre, ou retirez-la.',
);
