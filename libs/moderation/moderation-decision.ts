import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DecisionTaken, ReportDecided } from './report.events.js';
import { ReasonMissing, TextTooLong } from './report.errors.js';

export type DecisionKind = 'hide' | 'show' | 'dismiss';

const LONGEST_REASON = 2000;

/** What a moderator decided, why, and when. Never changed: taking it back is another decision. */
@Entity('moderation_decision')
export class ModerationDecision {
  @PrimaryColumn('uuid') id: string;
  /** Null: decided without any report. */
  @Column('uuid', { nullable: true }) reportId: string | null;
  @Column('uuid') resourceId: string;
  @Column('text') kind: DecisionKind;
  /** Sent to the authors and to who reported: facts and the rule, in French. */
  @Column('text') reason: string;
  /** Account of the moderator. */
  @Column('uuid') decidedBy: string;
  @Column('timestamptz') decidedAt: Date;

  static take(
    about: Pick<ModerationDecision, 'id' | 'reportId' | 'resourceId'>,
    by: Pick<ModerationDecision, 'kind' | 'reason' | 'decidedBy'>,
    now: Date,
  ): [ModerationDecision, (DecisionTaken | ReportDecided)[]] {
    const reason = by.reason.replaceAll('\0', '').trim();
    if (reason === '') throw new ReasonMissing();
    if (reason.length > LONGEST_REASON) throw TextTooLong('reason', LONGEST_REASON);
    const decision = Object.assign(new ModerationDecision(), { ...about, ...by, reason, decidedAt: now });
    const events = [
      ...(by.kind === 'dismiss' ? [] : [new DecisionTaken(decision.id)]),
      ...(about.reportId === null ? [] : [new ReportDecided(decision.id)]),
    ];
    return [decision, events];
  }
}
