import { Injectable } from '@nestjs/common';
import { NotificationService } from '#notifications';
import { Database, type Transaction } from '#platform/database';
import { VersionRepository } from '#resources';
import { ProposalRepository } from './proposal.repository.js';
import type { Proposal } from './proposal.js';
import { UpdateRepository } from '../update/update.repository.js';

/** Tells the authors of a proposal that waits, and its proposer of their answer. */
@Injectable()
export class ProposalNoticeService {
  constructor(
    private readonly database: Database,
    private readonly proposals: ProposalRepository,
    private readonly versions: VersionRepository,
    private readonly updates: UpdateRepository,
    private readonly notifications: NotificationService,
  ) {}

  /** Of its present state, once: a job that runs again, or after a withdrawal, tells nothing and counts for nothing. */
  async tell(id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const proposal = await this.proposals.lock(tx, id);
      if (!proposal || proposal.toldAt !== null) return;
      if (proposal.state === 'sent') await this.tellAuthors(tx, proposal);
      else if (proposal.state === 'decided') await this.tellProposer(tx, proposal);
      else return;
      proposal.toldAt = tx.now;
      await this.proposals.save(tx, proposal);
    });
  }

  private async tellAuthors(tx: Transaction, proposal: Proposal): Promise<void> {
    const name = await this.proposals.proposerName(tx, proposal);
    const title = `${name} propose une modification de ${await this.named(proposal)}`;
    for (const accountId of await this.updates.authorsOf(tx, proposal.resourceId))
      await this.notifications.notify(tx, {
        accountId,
        kind: 'proposal-received',
        ...about(proposal),
        title,
        detail: proposal.reason,
      });
  }

  private async tellProposer(tx: Transaction, proposal: Proposal): Promise<void> {
    const said = proposal.forVersion === null ? 'n’est pas retenue' : 'est retenue';
    await this.notifications.notify(tx, {
      accountId: proposal.proposerId,
      kind: 'proposal-decided',
      ...about(proposal),
      title: `Votre proposition pour ${await this.named(proposal)} ${said}`,
      detail: proposal.message,
    });
  }

  private async named({ resourceId }: Proposal): Promise<string> {
    const newest = (await this.versions.latestOf([resourceId])).get(resourceId);
    return `«\u00a0${newest?.title ?? ''}\u00a0»`;
  }
}

const about = ({ id, resourceId }: Proposal) => ({ resourceId, path: `/propositions/${id}` });
