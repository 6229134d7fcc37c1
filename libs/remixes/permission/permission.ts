import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Resource } from '#resources';
import {
  AdaptationDeleted,
  PermissionAnswered,
  PermissionOwn,
  PermissionSourceHidden,
  PermissionSourceWithdrawn,
} from './permission.errors.js';

export type PermissionState = 'asked' | 'granted' | 'refused';

/** Answered once: what was granted may have been published under it. */
const states: Record<PermissionState, readonly PermissionState[]> = {
  asked: ['granted', 'refused'],
  granted: [],
  refused: [],
};

/** Why an open question gets no answer from somebody: from nobody at all, or from whoever asked it. */
export type PermissionObstacle = 'adaptation-deleted' | 'source-withdrawn' | 'source-hidden' | 'own-question';

const refusals = {
  'adaptation-deleted': AdaptationDeleted,
  'source-withdrawn': PermissionSourceWithdrawn,
  'source-hidden': PermissionSourceHidden,
  'own-question': PermissionOwn,
};

/** Who would answer, for what. */
interface Answering {
  readonly source: Pick<Resource, 'lifecycle' | 'visibility'>;
  readonly accountId: string | null;
  /** Accounts that sign the source. */
  readonly authors: readonly string[];
}

/** Whoever adapts asks those who sign a source for a licence that its own does not leave her; they answer, in writing. */
@Entity('permission')
export class Permission {
  @PrimaryColumn('uuid') id: string;
  /** The adaptation, published or not; null once its draft was deleted. */
  @Column('uuid', { nullable: true }) resourceId: string | null;
  @Column('uuid') sourceResourceId: string;
  /** The licence that the adaptation would carry. */
  @Column('text') licenceId: string;
  /** Of the adaptation on that day: a draft shows nothing else. */
  @Column('text') title: string;
  @Column('text') message: string;
  @Column('uuid') askedBy: string;
  @Column('timestamptz') askedAt: Date;
  @Column('text') state: PermissionState;
  @Column('text', { nullable: true }) answer: string | null;
  @Column('uuid', { nullable: true }) answeredBy: string | null;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;

  static ask(
    wish: Pick<
      Permission,
      'id' | 'resourceId' | 'sourceResourceId' | 'licenceId' | 'title' | 'message' | 'askedBy'
    >,
    now: Date,
  ): Permission {
    return Object.assign(new Permission(), {
      ...wish,
      askedAt: now,
      state: 'asked',
      answer: null,
      answeredBy: null,
      answeredAt: null,
    });
  }

  get isOpen(): boolean {
    return states[this.state].length > 0;
  }

  obstacle({ source, accountId, authors }: Answering): PermissionObstacle | null {
    if (this.resourceId === null) return 'adaptation-deleted';
    if (source.lifecycle === 'withdrawn') return 'source-withdrawn';
    if (source.visibility === 'hidden') return 'source-hidden';
    const isOwn = this.askedBy === accountId && authors.includes(accountId) && authors.length > 1;
    return isOwn ? 'own-question' : null;
  }

  /** Throws what keeps this account from answering. */
  requireAnswerable(answering: Answering): void {
    if (!this.isOpen) throw new PermissionAnswered();
    const obstacle = this.obstacle(answering);
    if (obstacle !== null) throw new refusals[obstacle]();
  }

  /** The same answer by the same person: a form that was sent twice. */
  wasAnswered(by: string, to: PermissionState, words: string | null): boolean {
    return this.answeredBy === by && this.state === to && this.answer === words;
  }

  /** For good; throws when it has an answer. */
  decide(to: PermissionState, { by, words, now }: { by: string; words: string | null; now: Date }): void {
    if (!states[this.state].includes(to)) throw new PermissionAnswered();
    this.state = to;
    this.answer = words;
    this.answeredBy = by;
    this.answeredAt = now;
  }
}
