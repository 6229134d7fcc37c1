import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, requireAccount } from '#platform/authorization';
import { Database, type DomainEvent, type Transaction } from '#platform/database';
import { AssignmentRepository } from './assignment.repository.js';
import type { Assignment } from './assignment.js';
import { CampaignRepository } from '../campaign/campaign.repository.js';
import type { Campaign } from '../campaign/campaign.js';
import { offerPolicy } from './offer.policy.js';
import { ReviewerRepository } from '../campaign/reviewer.repository.js';
import { SubmissionRepository } from '../submission/submission.repository.js';

/** The answer of whoever was asked to review. It is hers alone: to anybody else, the question does not exist. */
@Injectable()
export class AssignmentAnswerService {
  constructor(
    private readonly database: Database,
    private readonly assignments: AssignmentRepository,
    private readonly campaigns: CampaignRepository,
    private readonly submissions: SubmissionRepository,
    private readonly reviewers: ReviewerRepository,
  ) {}

  /** She has from now on the days that the campaign gives. */
  accept(actor: Actor, id: string): Promise<Assignment> {
    return this.answer(actor, { id, verb: 'accept' }, async (tx, assignment, { campaign }) => {
      assignment.accept(campaign.reviewDays, tx.now);
      return null;
    });
  }

  decline(actor: Actor, id: string, reason: string): Promise<Assignment> {
    return this.answer(actor, { id, verb: 'decline' }, async (tx, assignment) =>
      assignment.decline(reason, tx.now),
    );
  }

  /** She is not asked about this resource again, in any campaign. */
  declareConflict(actor: Actor, id: string, reason: string): Promise<Assignment> {
    return this.answer(actor, { id, verb: 'conflict' }, async (tx, assignment, { resourceId }) => {
      const event = assignment.declareConflict(reason, tx.now);
      await this.reviewers.declareConflict(tx, {
        accountId: assignment.reviewerId,
        resourceId,
        words: assignment.reason,
      });
      return event;
    });
  }

  private async answer(
    actor: Actor,
    { id, verb }: { id: string; verb: string },
    act: (
      tx: Transaction,
      assignment: Assignment,
      of: { campaign: Campaign; resourceId: string },
    ) => Promise<DomainEvent | null>,
  ): Promise<Assignment> {
    const accountId = requireAccount(actor);
    const place = (await this.assignments.places([id])).get(id);
    return this.database.transaction(async (tx) => {
      if (!place) throw new NotFound();
      offerPolicy.authorize(actor, 'answer', place);
      const campaign = await this.campaigns.lock(tx, place.campaignId, 'share');
      const submission = await this.submissions.lock(tx, place.submissionId);
      const assignment = await this.assignments.lock(tx, id);
      if (!campaign || !submission || !assignment) throw new NotFound();
      const event = await act(tx, assignment, { campaign, resourceId: submission.resourceId });
      if (event) await tx.emit(event);
      tx.record({
        actorId: accountId,
        verb: `assignment.${verb}`,
        subjectType: 'submission',
        subjectId: submission.id,
        note: id,
      });
      return this.assignments.save(tx, assignment);
    });
  }
}
