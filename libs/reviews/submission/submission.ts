import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ReasonMissing, SubmissionTransition } from './submission.errors.js';
import { SubmissionDeclined, SubmissionInvited, SubmissionReceived } from './submission.events.js';

export type SubmissionState = 'invited' | 'submitted' | 'in_review' | 'decided' | 'withdrawn' | 'declined';

/**
 * Each round goes through submitted, in_review, decided; another begins when its author submits again. What was
 * withdrawn or declined ends there: a new submission begins anew.
 */
export const submissionStates: Record<SubmissionState, readonly SubmissionState[]> = {
  invited: ['submitted', 'declined'],
  submitted: ['in_review', 'withdrawn', 'declined'],
  in_review: ['decided', 'withdrawn', 'declined'],
  decided: ['submitted'],
  withdrawn: [],
  declined: [],
};

/** A resource put before a campaign, by its authors or on a référent's invitation. */
@Entity('submission')
export class Submission {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') campaignId: string;
  @Column('uuid') resourceId: string;
  @Column('text') state: SubmissionState;
  /** Null until an author accepted an invitation. */
  @Column('uuid', { nullable: true }) submittedBy: string | null;
  /** The référent who invited; null when the author came by herself. */
  @Column('uuid', { nullable: true }) invitedBy: string | null;
  /** Of its author to the référent, or of the référent who invites. */
  @Column('text', { nullable: true }) words: string | null;
  /** Why it was declined. */
  @Column('text', { nullable: true }) reason: string | null;
  /** Of the newest round; 0 before the first. */
  @Column('integer') round: number;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) submittedAt: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;

  static begin(
    ids: Pick<Submission, 'id' | 'campaignId' | 'resourceId'>,
    invitation: { by: string; words: string | null } | null,
    now: Date,
  ): Submission {
    return Object.assign(new Submission(), {
      ...ids,
      state: 'invited',
      submittedBy: null,
      invitedBy: invitation?.by ?? null,
      words: invitation?.words ?? null,
      reason: null,
      round: 0,
      createdAt: now,
      submittedAt: null,
      endedAt: null,
    });
  }

  invite(): SubmissionInvited {
    return new SubmissionInvited(this.id);
  }

  /** Opens a round: the first, or the next after a decision. */
  submit(by: string, words: string | null, now: Date): SubmissionReceived {
    this.move('submitted');
    this.submittedBy = by;
    this.words = words?.trim() || this.words;
    this.submittedAt = now;
    this.round += 1;
    return new SubmissionReceived(this.id, this.round);
  }

  /** The first reviewer was asked. */
  beginReview(): void {
    if (this.state === 'submitted') this.move('in_review');
  }

  decide(): void {
    this.move('decided');
  }

  withdraw(now: Date): void {
    this.move('withdrawn');
    this.endedAt = now;
  }

  /** By the référent (out of scope, unreadable), or by authors who were invited; both say why. */
  decline({ by, reason }: { by: string; reason: string }, now: Date): SubmissionDeclined {
    if (!reason.trim()) throw new ReasonMissing();
    this.move('declined');
    this.reason = reason.trim();
    this.endedAt = now;
    return new SubmissionDeclined(this.id, by);
  }

  /** Whether somebody still has to do something about it. */
  get isWaiting(): boolean {
    return this.state === 'invited' || this.state === 'submitted' || this.state === 'in_review';
  }

  private move(to: SubmissionState): void {
    if (!submissionStates[this.state].includes(to)) throw new SubmissionTransition();
    this.state = to;
  }
}
