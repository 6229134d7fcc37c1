import { Refusal, refusal } from '#platform/authorization';

export const TargetUnknown = refusal(
  'NOT_FOUND',
  'Nous ne trouvons pas cette ressource. Copiez l’adresse de sa page.',
  'resource',
);
export const NotReportable = refusal(
  'NOT_REPORTABLE',
  'Cette ressource n’est plus en ligne : il n’y a rien à signaler.',
  'resource',
);
export const VersionUnknown = refusal(
  'VERSION_UNKNOWN',
  'Cette ressource n’a pas de version à ce numéro.',
  'versionNumber',
);
export const TooManyReports = refusal(
  'TOO_MANY_REPORTS',
  'Vous avez envoyé beaucoup de signalements. Attendez un quart d’heure avant le prochain ; votre texte reste ici.',
);
export const DetailsMissing = refusal(
  'DETAILS_MISSING',
  'Dites en une phrase ce que vous avez vu, et où.',
  'details',
);
export const ContactInvalid = refusal(
  'EMAIL_INVALID',
  'Une adresse de courriel a la forme nom@academie.fr. Vous pouvez aussi ne rien indiquer.',
  'contact',
);
export const ReasonMissing = refusal(
  'REASON_MISSING',
  'Écrivez le motif : il est envoyé aux auteurs et gardé au journal.',
  'reason',
);
export const ReportAlreadyDecided = refusal(
  'REPORT_ALREADY_DECIDED',
  'Ce signalement a déjà reçu une décision.',
);
export const ReportOfAnother = refusal(
  'REPORT_OF_ANOTHER',
  'Ce signalement porte sur une autre ressource.',
  'reportId',
);
export const AlreadyHidden = refusal('ALREADY_HIDDEN', 'Cette ressource est déjà masquée.');
export const NotHidden = refusal('NOT_HIDDEN', 'Cette ressource n’est pas masquée.');
export const TextTooLong = (field: string, most: number) =>
  new Refusal({
    code: 'TEXT_TOO_LONG',
    message: `Au plus ${most.toLocaleString('fr-FR')} caractères.`,
    field,
  });
