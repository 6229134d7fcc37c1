import { type NamedFile, wayOut } from '#inspection';
import { type Problem, Refusal, refusal } from '#platform/authorization';

export const CannotPublish = refusal(
  'CANNOT_PUBLISH',
  'Cette ressource a été retirée : elle ne peut plus recevoir de version.',
);
export const NotPublished = refusal('NOT_PUBLISHED', 'Cette ressource n’est pas publiée.');
export const CannotShow = refusal('NOT_HIDDEN', 'Cette ressource n’est pas masquée.');
export const DraftChanged = refusal(
  'DRAFT_CHANGED',
  'Ce brouillon a été modifié dans un autre onglet. Votre texte est gardé : comparez les deux, puis choisissez.',
  'revision',
);
export const DraftProposed = refusal(
  'DRAFT_PROPOSED',
  'Cette proposition est envoyée : elle ne change plus tant qu’elle attend une réponse. Retirez-la pour la modifier.',
);
export const DraftUnderReview = refusal(
  'DRAFT_UNDER_REVIEW',
  'Votre brouillon est chez les relecteurs : il ne change plus avant leur réponse. Pour le reprendre, retirez votre demande de relecture.',
);
export const DraftOpen = refusal(
  'DRAFT_OPEN',
  'Son auteur prépare une nouvelle version : rien n’est changé par-dessus.',
);
export const UploadUnknown = refusal(
  'UPLOAD_UNKNOWN',
  'Ce dépôt n’existe pas ou n’est pas le vôtre. Déposez le fichier de nouveau.',
  'uploadId',
);
export const UploadRefused = refusal(
  'UPLOAD_REFUSED',
  'Ce fichier a été refusé : il ne peut pas être joint.',
  'uploadId',
);
export const ResourceTooLarge = refusal(
  'RESOURCE_TOO_LARGE',
  'Cette ressource dépasse le poids permis. Retirez un fichier, ou découpez-la en deux ressources.',
  'files',
);
export const FileTooLarge = refusal(
  'FILE_TOO_LARGE',
  'Ce fichier est trop lourd. Réduisez les images ou découpez-le, puis déposez-le de nouveau.',
  'files',
);
export const TooManyUploads = refusal(
  'TOO_MANY_UPLOADS',
  'Trop d’envois sont commencés et pas finis. Reprenez-les, ou attendez demain : ils seront oubliés.',
  'files',
);
export const FileMissing = refusal('FILE_MISSING', 'Aucun fichier reçu : le champ se nomme « file ».');
export const LengthMissing = refusal('LENGTH_MISSING', 'Dites d’abord combien d’octets le fichier compte.');
export const TooManyFiles = refusal(
  'TOO_MANY_FILES',
  'Une ressource porte au plus 60 fichiers. Regroupez-les dans une archive ZIP.',
  'files',
);
export const TermUnknown = (field: string) =>
  new Refusal({ code: 'TERM_UNKNOWN', message: 'Cette valeur n’est pas dans la liste proposée.', field });
export const AddressInvalid = (field: string) =>
  new Refusal({ code: 'ADDRESS_INVALID', message: 'Une adresse commence par https:// ou http://.', field });
export const TextTooLong = (field: string, most: number) =>
  new Refusal({
    code: 'TEXT_TOO_LONG',
    message: `Au plus ${most.toLocaleString('fr-FR')} caractères.`,
    field,
  });
export const DurationInvalid = refusal(
  'DURATION_INVALID',
  'Une durée est un nombre de minutes, de 1 à 12 000.',
  'durationMinutes',
);
export const ReasonMissing = refusal(
  'REASON_MISSING',
  'Dites pourquoi, en une phrase : elle restera à cette adresse.',
  'reason',
);
export const QuestionMissing = refusal(
  'QUESTION_MISSING',
  'Écrivez votre question, même courte.',
  'question',
);
export const AnswerMissing = refusal('ANSWER_MISSING', 'Écrivez la réponse.', 'answer');
export const FindingUnknown = refusal(
  'FINDING_UNKNOWN',
  'Cet endroit a changé depuis : relisez la liste, elle est à jour.',
  'findings',
);
export const ReasonNotOffered = refusal(
  'FINDING_REASON_INVALID',
  'Cette réponse ne convient pas ici : choisissez-en une de la liste.',
  'findings',
);
export const LicenceUnknownHere = refusal(
  'LICENCE_UNKNOWN',
  'Cette licence n’est pas dans notre liste.',
  'licence',
);
export const ItemIncomplete = (field: string) =>
  new Refusal({
    code: 'ITEM_INCOMPLETE',
    message: 'Indiquez le titre et l’auteur de ce que vous avez repris.',
    field,
  });

export const openTwinMissing = (file: NamedFile, field = 'files'): Problem => ({
  code: 'OPEN_TWIN_MISSING',
  message: `« ${file.name} » n’a pas à côté de lui, sous le même nom, sa version dans un format ouvert. Ajoutez-la, ou retirez ce fichier. ${wayOut(file) ?? ''}`,
  field,
});

export const fileInfected = ({ name }: NamedFile): Problem => ({
  code: 'FILE_INFECTED',
  message: `L’antivirus a trouvé un programme malveillant dans « ${name} ». Retirez ce fichier, analysez votre ordinateur, puis déposez une version saine.`,
  field: 'files',
});

export class OpenTwinMissing extends Refusal {
  constructor(file: NamedFile, field: string) {
    super(openTwinMissing(file, field));
  }
}

/** Everything that stands between a draft and its publication, each beside its field. */
export class DraftIncomplete extends Refusal {
  constructor(problems: readonly Problem[]) {
    super(problems);
  }
}

export const missing: Record<string, Problem> = {
  title: { code: 'TITLE_MISSING', message: 'Donnez un titre : c’est lui que l’on cherche.', field: 'title' },
  summary: {
    code: 'SUMMARY_MISSING',
    message: 'Résumez la ressource en une ou deux phrases.',
    field: 'summary',
  },
  levels: {
    code: 'LEVEL_MISSING',
    message: 'Choisissez au moins un niveau, ou « tous niveaux ».',
    field: 'levels',
  },
  subjects: {
    code: 'SUBJECT_MISSING',
    message: 'Choisissez au moins une discipline, ou « transversal ».',
    field: 'subjects',
  },
  types: { code: 'TYPE_MISSING', message: 'Choisissez au moins un type de ressource.', field: 'types' },
  licence: {
    code: 'LICENCE_MISSING',
    message: 'Choisissez une licence : sans elle, personne n’a le droit de vous adapter.',
    field: 'licence',
  },
  content: { code: 'CONTENT_MISSING', message: 'Ajoutez un fichier, un texte ou un lien.', field: 'files' },
  licenceClosed: {
    code: 'LICENCE_NOT_PUBLISHABLE',
    message:
      'Cette licence ne permet pas le partage ici. Choisissez une licence libre, ou donnez seulement un lien.',
    field: 'licence',
  },
  attestation: {
    code: 'ATTESTATION_MISSING',
    message: 'Cochez la case : nous ne pouvons pas dire à votre place que vous avez ces droits.',
    field: 'rightsAnswers.attested',
  },
  itemClosed: {
    code: 'ITEM_NOT_PUBLISHABLE',
    message:
      'Un élément repris n’a pas de licence qui permette de le publier. Retirez-le, ou remplacez-le par un lien.',
    field: 'thirdPartyItems',
  },
};
