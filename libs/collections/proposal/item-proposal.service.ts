import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, requireAccount } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import { CollectionAccessService } from '../collection/collection-access.service.js';
import { record } from '../collection/collection.service.js';
import { ItemService } from '../item/item.service.js';
import { ItemProposalAccessService } from './item-proposal-access.service.js';
import { AlreadyProposed, TooManyProposed } from './item-proposal.errors.js';
import { ItemProposalRepository } from './item-proposal.repository.js';
import { ItemProposal } from './item-proposal.js';
import { ProposalTellingService } from './proposal-telling.service.js';

/** Of one person, at once and in a day: who reads a lot has enough, a script has not. */
const most = { open: 50, aDay: 20 };

/** What somebody proposes to a collection of others. */
@Injectable()
export class ItemProposalService {
  constructor(
    private readonly database: Database,
    private readonly proposals: ItemProposalRepository,
    private readonly collections: CollectionAccessService,
    private readonly access: ItemProposalAccessService,
    private readonly items: ItemService,
    private readonly telling: ProposalTellingService,
  ) {}

  /** `resource`: by any of its addresses. To a collection that everybody sees; its curators are told. */
  async propose(
    actor: Actor,
    { collection: address, resource }: { collection: string; resource: string },
    wish: { reason: string; isNamed: boolean },
  ): Promise<ItemProposal> {
    const proposerId = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const collection = await this.collections.lock(tx, actor, { address }, 'propose');
      const found = await this.items.getShown(resource);
      await this.items.refuseTwice(tx, collection, found);
      if (await this.proposals.hasOpen(tx, collection.id, found.id)) throw new AlreadyProposed();
      await this.refuseTooMany(tx, proposerId);
      const ids = { id: randomUUID(), collectionId: collection.id, resourceId: found.id, proposerId };
      const proposal = ItemProposal.make(ids, wish, tx.now);
      await this.proposals.save(tx, proposal);
      record(tx, actor, collection, { verb: 'collection.propose', note: found.id });
      await this.telling.toCurators(tx, { proposal, collection }, proposal.reason);
      return proposal;
    });
  }

  /** The proposer’s answer to a question; the curators are told. */
  async reply(actor: Actor, id: string, text: string): Promise<ItemProposal> {
    requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const { proposal, collection } = await this.access.lock(tx, actor, id, 'reply');
      proposal.reply(text, tx.now);
      await this.telling.toCurators(tx, { proposal, collection }, text);
      return this.proposals.save(tx, proposal);
    });
  }

  async withdraw(actor: Actor, id: string): Promise<ItemProposal> {
    requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const { proposal, collection } = await this.access.lock(tx, actor, id, 'withdraw');
      proposal.withdraw(tx.now);
      record(tx, actor, collection, { verb: 'collection.withdrawProposal', note: proposal.resourceId });
      return this.proposals.save(tx, proposal);
    });
  }

  private async refuseTooMany(tx: Transaction, proposerId: string): Promise<void> {
    // The lock of one collection says nothing of what she proposes to others meanwhile.
    await tx.hold(`item proposals ${proposerId}`);
    const { open, today } = await this.proposals.countOf(tx, proposerId);
    if (open >= most.open || today >= most.aDay) throw new TooManyProposed();
  }
}
