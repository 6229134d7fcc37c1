// Who calls, how a context says who may do what, and what an address proves. Owns the shape of policies and refusals;
// the rules themselves live in each context's `.policy.ts`.
export { hasRole, hasRoleOver, visitor } from './actor.js';
export type { Actor, LiveMandate, MandateRole } from './actor.js';
export { definePolicy, requireAccount, requireRole, requireRoleOver } from './policy.js';
export {
  Busy,
  Forbidden,
  NotFound,
  refusal,
  Refusal,
  sentenceOf,
  Unauthenticated,
  Unavailable,
} from './refusal.js';
export type { Problem } from './refusal.js';
export { isSignatureOf, signatureOf } from './signature.js';
