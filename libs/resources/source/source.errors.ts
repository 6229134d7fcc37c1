import type { MixedWork, MixOption } from '#licensing';
import { type Problem, Refusal, refusal } from '#platform/authorization';

export const SourceUnknown = refusal(
  'SOURCE_UNKNOWN',
  'Aucune ressource publiée ne répond à cette adresse. Vérifiez-la, ou décrivez la source comme venant d’ailleurs.',
  'resource',
);
export const SourceIsOwn = refusal(
  'SOURCE_IS_ITSELF',
  'Une ressource n’est pas sa propre source : publiez plutôt une nouvelle version.',
  'resource',
);
export const SourceKnown = refusal('SOURCE_KNOWN', 'Cette source est déjà dans la liste.', 'resource');
export const TooManySources = refusal(
  'TOO_MANY_SOURCES',
  'Une adaptation nomme au plus vingt sources. Groupez ce qui vient du même endroit.',
  'resource',
);
export const SourceIncomplete = (field: string) =>
  new Refusal({
    code: 'SOURCE_INCOMPLETE',
    message: 'Indiquez le titre, l’auteur et la licence de la source.',
    field,
  });
export const SourceLicenceUnclear = (question: string | null) =>
  new Refusal({
    code: 'SOURCE_LICENCE_UNCLEAR',
    message:
      question ??
      'Nous ne reconnaissons pas cette licence. Choisissez-la dans la liste, ou demandez à l’auteur.',
    field: 'licenceText',
  });
export const SourceStillUsed = (passages: number) =>
  new Refusal({
    code: 'SOURCE_STILL_USED',
    message: `Votre texte reprend encore ${passages === 1 ? 'un passage' : `${passages} passages`} de cette source. Réécrivez-les ou ôtez-les d’abord : le crédit suit ce que l’on garde.`,
    field: 'sources',
  });
export const BorrowedLicence = refusal(
  'BORROWED_LICENCE',
  'Ce fichier vient d’une source : il garde sa licence. Remplacez-le par le vôtre pour en choisir une autre.',
  'licence',
);
export const AdaptationNotAllowed = (licence: string) =>
  new Refusal({
    code: 'ADAPTATION_NOT_ALLOWED',
    message: `${licence} ne permet pas de publier une adaptation. Donnez un lien, gardez la ressource telle quelle dans un recueil, ou demandez à l’auteur son accord.`,
    field: 'id',
  });

export const adaptationChangesMissing: Problem = {
  code: 'ADAPTATION_CHANGES_MISSING',
  message: 'Dites ce que vous avez changé, en une phrase : la licence de votre source le demande.',
  field: 'adaptationChanges',
};

/** Names every work that blocks, so that its author knows which one to drop. */
export function licencesIncompatible(
  wished: string | null,
  works: readonly MixedWork[],
  option?: MixOption,
): Problem {
  const blocking = [...new Set((option?.reasons ?? []).flatMap((reason) => reason.works))];
  const names = (blocking.length > 0 ? blocking : works).map(({ name }) => name).join(', ');
  const why = [...new Set((option?.reasons ?? []).map(({ message }) => message))].slice(0, 2).join(' ');
  return {
    code: 'LICENCES_INCOMPATIBLE',
    message: wished
      ? `${wished} n’est pas permise avec ce que vous reprenez : ${names}. ${why}`.trim()
      : `Aucune licence ne convient à tout ce que vous reprenez : ${names}. L’étape « Droits et licence » montre comment en sortir.`,
    field: 'licence',
  };
}

export const licenceCheckMissing = ({ reasons }: MixOption): Problem => ({
  code: 'LICENCE_CHECK_MISSING',
  message: `Personne n’a tranché ce cas pour vous : ${reasons[0]?.message ?? ''} Dites ce que vous avez vérifié ; ce sera écrit sur la page.`,
  field: 'licenceChecked',
});
