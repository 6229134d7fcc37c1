import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database';
import type { RetentionRule } from './retention-rule.js';

/** Takes away what has served. */
@Injectable()
export class RetentionRepository {
  constructor(private readonly database: Database) {}

  async delete(tx: Transaction, { table, past }: RetentionRule, before: Date): Promise<void> {
    await tx.manager.query(`delete from ${table} where ${past.replaceAll(':before', '$1::timestamptz')}`, [
      before,
    ]);
  }

  /** Accounts that wait for their confirmation since before then, and were sent no link since. */
  async listUnconfirmed(before: Date): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      'accounts-unconfirmed',
      `select id from account where state = 'pending' and created_at < $1
         and not exists (select from one_time_link where account_id = account.id and created_at >= $1)
       order by id limit 1000`,
      [before],
    );
    return rows.map(({ id }) => id);
  }

  /** With its agent, which nobody credits: an account that was never opened did nothing. */
  async deleteUnconfirmed(tx: Transaction, id: string): Promise<void> {
    const [account] = await tx.manager.query<{ agentId: string }[]>(
      `select agent_id as "agentId" from account where id = $1 and state = 'pending' for update`,
      [id],
    );
    if (!account) return;
    for (const table of [
      'one_time_link',
      'sign_in_challenge',
      'session',
      'known_device',
      'external_identity',
    ])
      await tx.manager.query(`delete from ${table} where account_id = $1`, [id]);
    await tx.manager.query('delete from invitation where account_id = $1', [id]);
    await tx.manager.query('delete from account where id = $1', [id]);
    await tx.manager.query('delete from agent where id = $1', [account.agentId]);
  }
}
