import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { type Actor, Refusal } from '#platform/authorization';
import { Clock } from '#platform/clock';
import type { Cast } from './demo-cast.service.js';
import { DemoAnsweringService } from './demo-answering.service.js';
import { DemoOrganisingService } from './demo-organising.service.js';
import { DemoReviewingService } from './demo-reviewing.service.js';
import type { StoryStep, StoryStepOf } from './demo-story.js';
import { DemoStoryRepository } from './demo-story.repository.js';

const steps = JSON.parse(
  readFileSync(new URL('../../infra/demo/campaigns.json', import.meta.url), 'utf8'),
) as readonly StoryStep[];
const titles = new Map(
  steps.flatMap((step) => (step.do === 'prepare' ? [[step.campaign, step.fields.title] as const] : [])),
);

const DAY = 86_400_000;
/** Between two steps of one day, so that they keep their order. */
const PAUSE = 20_000;

/** Campaigns of peer review from the first to the last of their states, each step done at its own moment of the past. */
@Injectable()
export class DemoCampaignService {
  constructor(
    private readonly clock: Clock,
    private readonly story: DemoStoryRepository,
    private readonly organising: DemoOrganisingService,
    private readonly reviewing: DemoReviewingService,
    private readonly answering: DemoAnsweringService,
  ) {}

  async isPlayed(): Promise<boolean> {
    const played = await this.story.played();
    return steps.every(({ id }) => played.has(id));
  }

  /**
   * Steps that were played are passed over. The first of the others may have been played and not marked, when a seed
   * was stopped between the two: its refusal says so.
   */
  async play(cast: Cast): Promise<void> {
    const played = await this.story.played();
    const start = this.clock.now();
    let mayStand = played.size > 0;
    for (const [at, step] of steps.entries()) {
      if (played.has(step.id)) continue;
      const moment = new Date(start.getTime() + step.when * DAY + at * PAUSE);
      await this.clock.at(moment, () => this.take(step, cast, { start, mayStand }));
      mayStand = false;
    }
  }

  private async take(
    step: StoryStep,
    cast: Cast,
    { start, mayStand }: { start: Date; mayStand: boolean },
  ): Promise<void> {
    try {
      await this.act(await cast.actor(step.by), step, { cast, start });
    } catch (error) {
      if (!mayStand || !(error instanceof Refusal)) throw error;
    }
    await this.story.mark(step.id);
  }

  private async act(
    actor: Actor,
    step: StoryStep,
    { cast, start }: { cast: Cast; start: Date },
  ): Promise<void> {
    if (step.do === 'prepare') return this.organising.prepare(actor, step, start);
    if (step.do === 'available') return this.reviewing.available(actor, step);
    if (step.do === 'revise') return this.answering.revise(actor, step, await cast.resource(step.resource));
    const campaign = await this.story.campaign(titles.get(step.campaign) ?? '');
    if (step.do === 'join') return this.reviewing.join(actor, campaign);
    if (!('resource' in step)) return this.organising.move(actor, step.do, campaign);
    const resource = await cast.resource(step.resource);
    if (step.do === 'submit') return this.answering.submit(actor, { campaign, resource, words: step.words });
    if (step.do === 'invite') return this.organising.invite(actor, { campaign, resource, words: step.words });
    return this.actOn(actor, step, {
      cast,
      campaign,
      submission: await this.story.submission(campaign, resource),
    });
  }

  private async actOn(
    actor: Actor,
    step: SubmissionStep,
    { cast, campaign, submission }: Scene,
  ): Promise<void> {
    switch (step.do) {
      case 'assign':
        return this.organising.assign(actor, submission, cast.agent(step.person));
      case 'decide': {
        const mentor = step.mentor === null ? null : await cast.slug(step.mentor);
        const criteria = await this.story.criteria(campaign);
        return this.organising.decide(actor, submission, { step, criteria, mentor });
      }
      case 'answer':
      case 'take':
        return this.answering.answer(actor, submission, step);
      case 'withdraw':
      case 'refuse':
      case 'resubmit':
      case 'share':
        return this.answering.move(actor, submission, step);
      default:
        return this.read(actor, step, { campaign, submission });
    }
  }

  /** What whoever was asked does with her assignment; the newest is hers. */
  private async read(
    actor: Actor,
    step: ReadingStep,
    { campaign, submission }: Pick<Scene, 'campaign' | 'submission'>,
  ): Promise<void> {
    const id = await this.story.assignment(submission, actor.accountId ?? '');
    switch (step.do) {
      case 'review':
        return this.reviewing.review(actor, id, { step, criteria: await this.story.criteria(campaign) });
      case 'remark':
        return this.reviewing.remark(actor, id, { step, submissionId: submission });
      case 'send':
        return this.reviewing.send(actor, id);
      case 'lapse':
        return this.reviewing.lapse(id);
      default:
        return this.reviewing.answer(actor, id, step);
    }
  }
}

type ReadingStep = StoryStepOf<'accept' | 'decline' | 'conflict' | 'lapse' | 'review' | 'remark' | 'send'>;

/** Steps about something that was submitted or invited before. */
type SubmissionStep =
  | ReadingStep
  | StoryStepOf<'assign' | 'decide' | 'answer' | 'take' | 'withdraw' | 'refuse' | 'resubmit' | 'share'>;

/** Ids of what a step is about. */
interface Scene {
  readonly cast: Cast;
  readonly campaign: string;
  readonly submission: string;
}
