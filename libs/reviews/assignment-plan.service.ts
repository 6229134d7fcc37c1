import { Injectable } from '@nestjs/common';
import { type Actor, type Problem, Refusal, requireAccount } from '#platform/authorization';
import { Database } from '#platform/database';
import { AssignmentService } from './assignment.service.js';
import type { Assignment } from './assignment.js';
import { CampaignAccessService } from './campaign-access.service.js';
import { NobodyChosen } from './assignment.errors.js';

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
