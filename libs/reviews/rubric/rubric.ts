import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RubricInUse } from './rubric.errors.js';

/** One answer to a criterion. The first of a criterion's levels is the best. */
export interface RubricLevel {
  readonly label: string;
  /** What a reviewer sees when it is so. */
  readonly description: string;
}

/** Where a criterion comes from, so that whoever doubts it can read. */
export interface CriterionOrigin {
  readonly label: string;
  readonly url: string | null;
}

/** One closed question about a resource. */
export interface Criterion {
  /** Stable in all versions of a rubric: grades of two versions are compared by it. */
  readonly key: string;
  readonly question: string;
  readonly guidance: string;
  /** From best to weakest, 3 to 5. */
  readonly levels: readonly RubricLevel[];
  /** Of the criterion among the others, 1 to 5. */
  readonly weight: number;
  /** Whether a reviewer may answer « sans objet ». */
  readonly mayNotApply: boolean;
  readonly origin: CriterionOrigin;
}

/** One version of a rubric: once a campaign was opened with it, it never changes. */
@Entity('rubric_version')
export class Rubric {
  @PrimaryColumn('uuid') id: string;
  /** The same for all versions. */
  @Column('uuid') rubricId: string;
  @Column('integer') number: number;
  @Column('text') title: string;
  @Column('jsonb') criteria: readonly Criterion[];
  /** Null: the product's own. */
  @Column('uuid', { nullable: true }) createdBy: string | null;
  @Column('timestamptz') createdAt: Date;
  /** When a campaign was first opened with it. */
  @Column('timestamptz', { nullable: true }) usedAt: Date | null;

  static write(
    ids: { id: string; rubricId: string; number: number; createdBy: string | null },
    wish: Pick<Rubric, 'title' | 'criteria'>,
    now: Date,
  ): Rubric {
    return Object.assign(new Rubric(), { ...ids, ...wish, createdAt: now, usedAt: null });
  }

  /** Throws `RubricInUse`: what was graded by it must go on meaning the same. */
  rewrite({ title, criteria }: Pick<Rubric, 'title' | 'criteria'>): void {
    if (this.usedAt !== null) throw new RubricInUse();
    this.title = title;
    this.criteria = criteria;
  }

  /** From now on it never changes. False: it was so already. */
  use(now: Date): boolean {
    if (this.usedAt !== null) return false;
    this.usedAt = now;
    return true;
  }

  findCriterion(key: string): Criterion | null {
    return this.criteria.find((criterion) => criterion.key === key) ?? null;
  }
}
