import { Column, Entity, PrimaryColumn } from 'typeorm';
import { CallClosed, CallNotOpen, CallTransition, CriteriaAnnounced } from './call.errors.js';

export type CallState = 'draft' | 'open' | 'closed';

/** What a contribution must be to count, besides being published: read by peers, without barriers, made for a need. */
export type CallWant = 'published' | 'reviewed' | 'accessible' | 'adapted';

/** Why it closed: it has all that it wanted, its last day passed, or whoever runs it said so. */
export type CallEnding = 'fulfilled' | 'past' | 'opener';

/** What is closed stays so: who still misses something opens another. */
export const callStates: Record<CallState, readonly CallState[]> = {
  draft: ['open'],
  open: ['closed'],
  closed: [],
};

/** What may be done in which state; who may is `callPolicy`. */
const callVerbs = {
  update: ['draft', 'open'],
  open: ['draft'],
  delete: ['draft'],
  close: ['open'],
} as const satisfies Record<string, readonly CallState[]>;
export type CallVerb = keyof typeof callVerbs;

/** What makes a contribution count; ids of `#vocabulary`. Empty: of any kind. */
export interface CallCriteria {
  levels: string[];
  subjects: string[];
  /** A contribution has one of these words at least, in its title, its summary or its keywords. */
  keywords: string[];
  wants: CallWant;
  /** How many of them. */
  wanted: number;
}

/** What whoever opens a call says of it. */
export interface CallFields extends CallCriteria {
  title: string;
  /** What is missing, in words. */
  missing: string;
  /** Days, `YYYY-MM-DD`, both included. */
  opensOn: string;
  closesOn: string;
  /** Whose call it is; null: everybody’s. */
  territoryId: string | null;
}

/** « Appel à contributions »: what is missing, asked of those who could make it. */
@Entity('call')
export class Call implements CallFields {
  @PrimaryColumn('uuid') id: string;
  /** Of its address; frozen. */
  @Column('text') slug: string;
  @Column('text') state: CallState;
  @Column('text') title: string;
  @Column('text') missing: string;
  @Column('text', { array: true }) levels: string[];
  @Column('text', { array: true }) subjects: string[];
  @Column('text', { array: true }) keywords: string[];
  @Column('text') wants: CallWant;
  @Column('integer') wanted: number;
  @Column('date') opensOn: string;
  @Column('date') closesOn: string;
  @Column('uuid', { nullable: true }) territoryId: string | null;
  @Column('uuid') createdBy: string;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) openedAt: Date | null;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('text', { nullable: true }) endedBy: CallEnding | null;
  /** What whoever runs it says at the end; may be empty. */
  @Column('text') closingWord: string;

  static prepare(ids: Pick<Call, 'id' | 'slug' | 'createdBy'>, fields: CallFields, now: Date): Call {
    return Object.assign(new Call(), {
      ...ids,
      ...fields,
      state: 'draft',
      createdAt: now,
      openedAt: null,
      closedAt: null,
      endedBy: null,
      closingWord: '',
    });
  }

  /** Once open, what people work for stays: its words may be made clearer, its last day move. */
  change(fields: CallFields): void {
    this.requireVerb('update');
    if (this.state === 'open' && announced.some((name) => String(this[name]) !== String(fields[name])))
      throw new CriteriaAnnounced();
    Object.assign(this, fields);
  }

  open(now: Date): void {
    this.requireVerb('open');
    this.move('open');
    this.openedAt = now;
  }

  close(endedBy: CallEnding, now: Date, word = ''): void {
    this.requireVerb('close');
    this.move('closed');
    Object.assign(this, { closedAt: now, endedBy, closingWord: word });
  }

  /** Why it closes by itself today (`YYYY-MM-DD`) with this many contributions that count; null while it goes on. */
  endOn(today: string, counted: number): CallEnding | null {
    if (this.state !== 'open') return null;
    if (counted >= this.wanted) return 'fulfilled';
    return this.closesOn < today ? 'past' : null;
  }

  /** Throws unless something may be given to it today. */
  requireOpenTo(today: string): void {
    if (!this.isOpenTo(today)) throw new CallNotOpen();
  }

  isOpenTo(today: string): boolean {
    return this.state === 'open' && today >= this.opensOn && today <= this.closesOn;
  }

  /** Whether its state allows it; who may is another question. */
  allows(verb: CallVerb): boolean {
    return (callVerbs[verb] as readonly CallState[]).includes(this.state);
  }

  /** Throws unless its state allows it. */
  requireVerb(verb: CallVerb): void {
    if (this.allows(verb)) return;
    throw this.state === 'closed' ? new CallClosed() : new CallTransition();
  }

  private move(to: CallState): void {
    if (!callStates[this.state].includes(to)) throw new CallTransition();
    this.state = to;
  }
}

const announced = [
  'levels',
  'subjects',
  'keywords',
  'wants',
  'wanted',
  'opensOn',
  'territoryId',
] as const satisfies readonly (keyof CallFields)[];
