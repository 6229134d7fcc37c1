import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ProposalDecided, ProposalSent } from './proposal.events.js';
import { NothingProposed, ProposalClosed, ProposalReasonMissing } from './proposal.errors.js';

export type ProposalState = 'preparing' | 'sent' | 'decided' | 'withdrawn' | 'adapted';

/** What was withdrawn may be sent again; an answer is final, and so is going one's own way. */
const states: Record<ProposalState, readonly ProposalState[]> = {
  preparing: ['sent', 'adapted'],
  sent: ['decided', 'withdrawn', 'adapted'],
  withdrawn: ['sent', 'adapted'],
  decided: [],
  adapted: [],
};

/** Authors are told of one proposal once in this many milliseconds: taking it back and sending it again is no news. */
const DAY = 86_400_000;

/** A working copy of somebody's own, made to be put before the authors of its original. */
@Entity('proposal')
export class Proposal {
  @PrimaryColumn('uuid') id: string;
  /** The original. */
  @Column('uuid') resourceId: string;
  /** The version that the copy starts from, as it was last sent. */
  @Column('uuid') baseVersionId: string;
  /** The copy; null once it is thrown away or published. */
  @Column('uuid', { nullable: true }) draftId: string | null;
  @Column('uuid') proposerId: string;
  /** Why, in the proposer's words. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text') state: ProposalState;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) sentAt: Date | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('uuid', { nullable: true }) decidedBy: string | null;
  /** What the author says of the whole. */
  @Column('text', { nullable: true }) message: string | null;
  /** Number of the version that was being prepared when something was accepted. */
  @Column('integer', { nullable: true }) forVersion: number | null;
  /** When the others were last told of it; null while they are to be. */
  @Column('timestamptz', { nullable: true }) toldAt: Date | null;

  static begin(
    ids: Pick<Proposal, 'id' | 'resourceId' | 'baseVersionId' | 'draftId' | 'proposerId'>,
    now: Date,
  ): Proposal {
    return Object.assign(new Proposal(), {
      ...ids,
      reason: null,
      state: 'preparing',
      createdAt: now,
      sentAt: null,
      decidedAt: null,
      decidedBy: null,
      message: null,
      forVersion: null,
      toldAt: null,
    });
  }

  /** Puts `changes` changes, counted from `baseVersionId`, before the authors. */
  send(wish: { reason: string; baseVersionId: string; changes: number }, now: Date): ProposalSent {
    const reason = wish.reason.trim();
    if (!reason) throw new ProposalReasonMissing();
    if (wish.changes === 0) throw new NothingProposed();
    this.move('sent');
    this.reason = reason;
    this.baseVersionId = wish.baseVersionId;
    this.sentAt = now;
    if (this.toldAt && now.getTime() - this.toldAt.getTime() >= DAY) this.toldAt = null;
    return new ProposalSent(this.id);
  }

  withdraw(): void {
    this.move('withdrawn');
  }

  /** `forVersion`: null when everything was refused. */
  decide(
    answer: { by: string; message: string | null; forVersion: number | null },
    now: Date,
  ): ProposalDecided {
    this.move('decided');
    this.decidedAt = now;
    this.decidedBy = answer.by;
    this.message = answer.message?.trim() || null;
    this.forVersion = answer.forVersion;
    this.toldAt = null;
    return new ProposalDecided(this.id);
  }

  /** The copy goes on as an adaptation: of what waits, nothing is asked any more; an answer that was given stays. */
  adapt(): void {
    if (this.state !== 'decided') this.move('adapted');
  }

  get isWaiting(): boolean {
    return this.state === 'sent';
  }

  /** Whether the copy is still being made to be sent. */
  get isBeingWritten(): boolean {
    return this.state === 'preparing' || this.state === 'withdrawn';
  }

  private move(to: ProposalState): void {
    if (!states[this.state].includes(to)) throw new ProposalClosed();
    this.state = to;
  }
}
