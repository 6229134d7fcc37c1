import { Injectable } from '@nestjs/common';
import { type Actor, requireAccount } from '#platform/authorization';
import { Database } from '#platform/database';
import { record } from '../collection/collection.service.js';
import { ItemService } from '../item/item.service.js';
import { ItemProposalAccessService } from './item-proposal-access.service.js';
import { ItemProposalRepository } from './item-proposal.repository.js';
import type { ItemProposal } from './item-proposal.js';
import { ProposalTellingService } from './proposal-telling.service.js';

/** What the curators of a collection answer to what is proposed; the proposer is told. */
@Injectable()
export class ItemProposalAnswerService {
  constructor(
    private readonly database: Database,
    private readonly proposals: ItemProposalRepository,
    private readonly access: ItemProposalAccessService,
    private readonly items: ItemService,
    private readonly telling: ProposalTellingService,
  ) {}

  /** At the end of this section (null: before all of them). `note`: null takes the proposer’s reason. */
  async accept(
    actor: Actor,
    id: string,
    { section, note }: { section: string | null; note: string | null },
  ): Promise<ItemProposal> {
    const by = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const { proposal, collection } = await this.access.lock(tx, actor, id, 'decide');
      const resource = await this.items.getShown(proposal.resourceId);
      await this.items.refuseTwice(tx, collection, resource);
      const item = await this.items.put(
        tx,
        actor,
        { collection, resource, section },
        { note: note ?? proposal.reason },
      );
      proposal.accept({ by, itemId: item.id }, tx.now);
      record(tx, actor, collection, { verb: 'collection.acceptProposal', note: resource.id });
      await this.telling.toProposer(tx, { proposal, collection }, 'est retenue');
      return this.proposals.save(tx, proposal);
    });
  }

  async refuse(actor: Actor, id: string, answer: string): Promise<ItemProposal> {
    const by = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const { proposal, collection } = await this.access.lock(tx, actor, id, 'decide');
      proposal.refuse({ by, answer }, tx.now);
      record(tx, actor, collection, { verb: 'collection.refuseProposal', note: proposal.resourceId });
      await this.telling.toProposer(tx, { proposal, collection }, 'n’est pas retenue', answer);
      return this.proposals.save(tx, proposal);
    });
  }

  async ask(actor: Actor, id: string, text: string): Promise<ItemProposal> {
    requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const { proposal, collection } = await this.access.lock(tx, actor, id, 'decide');
      proposal.ask(text, tx.now);
      record(tx, actor, collection, { verb: 'collection.askAboutProposal', note: proposal.resourceId });
      await this.telling.toProposer(tx, { proposal, collection }, 'reçoit une question', text);
      return this.proposals.save(tx, proposal);
    });
  }
}
