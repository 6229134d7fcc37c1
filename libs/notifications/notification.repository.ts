import { Injectable } from '@nestjs/common';
import { Database, type Transaction, uuidOrNull } from '#platform/database';
import { Clock } from '#platform/clock';
import type { DigestBounds } from './digest-hour.js';
import { type Frequency, usualFrequencies } from './notification-kind.js';
import { Notification } from './notification.js';

const columns = `notification.id, notification.account_id as "accountId", notification.kind, notification.resource_id as "resourceId",
  notification.title, notification.path, notification.detail, notification.created_at as "createdAt",
  notification.read_at as "readAt", notification.digested_at as "digestedAt"`;

/** What the account chose for the kind of this row, or what is usual; $1 holds the usual ones. */
const chosen = `coalesce((select frequency from notification_preference preference
  where preference.account_id = notification.account_id and preference.kind = notification.kind), $1::jsonb ->> notification.kind)`;

/** Whether a mail of this row is due; $2 and $3 are the last daily and weekly hours. */
const isDue = `notification.digested_at is null and case ${chosen}
  when 'immediate' then true
  when 'daily' then notification.created_at < $2::timestamptz
  when 'weekly' then notification.created_at < $3::timestamptz
  else false end`;

const mostCounted = 100;

@Injectable()
export class NotificationRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async list(
    accountId: string,
    { offset, limit }: { offset: number; limit: number },
  ): Promise<{ rows: Notification[]; total: number }> {
    const [rows, counts] = await Promise.all([
      this.database.rows<Notification>(
        'notifications',
        `select ${columns} from notification where account_id = $1 order by created_at desc, id desc offset $2 limit $3`,
        [accountId, offset, limit],
      ),
      this.database.rows<{ count: number }>(
        'notifications-count',
        'select count(*)::int as count from notification where account_id = $1',
        [accountId],
      ),
    ]);
    return { rows: rows.map(entity), total: counts[0]?.count ?? 0 };
  }

  /** Every page of somebody signed in asks: beyond a hundred it stops counting. */
  async countUnread(accountIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.rows<{ id: string; count: number }>(
      'notifications-unread',
      `select account.id, (select count(*)::int from (select from notification
         where account_id = account.id and read_at is null limit $2) as unread) as count
       from unnest($1::uuid[]) as account(id)`,
      [accountIds, mostCounted],
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  }

  /** Writes it; returns how soon its reader wants a mail. What she never wants needs none. */
  async insert(tx: Transaction, notification: Notification): Promise<Frequency> {
    const [row] = await tx.manager.query<{ frequency: Frequency }[]>(
      `insert into notification(id, account_id, kind, resource_id, title, path, detail, created_at)
       values ($2, $3, $4, $5, $6, $7, $8, $9) returning ${chosen} as frequency`,
      [
        usualFrequencies,
        notification.id,
        notification.accountId,
        notification.kind,
        notification.resourceId,
        notification.title,
        notification.path,
        notification.detail,
        notification.createdAt,
      ],
    );
    return row?.frequency ?? 'never';
  }

  async lock(tx: Transaction, accountId: string, id: string): Promise<Notification | null> {
    return uuidOrNull(id)
      ? tx.manager.findOne(Notification, { where: { id, accountId }, lock: { mode: 'pessimistic_write' } })
      : null;
  }

  async save(tx: Transaction, notification: Notification): Promise<Notification> {
    await tx.manager.upsert(Notification, notification, ['id']); // one statement: `save` would read it again first
    return notification;
  }

  async readAll(tx: Transaction, accountId: string): Promise<void> {
    await tx.manager.query('update notification set read_at = $2 where account_id = $1 and read_at is null', [
      accountId,
      tx.now,
    ]);
  }

  /** Whose inbox holds something that is due by mail. */
  async accountsDue({ daily, weekly }: DigestBounds): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      'notifications-due',
      `select distinct account_id as id from notification where ${isDue}`,
      [usualFrequencies, daily, weekly],
    );
    return rows.map(({ id }) => id);
  }

  /** Takes what is due, once: two digests at the same time share nothing. Oldest first. */
  async takeDue(
    tx: Transaction,
    accountId: string,
    { daily, weekly }: DigestBounds,
  ): Promise<Notification[]> {
    const [rows] = await tx.manager.query<[Notification[], number]>(
      `update notification set digested_at = $5 where account_id = $4 and ${isDue} returning ${columns}`,
      [usualFrequencies, daily, weekly, accountId, tx.now],
    );
    return rows.map(entity).sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  }

  /** The mail did not leave: they are due again. */
  async giveBack(tx: Transaction, ids: readonly string[]): Promise<void> {
    await tx.manager.query('update notification set digested_at = null where id = any($1::uuid[])', [ids]);
  }

  /** What was wanted when it was written, and is not any more. */
  async dropPending(tx: Transaction, accountId: string, kinds: readonly string[]): Promise<void> {
    await tx.manager.query(
      'update notification set digested_at = $3 where account_id = $1 and kind = any($2::text[]) and digested_at is null',
      [accountId, kinds, tx.now],
    );
  }

  async deleteUnread(tx: Transaction, ids: readonly string[]): Promise<void> {
    await tx.manager.query('delete from notification where id = any($1::uuid[]) and read_at is null', [ids]);
  }

  /** An inbox is no archive: after a year a line tells nobody anything. */
  async forgetOld(): Promise<void> {
    await this.database.rows(
      'notifications-forget',
      `delete from notification where created_at < $1::timestamptz - interval '1 year'`,
      [this.clock.now()],
    );
  }
}

const entity = (row: Notification): Notification => Object.assign(new Notification(), row);
