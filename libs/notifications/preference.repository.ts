import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database';
import type { Frequency } from './notification-kind.js';

/** How often somebody wants mails of one kind. */
export interface Choice {
  readonly kind: string;
  readonly frequency: Frequency;
}

@Injectable()
export class PreferenceRepository {
  constructor(private readonly database: Database) {}

  /** What she chose, by kind; a kind that is absent is as usual. */
  async list(accountId: string): Promise<Map<string, Frequency>> {
    const rows = await this.database.rows<Choice>(
      'notification-preferences',
      'select kind, frequency from notification_preference where account_id = $1',
      [accountId],
    );
    return new Map(rows.map(({ kind, frequency }) => [kind, frequency]));
  }

  async save(tx: Transaction, accountId: string, choices: readonly Choice[]): Promise<void> {
    await tx.manager.query(
      `insert into notification_preference(account_id, kind, frequency, since)
       select $1, kind, frequency, $4 from unnest($2::text[], $3::text[]) as choice(kind, frequency)
       on conflict (account_id, kind) do update set frequency = excluded.frequency, since = excluded.since`,
      [accountId, choices.map(({ kind }) => kind), choices.map(({ frequency }) => frequency), tx.now],
    );
  }
}
