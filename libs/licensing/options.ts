import { resolveAdaptation, type AdaptationAnswer, type AdaptationContext } from './adaptation.js';
import { resolveCollection, type CollectionAnswer, type CollectionContext } from './collection.js';
import {
  resolveRedistribution,
  type RedistributionAnswer,
  type RedistributionContext,
} from './redistribution.js';

export type OptionsMode = 'adaptation' | 'collection' | 'redistribution';
export type OptionsContext = AdaptationContext & CollectionContext & RedistributionContext;
export type LicenceOptions = AdaptationAnswer | CollectionAnswer | RedistributionAnswer;

/** What may be done with works under these licences: the answer of one mode, ready for JSON. Throws LicenceUnknown. */
export function licenceOptions(
  ids: readonly string[],
  mode: OptionsMode = 'adaptation',
  context: OptionsContext = {},
): LicenceOptions {
  switch (mode) {
    case 'adaptation':
      return resolveAdaptation(ids, context);
    case 'collection':
      return resolveCollection(ids, context);
    case 'redistribution':
      return resolveRedistribution(ids, context);
  }
}
