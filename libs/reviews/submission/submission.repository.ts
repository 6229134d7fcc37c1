import { Injectable } from '@nestjs/common';
import { Database, grouped, type Slice, type Transaction, uuidOrNull } from '#platform/database';
import { Submission } from './submission.js';

const columns = `submission.id, submission.campaign_id as "campaignId", submission.resource_id as "resourceId", submission.state,
  submission.submitted_by as "submittedBy", submission.invited_by as "invitedBy", submission.words, submission.reason,
  submission.round, submission.created_at as "createdAt", submission.submitted_at as "submittedAt",
  submission.ended_at as "endedAt"`;

const isTheirs = `exists (select from resource_member member where member.resource_id = submission.resource_id
  and member.account_id = $1 and member.role in ('author', 'co-author'))`;

/** What waits for its authors, then what is under way, then what has its answer. */
const urgentFirst = `array_position(array['invited','decided','submitted','in_review','declined','withdrawn'], submission.state),
  submission.created_at desc, submission.id desc`;

@Injectable()
export class SubmissionRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<Submission | null> {
    return (await this.byIds([id])).get(id) ?? null;
  }

  async byIds(ids: readonly string[]): Promise<Map<string, Submission>> {
    const rows = await this.database.rows<Submission>(
      'submissions-by-ids',
      `select ${columns} from submission where id = any($1::uuid[])`,
      [ids.map(uuidOrNull)],
    );
    return new Map(rows.map((row) => [row.id, entity(row)]));
  }

  /** The caller holds the resource's lock: two at once would both find none. */
  async findLive(tx: Transaction, campaignId: string, resourceId: string): Promise<Submission | null> {
    const rows = await tx.manager.query<Submission[]>(
      `select ${columns} from submission where campaign_id = $1 and resource_id = $2 and ended_at is null`,
      [campaignId, resourceId],
    );
    return rows[0] ? entity(rows[0]) : null;
  }

  async lock(tx: Transaction, id: string): Promise<Submission | null> {
    return uuidOrNull(id)
      ? tx.manager.findOne(Submission, { where: { id }, lock: { mode: 'pessimistic_write' } })
      : null;
  }

  async save(tx: Transaction, submission: Submission): Promise<Submission> {
    await tx.manager.upsert(Submission, submission, ['id']);
    return submission;
  }

  /** Of each resource, the newest first. */
  async ofResources(ids: readonly string[]): Promise<Map<string, Submission[]>> {
    const rows = await this.database.rows<Submission>(
      'submissions-of-resources',
      `select ${columns} from submission where resource_id = any($1::uuid[]) order by created_at desc, id desc`,
      [ids],
    );
    return grouped(rows.map(entity), ({ resourceId }) => resourceId);
  }

  /** Of the resources that this account writes. */
  async listOfAuthor(
    accountId: string,
    { offset, limit }: Slice,
  ): Promise<{ rows: Submission[]; total: number }> {
    const rows = await this.database.rows<Submission & { total: number }>(
      'submissions-of-author',
      `select ${columns}, count(*) over ()::int as total from submission where ${isTheirs}
       order by ${urgentFirst} offset $2 limit $3`,
      [accountId, offset, limit],
    );
    return { rows: rows.map(entity), total: rows[0]?.total ?? 0 };
  }

  /** Who is told of it. */
  async authorsOf(tx: Transaction, resourceId: string): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>(
      `select account_id as id from resource_member where resource_id = $1 and role in ('author', 'co-author') order by account_id`,
      [resourceId],
    );
    return rows.map(({ id }) => id);
  }
}

const entity = (row: Submission): Submission => Object.assign(new Submission(), row);
