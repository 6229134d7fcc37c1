import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RefusalWordsMissing, RequestAnswered, RequestWordsMissing } from './mandate.errors.js';
import { MandateAnswered, MandateAsked } from './mandate.events.js';

/** What somebody may ask for; other roles are given. */
export const askedRoles = ['curator', 'referent'] as const;
export type AskedRole = (typeof askedRoles)[number];

export type MandateRequestState = 'asked' | 'granted' | 'refused';

/** An answer is final; whoever was refused may ask again. */
const states: Record<MandateRequestState, readonly MandateRequestState[]> = {
  asked: ['granted', 'refused'],
  granted: [],
  refused: [],
};

/** Somebody asks for a mandate of her territory. */
@Entity('mandate_request')
export class MandateRequest {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') accountId: string;
  @Column('text') role: AskedRole;
  @Column('uuid') territoryId: string;
  /** What she would do with it. */
  @Column('text') words: string;
  @Column('timestamptz') askedAt: Date;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  @Column('uuid', { nullable: true }) answeredBy: string | null;
  @Column('boolean', { nullable: true }) granted: boolean | null;
  @Column('text', { nullable: true }) answer: string | null;

  static ask(
    wish: Pick<MandateRequest, 'id' | 'accountId' | 'role' | 'territoryId' | 'words'>,
    now: Date,
  ): [MandateRequest, MandateAsked] {
    const words = wish.words.trim();
    if (!words) throw new RequestWordsMissing();
    const request = Object.assign(new MandateRequest(), {
      ...wish,
      words,
      askedAt: now,
      answeredAt: null,
      answeredBy: null,
      granted: null,
      answer: null,
    });
    return [request, new MandateAsked(request.id)];
  }

  /** A refusal has its reasons. */
  decide(answer: { by: string; grant: boolean; words: string }, now: Date): MandateAnswered {
    if (!states[this.state].includes(answer.grant ? 'granted' : 'refused')) throw new RequestAnswered();
    const words = answer.words.trim();
    if (!answer.grant && !words) throw new RefusalWordsMissing();
    this.granted = answer.grant;
    this.answer = words || null;
    this.answeredAt = now;
    this.answeredBy = answer.by;
    return new MandateAnswered(this.id);
  }

  get state(): MandateRequestState {
    if (this.granted === null) return 'asked';
    return this.granted ? 'granted' : 'refused';
  }
}
