import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database';
import type { Resource } from '#resources';
import { AssignmentRepository } from '../assignment/assignment.repository.js';
import { CampaignRepository } from '../campaign/campaign.repository.js';
import type { Campaign } from '../campaign/campaign.js';
import type { OpenRound } from '../assignment/offer.service.js';
import { RoundRepository } from './round.repository.js';
import { RoundService } from './round.service.js';
import { SubmissionRepository } from '../submission/submission.repository.js';
import type { Submission } from '../submission/submission.js';
import { SubmittedWorkService } from '../submission/submitted-work.service.js';

/** What is read, and for which campaign. */
interface Taken {
  readonly campaign: Campaign;
  readonly resource: Resource;
  /** Its author knows that nothing changed since the round before. */
  readonly unchanged?: boolean;
}

/** The beginning and the end of a round, with what they hold: the draft that is read, the people who read it. */
@Injectable()
export class RoundCourseService {
  constructor(
    private readonly works: SubmittedWorkService,
    private readonly opening: RoundService,
    private readonly rounds: RoundRepository,
    private readonly assignments: AssignmentRepository,
    private readonly submissions: SubmissionRepository,
    private readonly campaigns: CampaignRepository,
  ) {}

  /** Of a submission that is submitted and saved; throws why the campaign does not take it. */
  async begin(
    tx: Transaction,
    submission: Submission,
    { campaign, resource, unchanged = false }: Taken,
  ): Promise<void> {
    await this.opening.open(tx, submission, await this.works.take(tx, campaign, resource), { unchanged });
  }

  /** What is being read now, locked for whoever changes who reads it; null once nobody reads any more. */
  async lockOpen(tx: Transaction, submissionId: string): Promise<OpenRound | null> {
    const found = await this.submissions.find(submissionId);
    const campaign = found && (await this.campaigns.lock(tx, found.campaignId, 'share'));
    const submission = found && (await this.submissions.lock(tx, found.id));
    const isRead = submission?.state === 'submitted' || submission?.state === 'in_review';
    const round = isRead ? await this.rounds.lockNewest(tx, submission.id) : null;
    return campaign?.isRunning && submission && round ? { campaign, submission, round } : null;
  }

  /** Of a submission that ended unread or half read: nobody waits for it any more. The caller holds its resource's lock. */
  async end(tx: Transaction, submission: Submission): Promise<void> {
    const round = await this.rounds.lockNewest(tx, submission.id);
    if (!round) return;
    for (const assignment of await this.assignments.lockOfRound(tx, round.id)) {
      if (assignment.state !== 'offered' && assignment.state !== 'accepted') continue;
      await tx.emit(assignment.cancel(tx.now));
      await this.assignments.save(tx, assignment);
    }
    await this.works.giveBack(tx, round);
  }
}
