import { Injectable } from '@nestjs/common';
import { type Actor, type Problem, Refusal, requireAccount } from '#platform/authorization';
import { Database } from '#platform/database';
import { NobodyChosen, NotWaiting } from '../assignment/assignment.errors.js';
import { AssignmentService } from '../assignment/assignment.service.js';
import type { Assignment } from '../assignment/assignment.js';
import { CampaignAccessService } from '../campaign/campaign-access.service.js';
import type { Campaign } from '../campaign/campaign.js';
import { SubmissionAccessService } from '../submission/submission-access.service.js';
import type { RowOutcome } from '../submission/submission-bulk.js';
import { SuggestionService } from './suggestion.service.js';

/** One line that the référent kept: ids of a submission and of a person. */
export interface PlanChoice {
  readonly submissionId: string;
  readonly reviewerId: string;
}

/** What the référent kept of a plan. A line that no longer holds is told, and keeps none of the others from being asked. */
@Injectable()
export class AssignmentPlanService {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignAccessService,
    private readonly assignments: AssignmentService,
    private readonly suggestions: SuggestionService,
    private readonly access: SubmissionAccessService,
  ) {}

  async apply(
    actor: Actor,
    address: string,
    choices: readonly PlanChoice[],
  ): Promise<{ asked: Assignment[]; problems: Problem[] }> {
    requireAccount(actor);
    await this.database.transaction((tx) =>
      this.campaigns.lock(tx, actor, address, { action: 'manage', how: 'share' }),
    );
    if (choices.length === 0) throw new NobodyChosen();
    return this.askAll(actor, choices);
  }

  /** Asks whom the plan names for these submissions, together; each tells for itself what was done, and what misses. */
  async applyTo(
    actor: Actor,
    campaign: Campaign,
    submissionIds: readonly string[],
  ): Promise<(id: string) => Promise<RowOutcome>> {
    const plan = await this.suggestions.forCampaign(campaign, requireAccount(actor), submissionIds);
    return async (id) => {
      const people = plan.lines.filter(({ submissionId }) => submissionId === id);
      const gap = plan.gaps.find(({ submissionId }) => submissionId === id);
      if (people.length === 0 && !gap) {
        await this.database.transaction((tx) => this.access.lock(tx, actor, id, 'manage'));
        throw new NotWaiting();
      }
      const choices = people.map(({ agentId }) => ({ submissionId: id, reviewerId: agentId }));
      const { asked, problems } = await this.askAll(actor, choices);
      const missing = gap ? [{ code: 'REVIEWERS_MISSING', message: gap.sentence, field: null }] : [];
      return {
        done:
          asked.length === 0
            ? null
            : asked.length === 1
              ? 'Une personne est sollicitée.'
              : `${asked.length} personnes sont sollicitées.`,
        problems: [...problems, ...missing],
      };
    };
  }

  private async askAll(
    actor: Actor,
    choices: readonly PlanChoice[],
  ): Promise<{ asked: Assignment[]; problems: Problem[] }> {
    const asked: Assignment[] = [];
    const problems: Problem[] = [];
    for (const { submissionId, reviewerId } of choices)
      try {
        asked.push(...(await this.assignments.assign(actor, submissionId, [reviewerId])));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        problems.push(
          ...error.problems.map((each) => ({ ...each, field: `choices.${submissionId}.${reviewerId}` })),
        );
      }
    return { asked, problems };
  }
}
