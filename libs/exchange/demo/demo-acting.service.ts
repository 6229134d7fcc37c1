import { Injectable } from '@nestjs/common';
import type { Actor } from '#platform/authorization';
import { DemoAnsweringService } from './demo-answering.service.js';
import { DemoCalibrationService } from './demo-calibration.service.js';
import type { Cast } from './demo-cast.js';
import { DemoOrganisingService } from './demo-organising.service.js';
import { DemoReviewingService } from './demo-reviewing.service.js';
import type { StoryStep, StoryStepOf } from './demo-story.js';
import { DemoStoryRepository } from './demo-story.repository.js';

/** One step of a demo campaign, by whoever does it. */
@Injectable()
export class DemoActingService {
  constructor(
    private readonly story: DemoStoryRepository,
    private readonly organising: DemoOrganisingService,
    private readonly calibrating: DemoCalibrationService,
    private readonly reviewing: DemoReviewingService,
    private readonly answering: DemoAnsweringService,
  ) {}

  /** @param setting.titleOf a campaign's, by its key in the steps */
  async act(
    actor: Actor,
    step: StoryStep,
    { cast, start, titleOf }: { cast: Cast; start: Date; titleOf: (campaign: string) => string },
  ): Promise<void> {
    if (step.do === 'prepare') return this.organising.prepare(actor, step, start);
    if (step.do === 'available') return this.reviewing.available(actor, step);
    if (step.do === 'revise') return this.answering.revise(actor, step, await cast.resource(step.resource));
    const campaign = await this.story.campaign(titleOf(step.campaign));
    if (step.do === 'join') return this.reviewing.join(actor, campaign);
    if (!('resource' in step)) return this.organising.move(actor, step.do, campaign);
    const resource = await cast.resource(step.resource);
    if (step.do === 'exemplar') return this.calibrating.choose(actor, { campaign, resource });
    if (step.do === 'grade') return this.calibrating.grade(actor, { campaign, resource, step });
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
