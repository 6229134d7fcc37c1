import { Injectable } from '@nestjs/common';
import type { Actor } from '#platform/authorization';
import type { Transaction } from '#platform/database';
import { SubmissionNotInReview } from '../assignment/assignment.errors.js';
import { CampaignClosed } from '../campaign/campaign.errors.js';
import type { OpenRound } from '../assignment/offer.service.js';
import { RoundRepository } from './round.repository.js';
import { SubmissionAccessService } from '../submission/submission-access.service.js';

/** What is being read, for whoever runs its review and changes who reads it. */
@Injectable()
export class OpenRoundService {
  constructor(
    private readonly access: SubmissionAccessService,
    private readonly rounds: RoundRepository,
  ) {}

  /** Locked as `SubmissionAccessService.lock` does, then the round; throws unless somebody may still be asked. */
  async lock(tx: Transaction, actor: Actor, submissionId: string): Promise<OpenRound> {
    const { submission, campaign } = await this.access.lock(tx, actor, submissionId, 'manage');
    if (!campaign.isRunning) throw new CampaignClosed();
    if (submission.state !== 'submitted' && submission.state !== 'in_review')
      throw new SubmissionNotInReview();
    const round = await this.rounds.lockNewest(tx, submission.id);
    if (!round) throw new SubmissionNotInReview();
    return { campaign, submission, round };
  }
}
