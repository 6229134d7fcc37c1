// People: agents that are credited, accounts that act, sessions, access tokens, mandates and the tree of territories
// that they cover, the public profile; and the vocabulary terms they describe themselves with, at the GraphQL edge.
// Owns who calls, never what somebody may do to a resource: that is the policy of the context that owns it.
export { Agent } from './agent.js';
export { AccountRepository } from './account.repository.js';
export { AccountService } from './account.service.js';
export { AttemptsRepository } from './attempts.repository.js';
export { CredentialReader } from './credential.reader.js';
export { type DirectoryReport, DirectoryService } from './directory.service.js';
export { findEmailAddress } from './email-address.js';
export { IdentityModule } from './identity.module.js';
export { HouseMandateService } from './house-mandate.service.js';
export { MandateRepository } from './mandate.repository.js';
export { MandateRequestRepository } from './mandate-request.repository.js';
export { type MandateRequest } from './mandate-request.js';
export { type Mandate } from './mandate.js';
export { mandateTerms } from './mandate-terms.js';
export { PersonLoader } from './person.loader.js';
export { PersonType } from './person.type.js';
export { ProfileService } from './profile.service.js';
export { codeAt } from './one-time-code.js';
export { SecondFactorService } from './second-factor.service.js';
export { slugify } from './slug.js';
export { SuspensionService } from './suspension.service.js';
export { Territory, type TerritoryKind } from './territory.js';
export { TerritoryLoader } from './territory.loader.js';
export { TerritoryRepository } from './territory.repository.js';
export { TerritoryType } from './territory.type.js';
export { TermType } from './term.type.js';
export { ViewerType } from './viewer.type.js';
