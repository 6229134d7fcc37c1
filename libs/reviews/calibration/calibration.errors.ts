import { type Problem, Refusal, refusal } from '#platform/authorization';
import type { Criterion } from '../rubric/rubric.js';

export const CalibrationTransition = refusal(
  'CALIBRATION_TRANSITION',
  'L’étalonnage n’est plus dans l’état que vous aviez sous les yeux. Rechargez la page.',
);
export const ExemplarUnknown = refusal(
  'EXEMPLAR_UNKNOWN',
  'Cette adresse ne mène à aucune ressource publiée.',
  'resource',
);
export const ExemplarOwn = refusal(
  'EXEMPLAR_OWN',
  'Vous signez cette ressource : choisissez-en une que vous pouvez évaluer comme les autres.',
  'resource',
);
export const ExemplarSubmitted = refusal(
  'EXEMPLAR_SUBMITTED',
  'Cette ressource est soumise à cette campagne : chacun la relit sans savoir ce qu’en disent les autres. Choisissez-en une autre.',
  'resource',
);
export const ExemplarThere = refusal(
  'EXEMPLAR_THERE',
  'Cette ressource est déjà un des exemples de cette campagne.',
  'resource',
);
export const TooManyExemplars = refusal(
  'TOO_MANY_EXEMPLARS',
  'Trois exemples suffisent : au-delà, peu de monde les évalue tous.',
  'resource',
);
export const ExemplarGraded = refusal(
  'EXEMPLAR_GRADED',
  'Quelqu’un a évalué cet exemple : il reste, pour que son travail ne soit pas perdu.',
);

/** Said all at once, each beside its field. */
export class ExemplarIncomplete extends Refusal {
  constructor(problems: readonly Problem[]) {
    super(problems);
  }
}

/** `place`: of the criterion in the rubric, from 1. */
export const exemplarUnanswered = (
  { key, question }: Pick<Criterion, 'key' | 'question'>,
  place: number,
): Problem => ({
  code: 'EXEMPLAR_INCOMPLETE',
  field: `answers.${key}.grade`,
  message: `Répondez au critère ${place} : ${question}`,
});
