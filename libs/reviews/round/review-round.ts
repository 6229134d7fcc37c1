import { Column, Entity, PrimaryColumn } from 'typeorm';
import {
  ActionsMissing,
  AlreadyDecided,
  DecisionReasonMissing,
  NotDecided,
} from '../decision/decision.errors.js';
import { RoundDecided } from '../decision/decision.events.js';

/** « Recommandée », « relue », « relue avec réserves » are public and stand on a version; « à reprendre » is private. */
export type Outcome = 'recommended' | 'reviewed' | 'reservations' | 'rework';

/** Concrete things to do, where a resource is to be taken up again. */
const actionsWanted = 3;

/** What the référent makes of the reviews of a round. */
export interface Decision {
  readonly outcome: Outcome;
  /** For the authors; public with the label. */
  readonly reason: string;
  /** Grade by criterion: the place of a level, 1 for the best; null where it does not apply. */
  readonly grades: Readonly<Record<string, number | null>>;
  readonly actions: readonly string[];
  /** Somebody who offers to help; with « à reprendre » only. */
  readonly mentorId: string | null;
}

/** One reading of a resource, of what it was then: a version, or a draft held meanwhile. */
@Entity('review_round')
export class ReviewRound {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') submissionId: string;
  @Column('integer') number: number;
  /** What is read; of a draft, the version that was published from it word for word. */
  @Column('uuid', { nullable: true }) versionId: string | null;
  @Column('uuid', { nullable: true }) draftId: string | null;
  @Column('timestamptz') openedAt: Date;
  @Column('text', { nullable: true }) outcome: Outcome | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('jsonb') grades: Readonly<Record<string, number | null>>;
  @Column('jsonb') actions: readonly string[];
  @Column('uuid', { nullable: true }) mentorId: string | null;
  @Column('uuid', { nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  /** When its authors agreed that reviews and answers are shown; each reviewer agrees for hers. */
  @Column('timestamptz', { nullable: true }) sharedAt: Date | null;

  static open(
    ids: Pick<ReviewRound, 'id' | 'submissionId' | 'number' | 'versionId' | 'draftId'>,
    now: Date,
  ): ReviewRound {
    return Object.assign(new ReviewRound(), {
      ...ids,
      openedAt: now,
      outcome: null,
      reason: null,
      grades: {},
      actions: [],
      mentorId: null,
      decidedBy: null,
      decidedAt: null,
      sharedAt: null,
    });
  }

  decide(decision: Decision, by: string, now: Date): RoundDecided {
    if (this.outcome !== null) throw new AlreadyDecided();
    const actions = decision.actions.map((action) => action.trim()).filter(Boolean);
    if (!decision.reason.trim()) throw new DecisionReasonMissing();
    if (decision.outcome === 'rework' && actions.length < actionsWanted) throw new ActionsMissing();
    this.outcome = decision.outcome;
    this.reason = decision.reason.trim();
    this.grades = decision.grades;
    this.actions = actions;
    this.mentorId = decision.outcome === 'rework' ? decision.mentorId : null;
    this.decidedBy = by;
    this.decidedAt = now;
    return new RoundDecided(this.id);
  }

  /** The version that says word for word what was read as a draft. */
  standOn(versionId: string): void {
    this.versionId ??= versionId;
  }

  share(now: Date): void {
    if (this.outcome === null) throw new NotDecided();
    this.sharedAt ??= now;
  }

  get isDecided(): boolean {
    return this.outcome !== null;
  }
}
