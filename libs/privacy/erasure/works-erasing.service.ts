import { Injectable } from '@nestjs/common';
import { type Actor, visitor } from '#platform/authorization';
import { Database } from '#platform/database';
import { MembershipService, WithdrawalService } from '#resources';
import { SubmissionService } from '#reviews';
import type { Erasure } from './erasure.js';
import { WorksRepository } from './works.repository.js';

/** Acts in the name of the account that goes, by the verbs that its owner had. */
export const leaving = ({ accountId, agentId }: Erasure): Actor => ({
  ...visitor,
  accountId,
  agentId,
  credential: 'system',
});

/** Resources and drafts of somebody who goes: withdrawn, deleted, handed over or left to the commons. */
@Injectable()
export class WorksErasing {
  constructor(
    private readonly database: Database,
    private readonly works: WorksRepository,
    private readonly withdrawals: WithdrawalService,
    private readonly submissions: SubmissionService,
    private readonly memberships: MembershipService,
  ) {}

  /** What nobody took up is taken back, if she chose so; nobody goes on reviewing it. */
  async withdraw(erasure: Erasure): Promise<void> {
    if (erasure.choice !== 'withdraw') return;
    const actor = leaving(erasure);
    for (const id of await this.works.listNotTakenUp(erasure.accountId)) {
      for (const submission of await this.works.listWaitingSubmissions([id]))
        await this.submissions.withdraw(actor, submission);
      await this.withdrawals.withdraw(actor, id, {
        category: 'other',
        reason: 'Retirée par la personne qui l’avait publiée, en fermant son compte.',
      });
    }
  }

  /** Hers alone: they go, and what their files say with them. */
  async deleteDrafts({ accountId }: Erasure): Promise<void> {
    await this.database.transaction(async (tx) => {
      const drafts = await this.works.lockOwnDrafts(tx, accountId);
      const held = await this.works.hashesHeld(
        tx,
        accountId,
        drafts.map(({ id }) => id),
      );
      await this.works.deleteDrafts(tx, drafts);
      await this.works.deleteUploads(tx, accountId);
      await this.works.dropUnheld(tx, held);
    });
  }

  /** A co-author answers for what she signed with others; the rest is the commons'. */
  async leave({ accountId }: Erasure): Promise<void> {
    await this.database.transaction((tx) => this.memberships.succeed(tx, accountId));
  }
}
