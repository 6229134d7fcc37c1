import { type Actor, definePolicy } from '#platform/authorization';
import { type CollectionAccess, collectionPolicy } from '../collection/collection.policy.js';
import type { ItemProposal } from './item-proposal.js';

/** A proposal, and its collection as the actor stands to it. */
export interface ItemProposalAccess {
  readonly proposal: Pick<ItemProposal, 'proposerId' | 'state'>;
  readonly access: CollectionAccess;
}

const isHers = (actor: Actor, { proposal }: ItemProposalAccess): boolean =>
  actor.accountId !== null && actor.accountId === proposal.proposerId;
const isCurators = (actor: Actor, { proposal, access }: ItemProposalAccess): boolean =>
  proposal.state !== 'withdrawn' && collectionPolicy.can(actor, 'readWork', access);

export const itemProposalPolicy = definePolicy<ItemProposalAccess>()({
  /** The proposer’s, whatever became of the collection; and its curators’, until it is taken back. */
  read: (actor, access) => isHers(actor, access) || isCurators(actor, access),
  reply: isHers,
  withdraw: isHers,
  /** Accepting, refusing, asking. */
  decide: isCurators,
});
