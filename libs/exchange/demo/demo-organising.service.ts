import { Injectable } from '@nestjs/common';
import { TerritoryRepository } from '#identity';
import type { Actor } from '#platform/authorization';
import {
  AssignmentService,
  CampaignCourseService,
  CampaignService,
  DecisionService,
  SubmissionInvitationService,
} from '#reviews';
import type { StoryStepOf } from './demo-story.js';

const DAY = 86_400_000;
const dayAfter = (start: Date, days: number): string =>
  new Date(start.getTime() + days * DAY).toISOString().slice(0, 10);

/** What the demo référent does with a campaign, by the same verbs as everybody. */
@Injectable()
export class DemoOrganisingService {
  constructor(
    private readonly campaigns: CampaignService,
    private readonly course: CampaignCourseService,
    private readonly invitations: SubmissionInvitationService,
    private readonly assignments: AssignmentService,
    private readonly decisions: DecisionService,
    private readonly territories: TerritoryRepository,
  ) {}

  /** @param start the day that the days of the step are counted from */
  async prepare(actor: Actor, step: StoryStepOf<'prepare'>, start: Date): Promise<void> {
    const territory = await this.territories.findByCode(step.territory);
    if (!territory) throw new Error(`No territory has the code « ${step.territory} ».`);
    await this.campaigns.create(actor, {
      ...step.fields,
      territoryId: territory.id,
      opensOn: dayAfter(start, step.opensIn),
      closesOn: dayAfter(start, step.closesIn),
    });
  }

  async move(
    actor: Actor,
    verb: 'open' | 'beginClosing' | 'close' | 'archive',
    campaignId: string,
  ): Promise<void> {
    await (verb === 'open' ? this.campaigns.open(actor, campaignId) : this.course[verb](actor, campaignId));
  }

  async invite(actor: Actor, wish: { campaign: string; resource: string; words: string }): Promise<void> {
    await this.invitations.invite(actor, wish);
  }

  /** `agentId`: who is asked. */
  async assign(actor: Actor, submissionId: string, agentId: string): Promise<void> {
    await this.assignments.assign(actor, submissionId, [agentId]);
  }

  /** `criteria`: all keys of the rubric; `mentor`: the slug of a page. */
  async decide(
    actor: Actor,
    submissionId: string,
    {
      step,
      criteria,
      mentor,
    }: { step: StoryStepOf<'decide'>; criteria: readonly string[]; mentor: string | null },
  ): Promise<void> {
    const { outcome, reason, actions } = step;
    const grades = Object.fromEntries(criteria.map((key) => [key, step.grades[key] ?? 1]));
    await this.decisions.decide(actor, submissionId, { outcome, reason, actions, grades, mentor });
  }
}
