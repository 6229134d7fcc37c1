import { Injectable } from '@nestjs/common';
import { type Actor, requireAccount } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import { checkedText, type Draft, DraftRepository, DraftService, VersionRepository } from '#resources';
import { CopyGone, NotAProposal } from './proposal.errors.js';
import { ProposalRepository } from './proposal.repository.js';
import type { Proposal } from './proposal.js';
import { ProposedChangesService } from './proposed-changes.service.js';
import { adaptedTitle, requireAdaptable } from '../adaptation/remix.service.js';

const longestReason = 2000;

interface Move {
  readonly id: string;
  readonly action: 'send' | 'withdraw' | 'adapt';
}

/** What whoever proposes does with her copy: puts it before the authors, takes it back, goes on with it as an adaptation. */
@Injectable()
export class ProposalCopyService {
  constructor(
    private readonly database: Database,
    private readonly proposals: ProposalRepository,
    private readonly changes: ProposedChangesService,
    private readonly versions: VersionRepository,
    private readonly copies: DraftRepository,
    private readonly drafts: DraftService,
  ) {}

  /** Until it comes back the copy changes no more. */
  async send(actor: Actor, wish: { draftId: string; revision: number; reason: string }): Promise<Proposal> {
    requireAccount(actor);
    const id = await this.proposalOf(actor, wish.draftId);
    return this.move(actor, { id, action: 'send' }, async (tx, proposal, copy) => {
      copy.requireFree();
      copy.change(wish.revision, {}, tx.now);
      const pinned = await this.proposals.pinnedIn(tx, copy.id, proposal.resourceId);
      const baseVersionId = pinned ?? proposal.baseVersionId;
      const { pieces } = await this.changes.inspect({ ...proposal, baseVersionId }, null);
      const reason = checkedText(wish.reason, 'reason', longestReason) ?? '';
      await tx.emit(proposal.send({ reason, baseVersionId, changes: pieces.length }, tx.now));
      copy.propose(proposal.resourceId, tx.now);
    });
  }

  /** Takes it back unanswered. */
  async withdraw(actor: Actor, id: string): Promise<Proposal> {
    return this.move(actor, { id, action: 'withdraw' }, async (_tx, proposal, copy) => {
      proposal.withdraw();
      copy.comeBack();
    });
  }

  /** Its source and its credit are there already; only its licence may forbid it. */
  async adapt(actor: Actor, id: string): Promise<Proposal> {
    return this.move(actor, { id, action: 'adapt' }, async (tx, proposal, copy) => {
      const base = (await this.versions.byIds([proposal.baseVersionId])).get(proposal.baseVersionId);
      requireAdaptable(base?.licenceId ?? '');
      proposal.adapt();
      if (base && copy.fields.title === base.title)
        copy.change(copy.revision, { title: adaptedTitle(base.title) }, tx.now);
      copy.comeBack();
    });
  }

  /** The id of the proposal that this draft is written for; throws `NotAProposal` to whoever may change the draft only. */
  private async proposalOf(actor: Actor, draftId: string): Promise<string> {
    const found = (await this.proposals.ofDrafts([draftId])).get(draftId);
    if (found) return found.id;
    await this.drafts.getChangeable(actor, draftId);
    throw new NotAProposal();
  }

  /** Locks the original, the proposal, then the copy: one order whatever is done, so that two at once wait for each other. */
  private async move(
    actor: Actor,
    { id, action }: Move,
    act: (tx: Transaction, proposal: Proposal, copy: Draft) => Promise<void>,
  ): Promise<Proposal> {
    const actorId = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const { proposal } = await this.changes.lock(tx, actor, id, action);
      const copy = proposal.draftId ? await this.copies.lock(tx, proposal.draftId) : null;
      if (!copy) throw new CopyGone();
      await act(tx, proposal, copy);
      await this.copies.save(tx, copy);
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
