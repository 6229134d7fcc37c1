import { isDeepStrictEqual } from 'node:util';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Problem } from '#platform/authorization';
import { criterionUnanswered, ReviewChanged, ReviewIncomplete, ReviewSentAlready } from './review.errors.js';
import { ReviewSent } from './review.events.js';
import type { Criterion } from '../rubric/rubric.js';

/** Of a reviewer; what is made of it is the référent's decision. */
export type Verdict = 'publishable' | 'to_retouch' | 'to_rework';

/** From best to weakest: reviews are compared by their places. */
export const verdicts: readonly Verdict[] = ['publishable', 'to_retouch', 'to_rework'];

/** What a reviewer answers to one criterion. */
export interface CriterionAnswer {
  /** Place of a level, 1 for the best; null: « sans objet ». Absent: not answered yet. */
  readonly grade?: number | null;
  /** What to change, concretely; wanted under the middle. */
  readonly note?: string;
}

/** How she is named, to those who may know. */
export type Signature = 'name' | 'academie';

export interface ReviewFields {
  /** By key of criterion. */
  answers?: Record<string, CriterionAnswer>;
  strengths?: string;
  verdict?: Verdict | null;
  /** For the référent alone. */
  privateNote?: string;
  /** Whether a generative tool was used, and for what. */
  usedAi?: boolean | null;
  aiWords?: string;
  signature?: Signature;
  /** Whether it may be shown, when the authors agree too. */
  mayBeShown?: boolean;
}

/** One person's reading of one round. Always savable; `revision` tells two tabs apart. */
@Entity('review')
export class Review {
  /** The assignment's. */
  @PrimaryColumn('uuid') id: string;
  @Column('integer') revision: number;
  @Column('jsonb') fields: ReviewFields;
  @Column('timestamptz') savedAt: Date;
  @Column('timestamptz', { nullable: true }) sentAt: Date | null;

  static begin(id: string, now: Date): Review {
    return Object.assign(new Review(), { id, revision: 0, fields: {}, savedAt: now, sentAt: null });
  }

  /**
   * Writes what was given, if the writer had read the newest revision; throws `REVIEW_CHANGED` otherwise. A form that is
   * posted again because its answer was cut says what is kept already: it changes nothing.
   */
  change(revision: number, given: ReviewFields, now: Date): void {
    if (this.sentAt !== null) throw new ReviewSentAlready();
    if (revision !== this.revision) {
      if (this.says(given)) return;
      throw new ReviewChanged();
    }
    this.fields = { ...this.fields, ...given };
    this.revision += 1;
    this.savedAt = now;
  }

  private says(given: ReviewFields): boolean {
    return isDeepStrictEqual({ ...this.fields, ...given }, { ...this.fields });
  }

  send(criteria: readonly Criterion[], now: Date): ReviewSent {
    if (this.sentAt !== null) throw new ReviewSentAlready();
    const problems = this.missing(criteria);
    if (problems.length > 0) throw new ReviewIncomplete(problems);
    this.sentAt = now;
    this.savedAt = now;
    return new ReviewSent(this.id);
  }

  /** What stands between it and sending; empty when it is ready. */
  missing(criteria: readonly Criterion[]): Problem[] {
    const { answers = {}, strengths, verdict, usedAi } = this.fields;
    const open = criteria.flatMap((criterion, at) => {
      const answer = answers[criterion.key];
      if (answer?.grade === undefined) return [criterionUnanswered(criterion, at + 1, 'grade')];
      const isWeak = isUnderMiddle(criterion, answer.grade) && !answer.note?.trim();
      return isWeak ? [criterionUnanswered(criterion, at + 1, 'note')] : [];
    });
    const rest: [boolean, string, string][] = [
      [!strengths?.trim(), 'strengths', 'Dites ce qui marche : une phrase suffit.'],
      [!verdict, 'verdict', 'Donnez votre avis : publiable, à retoucher ou à revoir.'],
      [usedAi == null, 'usedAi', 'Dites si vous vous êtes fait aider par une intelligence artificielle.'],
    ];
    return [
      ...open,
      ...rest
        .filter(([isMissing]) => isMissing)
        .map(([, field, message]): Problem => ({ code: 'REVIEW_INCOMPLETE', message, field })),
    ];
  }
}

/** Below the middle level of its criterion, where a reviewer owes the author something to do. */
export const isUnderMiddle = ({ levels }: Pick<Criterion, 'levels'>, grade: number | null): boolean =>
  grade !== null && grade > (levels.length + 1) / 2;
