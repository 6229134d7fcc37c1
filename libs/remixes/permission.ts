import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PermissionAnswered } from './permission.errors.js';

export type PermissionState = 'asked' | 'granted' | 'refused';

/** Answered once: what was granted may have been published under it. */
const states: Record<PermissionState, readonly PermissionState[]> = {
  asked: ['granted', 'refused'],
  granted: [],
  refused: [],
};

/** Whoever adapts asks those who sign a source for a licence that its own does not leave her; they answer, in writing. */
@Entity('permission')
export class Permission {
  @PrimaryColumn('uuid') id: string;
  /** The adaptation, published or not. */
  @Column('uuid') resourceId: string;
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

  grant(by: string, words: string | null, now: Date): void {
    this.decide('granted', { by, words, now });
  }

  refuse(by: string, words: string | null, now: Date): void {
    this.decide('refused', { by, words, now });
  }

  private decide(
    to: PermissionState,
    { by, words, now }: { by: string; words: string | null; now: Date },
  ): void {
    if (!states[this.state].includes(to)) throw new PermissionAnswered();
    this.state = to;
    this.answer = words;
    this.answeredBy = by;
    this.answeredAt = now;
  }
}
