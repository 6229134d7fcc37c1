import { type Problem, refusal, Refusal } from '#platform/authorization';

/** All that must be mended in what was typed. */
export class CollectionRefused extends Refusal {
  constructor(problems: readonly Problem[]) {
    super(problems);
  }
}

export const KeptStaysPrivate = refusal(
  'KEPT_STAYS_PRIVATE',
  'Ce que vous gardez reste pour vous. Pour le partager, rangez-le dans une collection faite pour cela.',
  'visibility',
);
export const CollectionNotCovered = refusal(
  'COLLECTION_NOT_COVERED',
  'Aucun de vos mandats ne couvre ce territoire aujourd’hui.',
  'territoryId',
);
export const TooManyCollections = refusal(
  'TOO_MANY_COLLECTIONS',
  'Vous avez 500 collections : réunissez-en, ou supprimez-en une, avant d’en commencer une autre.',
);
