import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, requireAccount } from '#platform/authorization';
import { crashPoint } from '#platform/config';
import { Database } from '#platform/database';
import { CampaignClosed } from '../campaign/campaign.errors.js';
import { DecisionBasisService } from './decision-basis.service.js';
import type { Decision, ReviewRound } from '../round/review-round.js';
import { RoundCourseService } from '../round/round-course.service.js';
import { RoundRepository } from '../round/round.repository.js';
import { SubmissionAccessService } from '../submission/submission-access.service.js';
import { SubmissionRepository } from '../submission/submission.repository.js';

/** The référent's word on a round: from independent reviews, none of them her own. */
@Injectable()
export class DecisionService {
  constructor(
    private readonly database: Database,
    private readonly access: SubmissionAccessService,
    private readonly submissions: SubmissionRepository,
    private readonly rounds: RoundRepository,
    private readonly course: RoundCourseService,
    private readonly basis: DecisionBasisService,
  ) {}

  /** Ends the newest round of a submission. Who still reads is told, and freed. `mentor`: the slug of her page. */
  async decide(
    actor: Actor,
    submissionId: string,
    { mentor, ...wish }: Omit<Decision, 'mentorId'> & { mentor: string | null },
  ): Promise<ReviewRound> {
    const by = requireAccount(actor);
    const decision = { ...wish, mentorId: await this.basis.mentorOf(mentor) };
    const decided = await this.database.transaction(async (tx) => {
      const { submission, campaign } = await this.access.lock(tx, actor, submissionId, 'manage');
      if (!campaign.isRunning) throw new CampaignClosed();
      const round = await this.rounds.lockNewest(tx, submission.id);
      if (!round) throw new NotFound();
      await this.basis.require(tx, campaign, { roundId: round.id, decision, by });
      await tx.emit(round.decide(decision, by, tx.now));
      await this.course.end(tx, submission);
      submission.decide();
      await this.submissions.save(tx, submission);
      tx.record({
        actorId: by,
        verb: 'submission.decide',
        subjectType: 'submission',
        subjectId: submission.id,
        note: decision.outcome,
      });
      return this.rounds.save(tx, round);
    });
    crashPoint('review.decided');
    return decided;
  }

  /** The authors agree that reviews and their answers are shown beside the label. */
  async share(actor: Actor, submissionId: string): Promise<ReviewRound> {
    const actorId = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const { submission } = await this.access.lock(tx, actor, submissionId, 'answer');
      const round = await this.rounds.lockNewest(tx, submission.id);
      if (!round) throw new NotFound();
      round.share(tx.now);
      tx.record({
        actorId,
        verb: 'round.share',
        subjectType: 'submission',
        subjectId: submission.id,
        note: round.id,
      });
      return this.rounds.save(tx, round);
    });
  }
}
