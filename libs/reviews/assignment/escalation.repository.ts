import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database';

/** What a reminder tells, and to whom. */
export interface DueReview {
  readonly assignmentId: string;
  readonly reviewerId: string;
  readonly dueAt: Date;
  readonly title: string;
}

/** Days before the due date when it is recalled, and between two reminders of a late one. */
const soonDays = 2;
const againDays = 7;

/** $1 is the moment. Once before the date, once at it, then every week. */
const isToRemind = `assignment.state = 'accepted' and (
  (assignment.reminded_at is null and assignment.due_at <= $1::timestamptz + interval '${soonDays} days')
  or (assignment.due_at <= $1::timestamptz and assignment.reminded_at < assignment.due_at)
  or (assignment.due_at <= $1::timestamptz and assignment.reminded_at <= $1::timestamptz - interval '${againDays} days'))`;

@Injectable()
export class EscalationRepository {
  constructor(private readonly database: Database) {}

  /** Campaigns with an offer that nobody answered in time. */
  async campaignsToEscalate(now: Date): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      'campaigns-to-escalate',
      `select distinct submission.campaign_id as id from assignment
         join review_round round on round.id = assignment.round_id join submission on submission.id = round.submission_id
       where assignment.state = 'offered' and assignment.answer_by <= $1 order by id`,
      [now],
    );
    return rows.map(({ id }) => id);
  }

  async unansweredIn(tx: Transaction, campaignId: string): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>(
      `select assignment.id from assignment
         join review_round round on round.id = assignment.round_id join submission on submission.id = round.submission_id
       where submission.campaign_id = $1 and assignment.state = 'offered' and assignment.answer_by <= $2
       order by submission.id, round.number, assignment.id for update of submission, assignment`,
      [campaignId, tx.now],
    );
    return rows.map(({ id }) => id);
  }

  /** Marked as reminded, so that an hour that strikes twice reminds once. */
  async takeDue(tx: Transaction): Promise<DueReview[]> {
    return tx.manager
      .query<[DueReview[], number]>(
        `update assignment set reminded_at = $1 from review_round round join submission on submission.id = round.submission_id
           left join version on version.id = round.version_id left join draft on draft.id = round.draft_id
         where round.id = assignment.round_id and ${isToRemind}
         returning assignment.id as "assignmentId", assignment.reviewer_id as "reviewerId", assignment.due_at as "dueAt",
           coalesce(version.title, nullif(draft.fields->>'title', ''), 'Sans titre') as title`,
        [tx.now],
      )
      .then(([rows]) => rows);
  }
}
