import { Column, Entity, PrimaryColumn } from 'typeorm';
import {
  CampaignClosed,
  CampaignNotOpen,
  CampaignTransition,
  SubmissionsUndecided,
} from './campaign.errors.js';
import { CampaignClosing, CampaignOpened } from './campaign.events.js';

export type CampaignState = 'draft' | 'open' | 'closing' | 'closed' | 'archived';

/** Who sees whose name: `open` shows reviewers to authors with the decision, `double_blind` authors to nobody who reviews. */
export type ReviewMode = 'open' | 'single_blind' | 'double_blind';

/**
 * `closing`: nothing more is submitted, what was is finished. It may be opened again with a later date; what is closed
 * keeps what it decided.
 */
export const campaignStates: Record<CampaignState, readonly CampaignState[]> = {
  draft: ['open'],
  open: ['closing'],
  closing: ['open', 'closed'],
  closed: ['archived'],
  archived: [],
};

/** What may be done in which state; who may is `campaignPolicy`. */
export const campaignVerbs = {
  update: ['draft'],
  open: ['draft'],
  delete: ['draft'],
  extend: ['open', 'closing'],
  beginClosing: ['open'],
  close: ['closing'],
  archive: ['closed'],
  handOver: ['draft', 'open', 'closing', 'closed'],
} as const satisfies Record<string, readonly CampaignState[]>;
export type CampaignVerb = keyof typeof campaignVerbs;

/** What a référent says of her campaign while she prepares it. */
export interface CampaignFields {
  title: string;
  aim: string;
  territoryId: string;
  /** The version of a rubric. */
  rubricVersionId: string;
  mode: ReviewMode;
  /** Ids of `#vocabulary`; empty: all. */
  levels: string[];
  subjects: string[];
  /** Days, `YYYY-MM-DD`, both included. */
  opensOn: string;
  closesOn: string;
  /** Independent reviews of each submission. */
  reviewsWanted: number;
  /** Reviews that one person has at once in this campaign. */
  cap: number;
  /** To accept an assignment, then the next is asked. */
  answerDays: number;
  /** To review once accepted. */
  reviewDays: number;
  /** What reviewers and authors promise. */
  charter: string;
}

/** A call to have resources reviewed, over a territory, with one rubric and dates. */
@Entity('campaign')
export class Campaign implements CampaignFields {
  @PrimaryColumn('uuid') id: string;
  @Column('text') slug: string;
  @Column('text') state: CampaignState;
  @Column('text') title: string;
  @Column('text') aim: string;
  @Column('uuid') territoryId: string;
  @Column('uuid') rubricVersionId: string;
  @Column('text') mode: ReviewMode;
  @Column('text', { array: true }) levels: string[];
  @Column('text', { array: true }) subjects: string[];
  @Column('date') opensOn: string;
  @Column('date') closesOn: string;
  @Column('integer') reviewsWanted: number;
  @Column('integer') cap: number;
  @Column('integer') answerDays: number;
  @Column('integer') reviewDays: number;
  @Column('text') charter: string;
  /** Who is told; the right to run it comes from a mandate over its territory alone. */
  @Column('uuid', { nullable: true }) referentId: string | null;
  @Column('uuid') createdBy: string;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) openedAt: Date | null;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  /** When what people said of its exemplars became final. */
  @Column('timestamptz', { nullable: true }) calibrationClosedAt: Date | null;

  static prepare(
    ids: { id: string; slug: string; createdBy: string },
    fields: CampaignFields,
    now: Date,
  ): Campaign {
    return Object.assign(new Campaign(), {
      ...ids,
      ...fields,
      state: 'draft',
      referentId: ids.createdBy,
      createdAt: now,
      openedAt: null,
      closedAt: null,
      calibrationClosedAt: null,
    });
  }

  /** Once open, what was announced stays: only the end moves (`extend`). */
  change(fields: CampaignFields): void {
    this.requireVerb('update');
    Object.assign(this, fields);
  }

  open(now: Date): CampaignOpened {
    this.requireVerb('open');
    this.move('open');
    this.openedAt = now;
    return new CampaignOpened(this.id);
  }

  /** No more submissions; reviews under way are finished. */
  beginClosing(): CampaignClosing {
    this.requireVerb('beginClosing');
    this.move('closing');
    return new CampaignClosing(this.id);
  }

  /** A later end; a campaign that was closing takes submissions again. */
  extend(closesOn: string): void {
    this.requireVerb('extend');
    if (this.state === 'closing') this.move('open');
    this.closesOn = closesOn;
  }

  /** `undecided`: submissions that still wait for an answer. */
  close(undecided: number, now: Date): void {
    this.requireVerb('close');
    if (undecided > 0) throw new SubmissionsUndecided();
    this.move('closed');
    this.closedAt = now;
  }

  archive(): void {
    this.requireVerb('archive');
    this.move('archived');
  }

  /** What was said of its exemplars stays as it is; whether it may is the calibration's to say. */
  closeCalibration(now: Date): void {
    this.calibrationClosedAt = now;
  }

  handOver(referentId: string): void {
    this.requireVerb('handOver');
    this.referentId = referentId;
  }

  /** Whether its state allows it; who may is another question. */
  allows(verb: CampaignVerb): boolean {
    return (campaignVerbs[verb] as readonly CampaignState[]).includes(this.state);
  }

  /** Throws unless its state allows it. */
  requireVerb(verb: CampaignVerb): void {
    if (this.allows(verb)) return;
    throw this.closedAt === null ? new CampaignTransition() : new CampaignClosed();
  }

  /** Throws unless something may be submitted to it today (`YYYY-MM-DD`). */
  requireOpenTo(today: string): void {
    if (!this.isOpenTo(today)) throw new CampaignNotOpen();
  }

  isOpenTo(today: string): boolean {
    return this.state === 'open' && today >= this.opensOn && today <= this.closesOn;
  }

  /** Whether reviews and decisions go on. */
  get isRunning(): boolean {
    return this.state === 'open' || this.state === 'closing';
  }

  private move(to: CampaignState): void {
    if (!campaignStates[this.state].includes(to)) throw new CampaignTransition();
    this.state = to;
  }
}
