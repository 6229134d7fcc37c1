import { Column, Entity, PrimaryColumn } from 'typeorm';
import { AssignmentTransition, DeclineReasonMissing } from './assignment.errors.js';
import { AssignmentEnded, AssignmentOffered } from './assignment.events.js';

export type AssignmentState =
  'offered' | 'accepted' | 'sent' | 'declined' | 'conflict' | 'lapsed' | 'cancelled';

/**
 * `lapsed`: no answer in time, the next was asked. `cancelled`: by the référent, or because the submission ended. A
 * conflict seen late is still said, until the review is sent.
 */
export const assignmentStates: Record<AssignmentState, readonly AssignmentState[]> = {
  offered: ['accepted', 'declined', 'conflict', 'lapsed', 'cancelled'],
  accepted: ['sent', 'declined', 'conflict', 'cancelled'],
  sent: [],
  declined: [],
  conflict: [],
  lapsed: [],
  cancelled: [],
};

const DAY = 86_400_000;

/** One person asked to review one round. */
@Entity('assignment')
export class Assignment {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') roundId: string;
  @Column('uuid') reviewerId: string;
  @Column('text') state: AssignmentState;
  /** Null: the platform, in the place of somebody who did not answer. */
  @Column('uuid', { nullable: true }) offeredBy: string | null;
  @Column('timestamptz') offeredAt: Date;
  /** After it, the next is asked. */
  @Column('timestamptz') answerBy: Date;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  /** From her answer on. */
  @Column('timestamptz', { nullable: true }) dueAt: Date | null;
  /** Why she, in words that she and the référent may read. */
  @Column('text') because: string;
  /** Why she declined; what the conflict is. For the référent. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('timestamptz', { nullable: true }) remindedAt: Date | null;

  static offer(
    ids: Pick<Assignment, 'id' | 'roundId' | 'reviewerId' | 'offeredBy' | 'because'>,
    answerDays: number,
    now: Date,
  ): Assignment {
    return Object.assign(new Assignment(), {
      ...ids,
      state: 'offered',
      offeredAt: now,
      answerBy: new Date(now.getTime() + answerDays * DAY),
      answeredAt: null,
      dueAt: null,
      reason: null,
      endedAt: null,
      remindedAt: null,
    });
  }

  announce(): AssignmentOffered {
    return new AssignmentOffered(this.id);
  }

  accept(reviewDays: number, now: Date): void {
    this.move('accepted');
    this.answeredAt = now;
    this.dueAt = new Date(now.getTime() + reviewDays * DAY);
  }

  decline(reason: string, now: Date): AssignmentEnded {
    return this.end('declined', reason, now);
  }

  /** She is too near to judge; she is not asked about this resource again. */
  declareConflict(reason: string, now: Date): AssignmentEnded {
    return this.end('conflict', reason, now);
  }

  lapse(now: Date): AssignmentEnded {
    this.move('lapsed');
    this.endedAt = now;
    return new AssignmentEnded(this.id);
  }

  cancel(now: Date): AssignmentEnded {
    this.move('cancelled');
    this.endedAt = now;
    return new AssignmentEnded(this.id);
  }

  /** Her review was sent. */
  finish(now: Date): void {
    this.move('sent');
    this.endedAt = now;
  }

  /** Whether she counts towards the reviews wanted. */
  get isLive(): boolean {
    return this.state === 'offered' || this.state === 'accepted' || this.state === 'sent';
  }

  /** Once a day at most. */
  mayBeReminded(now: Date): boolean {
    return this.remindedAt === null || now.getTime() - this.remindedAt.getTime() >= DAY;
  }

  remind(now: Date): void {
    this.remindedAt = now;
  }

  isOverdue(now: Date): boolean {
    return this.state === 'accepted' && this.dueAt !== null && this.dueAt < now;
  }

  private end(state: 'declined' | 'conflict', reason: string, now: Date): AssignmentEnded {
    if (!reason.trim()) throw new DeclineReasonMissing();
    this.move(state);
    this.reason = reason.trim();
    this.answeredAt ??= now;
    this.endedAt = now;
    return new AssignmentEnded(this.id);
  }

  private move(to: AssignmentState): void {
    if (!assignmentStates[this.state].includes(to)) throw new AssignmentTransition();
    this.state = to;
  }
}
