// Licences: what they are called, what they permit, what may be made from works that carry them, and how to credit.
// Pure: data in, answers out. Every rule of law is a row of data/rules.json with its source; no other code of the
// project holds one. Owns neither the licence chosen for a resource (resources) nor who may choose it.
// Not legal advice: a verdict "review" waits for a person.
export { attribution, type Attribution } from './attribution.js';
export {
  resolveAdaptation,
  type AdaptationAnswer,
  type AdaptationContext,
  type OutputVerdict,
} from './adaptation.js';
export { checkLicenceCases, type CasesReport } from './cases.js';
export { resolveCollection, type CollectionAnswer, type CollectionContext } from './collection.js';
export { joinNames, type Author, type Work } from './credit.js';
export {
  findLicence,
  getLicence,
  isPublishable,
  licencePermissions,
  listLicences,
  offeredLicences,
  type Licence,
  type PermissionId,
  type Publication,
} from './licence.js';
export { optionOf, resolveMix, waysOutOf, type MixedWork, type MixOption } from './mix.js';
export { LicenceCasesInvalid, LicenceUnknown } from './licensing.errors.js';
export { licenceOptions, type LicenceOptions, type OptionsContext, type OptionsMode } from './options.js';
export {
  recommendLicence,
  rightsQuestions,
  type Recommendation,
  type RightsAnswers,
  type RightsQuestion,
} from './recommendation.js';
export { recogniseLicence, type Recognition } from './recognition.js';
export {
  resolveRedistribution,
  type RedistributionAnswer,
  type RedistributionContext,
} from './redistribution.js';
export {
  describeLicence,
  listPermissions,
  publicationLabel,
  rightsSummary,
  verdictLabel,
  type LicenceDescription,
  type RightsSummary,
} from './rights.js';
export { type Reason, type Verdict } from './rule.js';
