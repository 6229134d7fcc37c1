import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database';
import type { Resource } from '#resources';
import { AssignmentRepository } from './assignment.repository.js';
import type { Campaign } from './campaign.js';
import { RoundRepository } from './round.repository.js';
import { RoundService } from './round.service.js';
import type { Submission } from './submission.js';
import { SubmittedWorkService } from './submitted-work.service.js';

/** The beginning and the end of a round, with what they hold: the draft that is read, the people who read it. */
@Injectable()
export class RoundCourseService {
  constructor(
    private readonly works: SubmittedWorkService,
    private readonly opening: RoundService,
    private readonly rounds: RoundRepository,
    private readonly assignments: AssignmentRepository,
  ) {}

  /** Of a submission that is submitted and saved; throws why the campaign does not take it. */
  async begin(
    tx: Transaction,
    submission: Submission,
    { campaign, resource }: { campaign: Campaign; resource: Resource },
  ): Promise<void> {
    await this.opening.open(tx, submission, await this.works.take(tx, campaign, resource));
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
