import { type Problem, Refusal, refusal } from '#platform/authorization';
import type { Criterion } from '../rubric/rubric.js';

export const ReviewChanged = refusal(
  'REVIEW_CHANGED',
  'Cette relecture a été enregistrée ailleurs depuis que cette page est ouverte. Ce que vous venez d’écrire est sous vos yeux : vérifiez, puis enregistrez.',
  'revision',
);
export const ReviewSentAlready = refusal('REVIEW_SENT', 'Cette relecture est envoyée : elle ne change plus.');
export const ReviewClosed = refusal(
  'REVIEW_CLOSED',
  'Cette relecture ne peut plus être écrite : vous ne l’avez pas acceptée, ou elle n’est plus attendue.',
);

/** Said all at once, each beside its field. */
export class ReviewIncomplete extends Refusal {
  constructor(problems: readonly Problem[]) {
    super(problems);
  }
}

/** `place`: of the criterion in the rubric, from 1. */
export const criterionUnanswered = (
  { key, question }: Pick<Criterion, 'key' | 'question'>,
  place: number,
  field: 'grade' | 'note',
): Problem => ({
  code: 'REVIEW_INCOMPLETE',
  field: `answers.${key}.${field}`,
  message:
    field === 'grade'
      ? `Répondez au critère ${place} : ${question}`
      : `Critère ${place} : dites à l’auteur quoi changer, concrètement.`,
});

export const RemarkEmpty = refusal('REMARK_EMPTY', 'Écrivez votre remarque avant de l’ajouter.', 'words');
export const TooManyRemarks = refusal(
  'TOO_MANY_REMARKS',
  'Cette relecture a déjà deux cents remarques : regroupez les suivantes.',
  'words',
);
export const AnswerEmpty = refusal('ANSWER_EMPTY', 'Écrivez votre réponse avant de l’envoyer.', 'words');
export const SuggestionGone = refusal(
  'SUGGESTION_GONE',
  'Ce passage n’est plus dans votre texte tel que le relecteur l’a lu : reprenez sa proposition à la main.',
);
export const PassageUnknown = refusal(
  'PASSAGE_UNKNOWN',
  'Le document n’a pas de passage de ce numéro.',
  'passage',
);
export const FileUnknown = refusal('FILE_UNKNOWN', 'Le document n’a pas de fichier de ce numéro.', 'file');
export const PointWithoutPage = refusal(
  'POINT_WITHOUT_PAGE',
  'Un endroit se donne par ses deux nombres, sur une page d’un fichier.',
  'x',
);
