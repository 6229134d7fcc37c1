import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database';
import { Reviewer } from './reviewer.js';

const columns = `reviewer.account_id as "accountId", reviewer.since, reviewer.cap, reviewer.languages,
  reviewer.absent_from::text as "absentFrom", reviewer.absent_until::text as "absentUntil",
  reviewer.shows_reviews as "showsReviews"`;

/** Those who review, the pools of campaigns, and what they said that they should not read. */
@Injectable()
export class ReviewerRepository {
  constructor(private readonly database: Database) {}

  async byIds(accountIds: readonly string[]): Promise<Map<string, Reviewer>> {
    const rows = await this.database.rows<Reviewer>(
      'reviewers-by-ids',
      `select ${columns} from reviewer where account_id = any($1::uuid[])`,
      [accountIds],
    );
    return new Map(rows.map((row) => [row.accountId, Object.assign(new Reviewer(), row)]));
  }

  async lock(tx: Transaction, accountId: string): Promise<Reviewer | null> {
    return tx.manager.findOne(Reviewer, { where: { accountId }, lock: { mode: 'pessimistic_write' } });
  }

  async save(tx: Transaction, reviewer: Reviewer): Promise<Reviewer> {
    await tx.manager.upsert(Reviewer, reviewer, ['accountId']);
    return reviewer;
  }

  /** Whether she was not there before. `addedBy`: null, she came by herself. */
  async join(
    tx: Transaction,
    pool: { campaignId: string; accountId: string; addedBy: string | null },
  ): Promise<boolean> {
    const rows = await tx.manager.query<object[]>(
      `insert into campaign_reviewer(campaign_id, account_id, since, added_by) values ($1, $2, $3, $4)
       on conflict do nothing returning account_id`,
      [pool.campaignId, pool.accountId, tx.now, pool.addedBy],
    );
    return rows.length > 0;
  }

  /** Whether she was there. */
  async leave(tx: Transaction, campaignId: string, accountId: string): Promise<boolean> {
    const [, count] = await tx.manager.query<[object[], number]>(
      'delete from campaign_reviewer where campaign_id = $1 and account_id = $2',
      [campaignId, accountId],
    );
    return count > 0;
  }

  async declareConflict(
    tx: Transaction,
    conflict: { accountId: string; resourceId: string; words: string | null },
  ): Promise<void> {
    await tx.manager.query(
      'insert into declared_conflict(account_id, resource_id, words, declared_at) values ($1, $2, $3, $4)',
      [conflict.accountId, conflict.resourceId, conflict.words, tx.now],
    );
  }
}
