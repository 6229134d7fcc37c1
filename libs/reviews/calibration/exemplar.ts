import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CriterionAnswer } from '../review/review.js';
import type { Criterion } from '../rubric/rubric.js';
import {
  ExemplarGraded,
  ExemplarIncomplete,
  exemplarUnanswered,
  TooManyExemplars,
} from './calibration.errors.js';
import { ExemplarAdded } from './calibration.events.js';
import { mostExemplars } from './calibration.js';

/** By key of criterion. */
export type ExemplarAnswers = Readonly<Record<string, CriterionAnswer>>;

/** A public resource, at one version, that all who review in a campaign grade. */
@Entity('exemplar')
export class Exemplar {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') campaignId: string;
  /** Of its page, from 1; the others keep theirs when one goes. */
  @Column('integer') number: number;
  @Column('uuid') resourceId: string;
  @Column('uuid') versionId: string;
  @Column('uuid', { nullable: true }) addedBy: string | null;
  @Column('timestamptz') addedAt: Date;

  /** `taken`: numbers of the others. */
  static choose(
    ids: Pick<Exemplar, 'id' | 'campaignId' | 'resourceId' | 'versionId' | 'addedBy'>,
    taken: readonly number[],
    now: Date,
  ): Exemplar {
    if (taken.length >= mostExemplars) throw new TooManyExemplars();
    let number = 1;
    while (taken.includes(number)) number += 1;
    return Object.assign(new Exemplar(), { ...ids, number, addedAt: now });
  }

  added(): ExemplarAdded {
    return new ExemplarAdded(this.campaignId, this.id);
  }

  /** Throws once somebody has graded it. */
  requireUngraded(graders: number): void {
    if (graders > 0) throw new ExemplarGraded();
  }
}

/** What one person answers of an exemplar; she may change it until the calibration is closed. */
@Entity('exemplar_grade')
export class ExemplarGrade {
  @PrimaryColumn('uuid') exemplarId: string;
  @PrimaryColumn('uuid') accountId: string;
  @Column('jsonb') answers: ExemplarAnswers;
  @Column('timestamptz') gradedAt: Date;

  /** Whole or not at all: whoever answers one criterion would see how the others answered all. */
  static give(
    of: Pick<ExemplarGrade, 'exemplarId' | 'accountId'>,
    answers: ExemplarAnswers,
    { criteria, now }: { criteria: readonly Criterion[]; now: Date },
  ): ExemplarGrade {
    const open = criteria.flatMap((criterion, at) =>
      answers[criterion.key]?.grade === undefined ? [exemplarUnanswered(criterion, at + 1)] : [],
    );
    if (open.length > 0) throw new ExemplarIncomplete(open);
    return Object.assign(new ExemplarGrade(), { ...of, answers, gradedAt: now });
  }
}
