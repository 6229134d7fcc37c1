// Single sign-on by OpenID Connect: leaving for an issuer, coming back with a verified identity (issuer + subject).
// Owns the protocol and its refusals. Does not own accounts: what an identity opens is the identity context's.
export { IssuerAnswerInvalid, IssuerRefused, IssuerUnavailable, VisitExpired } from './issuers.errors.js';
export { Issuers } from './issuers.js';
export type { Departure, VerifiedIdentity } from './issuers.js';
export { SingleSignOnModule } from './single-sign-on.module.js';
