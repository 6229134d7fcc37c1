import { type Problem, refusal, Refusal } from '#platform/authorization';

/** All that must be mended in what was said. */
export class UseRefused extends Refusal {
  constructor(problems: readonly Problem[]) {
    super(problems);
  }
}

export const UsedResourceUnknown = refusal(
  'NOT_FOUND',
  'Nous ne trouvons pas cette ressource. Copiez l’adresse imprimée sur la fiche.',
  'resource',
);
export const NotDeclarable = refusal(
  'NOT_DECLARABLE',
  'Cette ressource n’est plus en ligne : on ne peut plus dire qu’on l’a utilisée.',
  'resource',
);
export const TooManyUses = refusal(
  'TOO_MANY_USES',
  'Beaucoup d’usages viennent d’être déclarés d’ici. Attendez un quart d’heure ; vos réponses restent dans le formulaire.',
);
