import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, type Transaction } from '#platform/database';
import { AssignmentRepository } from './assignment.repository.js';
import { EscalationRepository } from './escalation.repository.js';
import { ReviewNoticeService } from '../review/review-notice.service.js';

/** What time does to assignments: an offer without an answer goes to the next, a review that is due is recalled. */
@Injectable()
export class EscalationService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly escalations: EscalationRepository,
    private readonly assignments: AssignmentRepository,
    private readonly notices: ReviewNoticeService,
  ) {}

  /** One campaign at a time, each in a transaction of its own; the ends that it emits look for the next. */
  async run(): Promise<void> {
    for (const campaignId of await this.escalations.campaignsToEscalate(this.clock.now()))
      await this.database.transaction((tx) => this.lapse(tx, campaignId));
    await this.database.transaction(async (tx) => {
      for (const due of await this.escalations.takeDue(tx)) await this.notices.remind(tx, due);
    });
  }

  private async lapse(tx: Transaction, campaignId: string): Promise<void> {
    await tx.hold(`offers ${campaignId}`);
    for (const id of await this.escalations.unansweredIn(tx, campaignId)) {
      const assignment = await this.assignments.lock(tx, id);
      if (assignment?.state !== 'offered') continue;
      await tx.emit(assignment.lapse(tx.now));
      tx.record({
        actorId: null,
        verb: 'assignment.lapse',
        subjectType: 'campaign',
        subjectId: campaignId,
        note: id,
      });
      await this.assignments.save(tx, assignment);
    }
  }
}
