import { Injectable } from '@nestjs/common';
import { Database, grouped, type Transaction, uuidOrNull } from '#platform/database';
import { visibleToAll } from '#resources';
import { Assignment, type AssignmentState } from './assignment.js';
import type { Outcome } from '../round/review-round.js';

const columns = `assignment.id, assignment.round_id as "roundId", assignment.reviewer_id as "reviewerId", assignment.state,
  assignment.offered_by as "offeredBy", assignment.offered_at as "offeredAt", assignment.answer_by as "answerBy",
  assignment.answered_at as "answeredAt", assignment.due_at as "dueAt", assignment.because, assignment.reason,
  assignment.ended_at as "endedAt", assignment.reminded_at as "remindedAt"`;

/** What she has to answer, then to do, by the nearest date; then what is over, the newest first. */
const urgentFirst = `array_position(array['offered','accepted'], assignment.state),
  case when assignment.state in ('offered','accepted') then coalesce(assignment.due_at, assignment.answer_by) end,
  assignment.ended_at desc, assignment.id desc`;

/** Where an assignment stands: what its rules and its notices ask for. */
export interface AssignmentPlace {
  readonly assignmentId: string;
  readonly reviewerId: string;
  readonly submissionId: string;
  readonly campaignId: string;
}

/** What became of a review that was sent: what was decided, and what everybody now reads. */
export interface AssignmentEnd {
  readonly outcome: Outcome | null;
  readonly resourceId: string | null;
}

@Injectable()
export class AssignmentRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<Assignment | null> {
    return (await this.byIds([id])).get(id) ?? null;
  }

  async byIds(ids: readonly string[]): Promise<Map<string, Assignment>> {
    const rows = await this.database.rows<Assignment>(
      'assignments-by-ids',
      `select ${columns} from assignment where id = any($1::uuid[])`,
      [ids.map(uuidOrNull)],
    );
    return new Map(rows.map((row) => [row.id, entity(row)]));
  }

  async places(ids: readonly string[]): Promise<Map<string, AssignmentPlace>> {
    const rows = await this.database.rows<AssignmentPlace>(
      'assignment-places',
      `select assignment.id as "assignmentId", assignment.reviewer_id as "reviewerId", submission.id as "submissionId", submission.campaign_id as "campaignId"
       from assignment join review_round round on round.id = assignment.round_id
         join submission on submission.id = round.submission_id
       where assignment.id = any($1::uuid[])`,
      [ids.map(uuidOrNull)],
    );
    return new Map(rows.map((row) => [row.assignmentId, row]));
  }

  /** Of those that were sent. A resource is told once it stands in public, and in a double-blind campaign once it is decided. */
  async ends(ids: readonly string[]): Promise<Map<string, AssignmentEnd>> {
    const rows = await this.database.rows<AssignmentEnd & { id: string }>(
      'assignment-ends',
      `select assignment.id, round.outcome, case when ${visibleToAll} and round.version_id is not null
           and (campaign.mode <> 'double_blind' or round.outcome is not null) then resource.id end as "resourceId"
       from assignment join review_round round on round.id = assignment.round_id
         join submission on submission.id = round.submission_id join campaign on campaign.id = submission.campaign_id
         join resource on resource.id = submission.resource_id
       where assignment.id = any($1::uuid[]) and assignment.state = 'sent'`,
      [ids.map(uuidOrNull)],
    );
    return new Map(rows.map(({ id, ...end }) => [id, end]));
  }

  async lock(tx: Transaction, id: string): Promise<Assignment | null> {
    return uuidOrNull(id)
      ? tx.manager.findOne(Assignment, { where: { id }, lock: { mode: 'pessimistic_write' } })
      : null;
  }

  /** All of a round that the caller has locked. */
  async lockOfRound(tx: Transaction, roundId: string): Promise<Assignment[]> {
    return tx.manager.find(Assignment, {
      where: { roundId },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async save(tx: Transaction, assignment: Assignment): Promise<Assignment> {
    await tx.manager.upsert(Assignment, assignment, ['id']);
    return assignment;
  }

  /** For whoever runs the campaign: in the order in which they were asked. */
  async ofRounds(roundIds: readonly string[]): Promise<Map<string, Assignment[]>> {
    const rows = await this.database.rows<Assignment>(
      'assignments-of-rounds',
      `select ${columns} from assignment where round_id = any($1::uuid[]) order by offered_at, id`,
      [roundIds],
    );
    return grouped(rows.map(entity), ({ roundId }) => roundId);
  }

  /** Hers, in these states. */
  async listOfReviewer(
    accountId: string,
    states: readonly AssignmentState[],
    { offset, limit }: { offset: number; limit: number },
  ): Promise<{ rows: Assignment[]; total: number }> {
    const rows = await this.database.rows<Assignment & { total: number }>(
      'assignments-of-reviewer',
      `select ${columns}, count(*) over ()::int as total from assignment
       where reviewer_id = $1 and state = any($2::text[]) order by ${urgentFirst} offset $3 limit $4`,
      [accountId, states, offset, limit],
    );
    return { rows: rows.map(entity), total: rows[0]?.total ?? 0 };
  }
}

const entity = (row: Assignment): Assignment => Object.assign(new Assignment(), row);
