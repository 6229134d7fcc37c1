import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, requireAccount } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import { type Draft, type Resource, resourcePolicy, ResourceRepository } from '#resources';
import { OwnResource, TooManyProposals } from './proposal.errors.js';
import { ProposalRepository } from './proposal.repository.js';
import { Proposal } from './proposal.js';
import { ProposedChangesService } from './proposed-changes.service.js';
import { RemixService } from '../adaptation/remix.service.js';

/** Of one person, at once and in a day: a class of teachers in training has enough, a script has not. */
const most = { open: 20, aDay: 20 };

/** « Proposer une modification »: a copy of one's own, put before the authors of its original. */
@Injectable()
export class ProposalService {
  constructor(
    private readonly database: Database,
    private readonly proposals: ProposalRepository,
    private readonly changes: ProposedChangesService,
    private readonly remixes: RemixService,
    private readonly resources: ResourceRepository,
  ) {}

  /** A copy of the newest version to work on; the one already open when there is one. */
  async start(actor: Actor, address: string): Promise<Draft> {
    const accountId = requireAccount(actor);
    const found = await this.resources.findByAddress(address);
    return this.database.transaction(async (tx) => {
      const access = found ? await this.resources.lock(tx, actor, found.id) : null;
      if (access && resourcePolicy.can(actor, 'update', access)) throw new OwnResource();
      if (!access) throw new NotFound();
      resourcePolicy.authorize(actor, 'propose', access);
      const open = await this.proposals.findOpen(tx, access.resource.id, accountId);
      return (open && (await this.changes.findCopy(open))) ?? this.begin(tx, access.resource, accountId);
    });
  }

  private async begin(tx: Transaction, resource: Resource, proposerId: string): Promise<Draft> {
    // The lock of one resource says nothing of what she begins on others meanwhile.
    await tx.hold(`proposals ${proposerId}`);
    const { open, today } = await this.proposals.countOf(tx, proposerId);
    if (open >= most.open || today >= most.aDay) throw new TooManyProposals();
    const base = await this.changes.getNewest(resource.id);
    const draft = await this.remixes.copy(tx, proposerId, base);
    const ids = { id: randomUUID(), resourceId: resource.id, baseVersionId: base.id };
    const proposal = Proposal.begin({ ...ids, draftId: draft.id, proposerId }, tx.now);
    await this.proposals.save(tx, proposal);
    tx.record({
      actorId: proposerId,
      verb: 'proposal.start',
      subjectType: 'resource',
      subjectId: resource.id,
      note: proposal.id,
    });
    return draft;
  }
}
