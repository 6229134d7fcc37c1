import { Column, Entity, PrimaryColumn } from 'typeorm';
import {
  ProposalAnswered,
  ProposalQuestionWaits,
  ProposalThreadFull,
  ProposalWordsMissing,
  RefusalUnexplained,
} from './item-proposal.errors.js';

export type ItemProposalState = 'waiting' | 'asked' | 'accepted' | 'refused' | 'withdrawn';

/** While `asked`, the proposer speaks; otherwise the curators. An answer is final. */
const states: Record<ItemProposalState, readonly ItemProposalState[]> = {
  waiting: ['asked', 'accepted', 'refused', 'withdrawn'],
  asked: ['waiting', 'accepted', 'refused', 'withdrawn'],
  accepted: [],
  refused: [],
  withdrawn: [],
};

/** What fits in a proposal. */
export const proposalLimits = {
  reason: 1000,
  words: 1000,
  /** Five questions and their answers: what needs more is a conversation. */
  thread: 10,
} as const;

/** One turn of the thread: a question of the curators, or the proposer’s answer. */
export interface ProposalWords {
  readonly fromCurators: boolean;
  readonly text: string;
  /** ISO 8601. */
  readonly at: string;
}

/** A resource that somebody would see in a collection of others, and why. */
@Entity('item_proposal')
export class ItemProposal {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') collectionId: string;
  @Column('uuid') resourceId: string;
  @Column('uuid') proposerId: string;
  @Column('text') reason: string;
  /** Whether the collection credits the proposer by name, once it is accepted. */
  @Column('boolean') isNamed: boolean;
  @Column('text') state: ItemProposalState;
  @Column('jsonb') thread: ProposalWords[];
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  /** The curator who answered, or the proposer who took it back. */
  @Column('uuid', { nullable: true }) decidedBy: string | null;
  /** Why it was refused. */
  @Column('text', { nullable: true }) answer: string | null;
  /** What became of it, while it stands in the collection. */
  @Column('uuid', { nullable: true }) itemId: string | null;

  static make(
    ids: Pick<ItemProposal, 'id' | 'collectionId' | 'resourceId' | 'proposerId'>,
    wish: { reason: string; isNamed: boolean },
    now: Date,
  ): ItemProposal {
    const reason = wish.reason.trim();
    if (reason === '') throw new ProposalWordsMissing('reason', 'Dites pourquoi, même en une phrase.');
    return Object.assign(new ItemProposal(), {
      ...ids,
      reason,
      isNamed: wish.isNamed,
      state: 'waiting',
      thread: [],
      createdAt: now,
      decidedAt: null,
      decidedBy: null,
      answer: null,
      itemId: null,
    });
  }

  /** A question of the curators. */
  ask(text: string, now: Date): void {
    if (this.state === 'asked') throw new ProposalQuestionWaits();
    if (this.isFull) throw new ProposalThreadFull();
    this.move('asked');
    this.say(true, text, now);
  }

  /** The proposer’s answer to the last question. */
  reply(text: string, now: Date): void {
    this.move('waiting');
    this.say(false, text, now);
  }

  accept({ by, itemId }: { by: string; itemId: string }, now: Date): void {
    this.end('accepted', by, now);
    this.itemId = itemId;
  }

  refuse({ by, answer }: { by: string; answer: string }, now: Date): void {
    const words = answer.trim();
    if (words === '') throw new RefusalUnexplained();
    this.end('refused', by, now);
    this.answer = words;
  }

  withdraw(now: Date): void {
    this.end('withdrawn', this.proposerId, now);
  }

  get isOpen(): boolean {
    return this.decidedAt === null;
  }

  get mayBeAsked(): boolean {
    return this.state === 'waiting' && !this.isFull;
  }

  /** The answer to a question has its place too. */
  private get isFull(): boolean {
    return this.thread.length + 2 > proposalLimits.thread;
  }

  private end(state: 'accepted' | 'refused' | 'withdrawn', by: string, now: Date): void {
    this.move(state);
    this.decidedAt = now;
    this.decidedBy = by;
  }

  private say(fromCurators: boolean, text: string, now: Date): void {
    const words = text.trim();
    if (words === '') throw new ProposalWordsMissing('text', 'Écrivez quelques mots.');
    this.thread = [...this.thread, { fromCurators, text: words, at: now.toISOString() }];
  }

  private move(to: ItemProposalState): void {
    if (!states[this.state].includes(to)) throw new ProposalAnswered();
    this.state = to;
  }
}
