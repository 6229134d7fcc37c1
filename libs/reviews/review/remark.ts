import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PointWithoutPage } from './review.errors.js';

/** Where something is said: a passage by its id and its words, or a page and where on it, or the whole. */
export interface Place {
  /** Name of the file, or « texte ». */
  part: string | null;
  blockId: string | null;
  page: number | null;
  /** Thousandths of the width and of the height of a page of a file: both, or neither. */
  x: number | null;
  y: number | null;
  /** The words that it is about, as they were. */
  quote: string | null;
}

/** A reviewer's remark on a place. */
@Entity('remark')
export class Remark implements Place {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') reviewId: string;
  @Column('integer') position: number;
  @Column('text', { nullable: true }) criterion: string | null;
  @Column('text', { nullable: true }) part: string | null;
  @Column('text', { nullable: true }) blockId: string | null;
  @Column('integer', { nullable: true }) page: number | null;
  @Column('smallint', { nullable: true }) x: number | null;
  @Column('smallint', { nullable: true }) y: number | null;
  @Column('text', { nullable: true }) quote: string | null;
  @Column('text') words: string;
  /** What the whole passage could become. */
  @Column('text', { nullable: true }) suggestion: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('text', { nullable: true }) answer: string | null;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  /** When the author put the suggestion in her draft. */
  @Column('timestamptz', { nullable: true }) takenAt: Date | null;

  static write(
    ids: Pick<Remark, 'id' | 'reviewId' | 'position'>,
    said: Place & Pick<Remark, 'words' | 'suggestion' | 'criterion'>,
    now: Date,
  ): Remark {
    if (!isPlaced(said)) throw new PointWithoutPage();
    const unanswered = { answer: null, answeredAt: null, takenAt: null };
    return Object.assign(new Remark(), { ...ids, ...said, ...unanswered, createdAt: now });
  }

  reply(answer: string, now: Date): void {
    this.answer = answer.trim();
    this.answeredAt = now;
  }

  take(now: Date): void {
    this.takenAt ??= now;
  }
}

const isPlaced = ({ x, y, page, part }: Place): boolean =>
  (x === null) === (y === null) && (x === null || (page !== null && part !== null));
