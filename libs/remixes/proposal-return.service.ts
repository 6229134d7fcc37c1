import { Injectable } from '@nestjs/common';
import { type Actor, requireAccount } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import { type Draft, DraftRepository, VersionRepository } from '#resources';
import { CopyGone } from './proposal.errors.js';
import { ProposalRepository } from './proposal.repository.js';
import type { Proposal } from './proposal.js';
import { ProposedChangesService } from './proposed-changes.service.js';
import { adaptedTitle, requireAdaptable } from './remix.service.js';

/** The copy comes back to whoever proposed it: to be changed and sent again, or to go on as an adaptation. */
@Injectable()
export class ProposalReturnService {
  constructor(
    private readonly database: Database,
    private readonly proposals: ProposalRepository,
    private readonly changes: ProposedChangesService,
    private readonly versions: VersionRepository,
    private readonly copies: DraftRepository,
  ) {}

  /** Takes it back unanswered. */
  async withdraw(actor: Actor, id: string): Promise<Proposal> {
    return this.giveBack(actor, { id, action: 'withdraw' }, async (_tx, proposal) => proposal.withdraw());
  }

  /** Its source and its credit are there already; only its licence may forbid it. */
  async adapt(actor: Actor, id: string): Promise<Proposal> {
    return this.giveBack(actor, { id, action: 'adapt' }, async (tx, proposal, draft) => {
      const base = (await this.versions.byIds([proposal.baseVersionId])).get(proposal.baseVersionId);
      requireAdaptable(base?.licenceId ?? '');
      proposal.adapt();
      if (base && draft.fields.title === base.title)
        draft.change(draft.revision, { title: adaptedTitle(base.title) }, tx.now);
    });
  }

  private async giveBack(
    actor: Actor,
    { id, action }: { id: string; action: 'withdraw' | 'adapt' },
    act: (tx: Transaction, proposal: Proposal, draft: Draft) => Promise<void>,
  ): Promise<Proposal> {
    const actorId = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const { proposal } = await this.changes.lock(tx, actor, id, action);
      const draft = proposal.draftId ? await this.copies.lock(tx, proposal.draftId) : null;
      if (!draft) throw new CopyGone();
      await act(tx, proposal, draft);
      draft.comeBack();
      await this.copies.save(tx, draft);
      tx.record({
        actorId,
        verb: `proposal.${action}`,
        subjectType: 'resource',
        subjectId: proposal.resourceId,
        note: proposal.id,
      });
      return this.proposals.save(tx, proposal);
    });
  }
}
