// People: agents that are credited, accounts that act, sessions, access tokens, mandates and the tree of territories
// that they cover, the public profile; and the vocabulary terms they describe themselves with, at the GraphQL edge.
// Owns who calls, never what somebody may do to a resource: that is the policy of the context that owns it.
export { Agent } from './person/agent.js';
export { AccountRepository } from './account/account.repository.js';
export { AccountService } from './account/account.service.js';
export { AttemptsRepository } from './sign-in/attempts.repository.js';
export { ClosingService } from './account/closing.service.js';
export { CredentialReader } from './sign-in/credential.reader.js';
export { type DirectoryReport, DirectoryService } from './territory/directory.service.js';
export { findEmailAddress } from './account/email-address.js';
export { IdentityModule } from './identity.module.js';
export { HouseMandateService } from './mandate/house-mandate.service.js';
export { MandateRepository } from './mandate/mandate.repository.js';
export { MandateRequestRepository } from './mandate/mandate-request.repository.js';
export { type MandateRequest } from './mandate/mandate-request.js';
export { type Mandate } from './mandate/mandate.js';
export { mandateTerms } from './mandate/mandate-terms.js';
export { once } from './sign-in/once-per-document.js';
export { PersonLoader } from './person/person.loader.js';
export { PersonType } from './person/person.type.js';
export { ProfileService } from './account/profile.service.js';
export { codeAt } from './second-factor/one-time-code.js';
export { ReauthenticationService } from './second-factor/reauthentication.service.js';
export { SecondFactorService } from './second-factor/second-factor.service.js';
export { slugify } from './account/slug.js';
export { SuspensionService } from './account/suspension.service.js';
export { Territory, type TerritoryKind } from './territory/territory.js';
export { TerritoryLoader } from './territory/territory.loader.js';
export { TerritoryRepository } from './territory/territory.repository.js';
export { TerritoryType } from './territory/territory.type.js';
export { TermType } from './territory/term.type.js';
export { ViewerType } from './account/viewer.type.js';
