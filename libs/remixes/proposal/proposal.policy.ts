import { type Actor, definePolicy } from '#platform/authorization';
import { resourcePolicy } from '#resources';
import type { Proposal } from './proposal.js';

/** A proposal, and its original as the actor stands to it. */
type ProposalAccess = Parameters<typeof resourcePolicy.can>[2] & {
  readonly proposal: Pick<Proposal, 'proposerId' | 'state' | 'sentAt'>;
};

const isHers = (actor: Actor, { proposal }: ProposalAccess): boolean =>
  actor.accountId !== null && actor.accountId === proposal.proposerId;
const readsAsAuthor = (actor: Actor, access: ProposalAccess): boolean =>
  access.proposal.sentAt !== null && resourcePolicy.can(actor, 'readProposals', access);

const isShown = new Set<Proposal['state']>(['sent', 'decided']);

export const proposalPolicy = definePolicy<ProposalAccess>()({
  /** The proposer's; the authors' once it was sent. */
  read: (actor, access) => isHers(actor, access) || readsAsAuthor(actor, access),
  /** Beside the original, for who may read that; what was withdrawn, or went its own way, is the proposer's alone again. */
  readChanges: (actor, access) =>
    resourcePolicy.can(actor, 'readContent', access) &&
    (isHers(actor, access) || (readsAsAuthor(actor, access) && isShown.has(access.proposal.state))),
  /** The original may have been withdrawn or hidden while the copy was written. */
  send: (actor, access) => isHers(actor, access) && resourcePolicy.can(actor, 'propose', access),
  withdraw: isHers,
  adapt: isHers,
  decide: (actor, access) => readsAsAuthor(actor, access) && resourcePolicy.can(actor, 'update', access),
});
