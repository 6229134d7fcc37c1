import { Injectable } from '@nestjs/common';
import { Database, type Slice, type Transaction, uuidOrNull } from '#platform/database';
import { Follow } from './follow.js';

const columns = `follow.id, follow.account_id as "accountId", follow.kind, follow.agent_id as "agentId",
  follow.collection_id as "collectionId", follow.level, follow.subject, follow.search, follow.target, follow.since,
  follow.asked_until as "askedUntil"`;

@Injectable()
export class FollowRepository {
  constructor(private readonly database: Database) {}

  /** The last begun first. */
  async listOf(accountId: string, { offset, limit }: Slice): Promise<{ rows: Follow[]; total: number }> {
    const rows = await this.database.rows<Follow & { total: number }>(
      'follows-of-account',
      `select ${columns}, count(*) over ()::int as total from follow where account_id = $1
       order by since desc, id offset $2 limit $3`,
      [accountId, offset, limit],
    );
    return {
      rows: rows.map(({ total: _, ...row }) => followOf(row as Follow)),
      total: rows[0]?.total ?? 0,
    };
  }

  async find(id: string): Promise<Follow | null> {
    const rows = await this.database.rows<Follow>(
      'follow-by-id',
      `select ${columns} from follow where id = $1::uuid`,
      [uuidOrNull(id)],
    );
    return rows[0] ? followOf(rows[0]) : null;
  }

  async findSame(tx: Transaction, { accountId, target }: Follow): Promise<Follow | null> {
    return tx.manager.findOneBy(Follow, { accountId, target });
  }

  async lock(tx: Transaction, accountId: string, id: string): Promise<Follow | null> {
    return uuidOrNull(id)
      ? tx.manager.findOne(Follow, { where: { id, accountId }, lock: { mode: 'pessimistic_write' } })
      : null;
  }

  async countOf(tx: Transaction, accountId: string): Promise<number> {
    return tx.manager.countBy(Follow, { accountId });
  }

  async save(tx: Transaction, follow: Follow): Promise<Follow> {
    await tx.manager.upsert(Follow, follow, ['id']);
    return follow;
  }

  async delete(tx: Transaction, { id }: Follow): Promise<void> {
    await tx.manager.delete(Follow, { id });
  }

  /** By `targetKey`: which of these things she follows. */
  async followed(accountId: string, targets: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.rows<{ target: string }>(
      'follows-of-targets',
      'select target from follow where account_id = $1 and target = any($2::text[])',
      [accountId, targets],
    );
    return new Set(rows.map(({ target }) => target));
  }

  /** Saved searches that were not asked since this moment, in the order of ids. */
  async searchesDue(before: Date, limit: number): Promise<Follow[]> {
    const rows = await this.database.rows<Follow>(
      'searches-due',
      `select ${columns} from follow where kind = 'search' and asked_until < $1 order by id limit $2`,
      [before, limit],
    );
    return rows.map(followOf);
  }

  /** By follow: when something was last told because of it. */
  async lastTold(ids: readonly string[]): Promise<Map<string, Date>> {
    const rows = await this.database.rows<{ id: string; at: Date }>(
      'follows-last-told',
      `select reason.follow_id as id, max(alert.told_at) as at from alert_reason reason join alert on alert.id = reason.alert_id
       where reason.follow_id = any($1::uuid[]) group by reason.follow_id`,
      [ids],
    );
    return new Map(rows.map(({ id, at }) => [id, at]));
  }
}

const followOf = (row: Follow): Follow => Object.assign(new Follow(), row);
