import { refusal } from '#platform/authorization';

export const PermissionMessageMissing = refusal(
  'PERMISSION_MESSAGE_MISSING',
  'Écrivez quelques mots à l’auteur : il décide plus volontiers quand il sait pourquoi.',
  'message',
);
export const SourceElsewhere = refusal(
  'SOURCE_ELSEWHERE',
  'Cette source vient d’ailleurs : son auteur n’a pas de compte ici. Copiez le message, envoyez-le, puis joignez sa réponse à la source.',
  'sourceId',
);
export const NobodyToAsk = refusal(
  'NOBODY_TO_ASK',
  'Personne ici ne peut répondre pour cette ressource. Copiez le message et écrivez à son auteur par un autre chemin, puis joignez sa réponse à la source.',
  'sourceId',
);
export const LicenceNotOffered = refusal(
  'LICENCE_NOT_OFFERED',
  'Choisissez une licence de la liste.',
  'licence',
);
export const LicenceAlreadyPermitted = refusal(
  'LICENCE_ALREADY_PERMITTED',
  'La licence de cette source vous le permet déjà : vous n’avez rien à demander.',
  'licence',
);
export const PermissionKnown = refusal(
  'PERMISSION_ALREADY_ASKED',
  'Vous avez déjà posé cette question. La réponse arrivera dans vos notifications.',
  'licence',
);
export const TooManyPermissions = refusal(
  'TOO_MANY_PERMISSIONS',
  'Vous avez envoyé vingt demandes depuis hier. Attendez demain pour la suivante.',
);
export const PermissionAnswered = refusal(
  'PERMISSION_ANSWERED',
  'Cette demande a déjà une réponse, et elle est définitive.',
);
export const AdaptationDeleted = refusal(
  'ADAPTATION_DELETED',
  'L’adaptation a été supprimée avant d’être publiée : il n’y a plus rien à répondre.',
);
export const PermissionSourceWithdrawn = refusal(
  'SOURCE_WITHDRAWN',
  'La ressource a été retirée entre-temps : plus personne ne peut répondre pour elle.',
);
export const PermissionSourceHidden = refusal(
  'SOURCE_HIDDEN',
  'La ressource est masquée par la modération : personne ne peut répondre pour elle tant qu’elle l’est.',
);
export const PermissionOwn = refusal(
  'PERMISSION_OWN',
  'Vous avez posé cette question : c’est à un autre signataire de la ressource d’y répondre.',
);
