import { Injectable } from '@nestjs/common';
import { type Actor, requireAccount } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import { checkedText, type Draft, DraftRepository, NextVersionService, type Resource } from '#resources';
import { answerTo, type PieceDecision } from './proposal-answer.js';
import { PiecesUndecided, ProposalClosed, ResourceMovedOn } from './proposal.errors.js';
import { ProposalRepository } from './proposal.repository.js';
import type { Proposal } from './proposal.js';
import { ProposedChangesService } from './proposed-changes.service.js';
import type { SourceUpdate } from '../update/source-update.js';
import { StatesService } from '../update/states.service.js';
import { PieceUnknown } from '../update/update.errors.js';

/** An author's answer to a proposal, and the state of her resource that she read. */
interface Decision {
  readonly id: string;
  /** Number of the newest version. */
  readonly version: number;
  /** Of the open draft; null when none was open. */
  readonly revision: number | null;
  readonly decisions: readonly PieceDecision[];
  readonly message: string | null;
}

type Decisions = ReadonlyMap<string, PieceDecision>;

/** Of « ce qui a changé », as `checkedFields` has it. */
const longestNote = 1000;
const longestMessage = 2000;

/** The author's side of a proposal: each change taken or not, into the draft of her next version. */
@Injectable()
export class ProposalDecisionService {
  constructor(
    private readonly database: Database,
    private readonly proposals: ProposalRepository,
    private readonly changes: ProposedChangesService,
    private readonly states: StatesService,
    private readonly drafts: DraftRepository,
    private readonly next: NextVersionService,
  ) {}

  /**
   * Writes what is accepted in the draft of the next version, opened if there is none, and credits the proposer there;
   * the works of others that she declared come with it. Refusing everything changes nothing. Throws `DRAFT_CHANGED` when the resource is not as it was read.
   */
  async decide(actor: Actor, wish: Decision): Promise<Proposal> {
    const by = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const { proposal, resource } = await this.changes.lock(tx, actor, wish.id, 'decide');
      if (!proposal.isWaiting) throw new ProposalClosed();
      const open = await this.drafts.findOfResource(tx, resource.id);
      requireAsRead(resource, open, wish);
      const isTaken = wish.decisions.some(({ take }) => take !== 'mine');
      const draft = open ?? (isTaken ? await this.next.openNext(tx, resource) : null);
      const update = await this.changes.inspect(proposal, draft, tx);
      const decisions = decisionsFor(update, wish.decisions);
      if (draft && isTaken) await this.take(tx, draft, { proposal, update, decisions });
      const forVersion = isTaken ? resource.latestVersion + 1 : null;
      const message = checkedText(wish.message, 'message', longestMessage);
      await tx.emit(proposal.decide({ by, message, forVersion }, tx.now));
      await this.close(tx, proposal, { update, decisions });
      return proposal;
    });
  }

  private async take(
    tx: Transaction,
    draft: Draft,
    { proposal, update, decisions }: { proposal: Proposal; update: SourceUpdate; decisions: Decisions },
  ): Promise<void> {
    const { fields, files } = update.choose(decisions);
    const name = await this.proposals.proposerName(tx, proposal);
    const said = `Proposition de ${name} : ${proposal.reason ?? ''}`;
    const whatChanged = [draft.fields.whatChanged, said].filter(Boolean).join('\n').slice(0, longestNote);
    await this.states.write(tx, draft, {
      outcome: { fields: { ...fields, whatChanged }, files },
      from: ({ fromVersionId }) => fromVersionId,
    });
    await this.changes.bringWorks(tx, proposal, draft);
    await this.drafts.save(tx, draft);
    await this.drafts.addCredit(tx, draft.id, proposal.proposerId);
  }

  /** Keeps the answers as they were given, and gives the copy back to whoever made it. */
  private async close(
    tx: Transaction,
    proposal: Proposal,
    { update, decisions }: { update: SourceUpdate; decisions: Decisions },
  ): Promise<void> {
    const answers = update.pieces.flatMap((piece) => {
      const decision = decisions.get(piece.id);
      return decision ? [answerTo(piece, decision, proposal.id)] : [];
    });
    await this.proposals.saveAnswers(tx, answers);
    const copy = proposal.draftId ? await this.drafts.lock(tx, proposal.draftId) : null;
    copy?.comeBack();
    if (copy) await this.drafts.save(tx, copy);
    await this.proposals.save(tx, proposal);
    tx.record({
      actorId: proposal.decidedBy,
      verb: 'proposal.decide',
      subjectType: 'resource',
      subjectId: proposal.resourceId,
      note: proposal.id,
    });
  }
}

/** What she chose between must still be what it is: nothing is written over what nobody read. */
function requireAsRead(
  resource: Resource,
  open: Draft | null,
  { version, revision }: Pick<Decision, 'version' | 'revision'>,
): void {
  if (resource.latestVersion !== version || (open?.revision ?? null) !== revision)
    throw new ResourceMovedOn();
}

/** One for each change; throws when a change has none, or a decision is about nothing. */
function decisionsFor(update: SourceUpdate, given: readonly PieceDecision[]): Decisions {
  const decisions = new Map(given.map((decision) => [decision.pieceId, decision]));
  if ([...decisions.keys()].some((id) => !update.has(id))) throw new PieceUnknown();
  const undecided = update.pieces
    .map(({ id, label }, at) => ({ id, label, place: at + 1 }))
    .filter(({ id }) => !decisions.has(id));
  if (undecided.length > 0) throw new PiecesUndecided(undecided);
  return decisions;
}
