import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database';
import { AssignmentRepository } from './assignment.repository.js';
import { Assignment } from './assignment.js';
import type { Campaign } from '../campaign/campaign.js';
import { explanationToReviewer } from '../matching/matching-words.js';
import type { ReviewerOffer, ReviewNeed } from '../matching/matching-fit.js';
import type { ReviewRound } from '../round/review-round.js';
import type { Candidate } from '../matching/reviewer-candidates.repository.js';
import { SubmissionRepository } from '../submission/submission.repository.js';
import type { Submission } from '../submission/submission.js';

/** What the caller has locked. */
export interface OpenRound {
  readonly campaign: Campaign;
  readonly submission: Submission;
  readonly round: ReviewRound;
}

/** Asking somebody to review: by a référent, or by the platform in the place of who did not answer. */
@Injectable()
export class OfferService {
  constructor(
    private readonly assignments: AssignmentRepository,
    private readonly submissions: SubmissionRepository,
  ) {}

  async offer(
    tx: Transaction,
    { campaign, submission, round }: OpenRound,
    { candidate, because, by }: { candidate: Candidate; because: string; by: string | null },
  ): Promise<Assignment> {
    const ids = { id: randomUUID(), roundId: round.id, reviewerId: candidate.accountId };
    const assignment = Assignment.offer({ ...ids, offeredBy: by, because }, campaign.answerDays, tx.now);
    submission.beginReview();
    await this.submissions.save(tx, submission);
    await this.assignments.save(tx, assignment);
    await tx.emit(assignment.announce());
    tx.record({
      actorId: by,
      verb: 'assignment.offer',
      subjectType: 'submission',
      subjectId: submission.id,
      note: assignment.id,
    });
    return assignment;
  }
}

/** Why she: where the authors are, or how near, is told to nobody who may not know who they are. */
export const becauseOf = (need: ReviewNeed, offer: ReviewerOffer, { mode }: Pick<Campaign, 'mode'>): string =>
  explanationToReviewer(mode === 'double_blind' ? { ...need, territoryPath: [] } : need, offer);
