import { Injectable } from '@nestjs/common';
import { type Actor, NotFound } from '#platform/authorization';
import type { Transaction } from '#platform/database';
import { accessTo } from '../collection/collection-access.service.js';
import { CollectionRepository } from '../collection/collection.repository.js';
import type { Collection } from '../collection/collection.js';
import { itemProposalPolicy } from './item-proposal.policy.js';
import { ItemProposalRepository } from './item-proposal.repository.js';
import type { ItemProposal } from './item-proposal.js';

/** A proposal, and the collection whose lock guards it. */
export interface LockedProposal {
  readonly proposal: ItemProposal;
  readonly collection: Collection;
}

/** A proposal as somebody stands to it, through its collection. */
@Injectable()
export class ItemProposalAccessService {
  constructor(
    private readonly proposals: ItemProposalRepository,
    private readonly collections: CollectionRepository,
  ) {}

  /** Null where the actor may not read it. */
  async find(actor: Actor, id: string): Promise<ItemProposal | null> {
    const proposal = actor.accountId === null ? null : await this.proposals.find(id);
    const collection = proposal && (await this.collections.find(proposal.collectionId));
    if (!proposal || !collection) return null;
    const role = (await this.collections.rolesOf(actor, [collection.id])).get(collection.id) ?? null;
    const access = accessTo(collection, { role, key: null });
    return itemProposalPolicy.can(actor, 'read', { proposal, access }) ? proposal : null;
  }

  /** Its collection first; throws unless the actor may do this. */
  async lock(
    tx: Transaction,
    actor: Actor,
    id: string,
    action: 'reply' | 'withdraw' | 'decide',
  ): Promise<LockedProposal> {
    const known = await this.proposals.find(id);
    const collection = known && (await this.collections.lock(tx, known.collectionId));
    const proposal = known && (await this.proposals.findLocked(tx, known.id));
    if (!collection || !proposal) throw new NotFound();
    const role = await this.collections.roleIn(tx, collection.id, actor.accountId);
    const access = accessTo(collection, { role, key: null });
    itemProposalPolicy.authorize(actor, action, { proposal, access });
    return { proposal, collection };
  }
}
