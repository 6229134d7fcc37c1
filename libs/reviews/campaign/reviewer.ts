import { Column, Entity, PrimaryColumn } from 'typeorm';
import { AbsenceReversed } from './reviewer.errors.js';

/** What a reviewer says of her time. */
export interface ReviewerFields {
  /** Reviews in hand at once, all campaigns together; 0: none for now. */
  cap: number;
  /** Languages that she reads, ids of `#vocabulary`. */
  languages: string[];
  /** Days, `YYYY-MM-DD`, both included; null: not absent, or without end. */
  absentFrom: string | null;
  absentUntil: string | null;
  /** Whether her page counts her reviews; never which. */
  showsReviews: boolean;
}

/** Somebody who said that she would review. */
@Entity('reviewer')
export class Reviewer implements ReviewerFields {
  @PrimaryColumn('uuid') accountId: string;
  @Column('timestamptz') since: Date;
  @Column('integer') cap: number;
  @Column('text', { array: true }) languages: string[];
  @Column('date', { nullable: true }) absentFrom: string | null;
  @Column('date', { nullable: true }) absentUntil: string | null;
  @Column('boolean') showsReviews: boolean;

  static begin(accountId: string, cap: number, now: Date): Reviewer {
    return Object.assign(new Reviewer(), {
      accountId,
      since: now,
      cap,
      languages: ['fr'],
      absentFrom: null,
      absentUntil: null,
      showsReviews: false,
    });
  }

  change(fields: Partial<ReviewerFields>): void {
    const next = { ...this, ...fields };
    if (next.absentFrom !== null && next.absentUntil !== null && next.absentUntil < next.absentFrom)
      throw new AbsenceReversed();
    Object.assign(this, fields);
  }
}

/** `today`: `YYYY-MM-DD`. */
export const isAbsent = (
  { absentFrom, absentUntil }: Pick<ReviewerFields, 'absentFrom' | 'absentUntil'>,
  today: string,
): boolean =>
  (absentFrom !== null || absentUntil !== null) &&
  (absentFrom === null || absentFrom <= today) &&
  (absentUntil === null || today <= absentUntil);
