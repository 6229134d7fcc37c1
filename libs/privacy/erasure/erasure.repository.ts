import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database';
import type { Erasure, ErasureChoice, ErasurePreview } from './erasure.js';

const writes = `('author', 'co-author')`;

/** Resources that nobody else writes; `account` is the SQL of hers. */
export const heldAlone = (account: string): string => `resource.id in (
  select resource_id from resource_member where account_id = ${account} and role in ${writes}
  except select resource_id from resource_member where account_id <> ${account} and role in ${writes})`;

/** A published adaptation of it is somebody else's too. */
export const adaptedByOthers = (account: string): string => `exists (
  select from version taken join version_source source on source.source_version_id = taken.id
    join version adaptation on adaptation.id = source.version_id join resource other on other.id = adaptation.resource_id
  where taken.resource_id = resource.id and other.id <> resource.id and other.lifecycle = 'published'
    and not exists (select from resource_member member where member.resource_id = other.id and member.account_id = ${account}
      and member.role in ${writes} and not exists (select from resource_member beside
        where beside.resource_id = other.id and beside.account_id <> ${account} and beside.role in ${writes})))`;

const collections = (condition: string): string =>
  `(select count(*)::int from collection join collection_curator mine on mine.collection_id = collection.id and mine.account_id = $1
    where collection.deleted_at is null and ${condition})`;
const beside = `exists (select from collection_curator other where other.collection_id = collection.id and other.account_id <> $1)`;

/** The ledger, and what an erasure looks at before it acts. */
@Injectable()
export class ErasureRepository {
  constructor(private readonly database: Database) {}

  /** Written with the closing, and kept: a restore reads it. */
  async record(tx: Transaction, accountId: string, choice: ErasureChoice): Promise<void> {
    await tx.manager.query(
      'insert into erasure(account_id, choice, asked_at) values ($1, $2, $3) on conflict do nothing',
      [accountId, choice, tx.now],
    );
  }

  /** Null when the ledger has no such line, or the database no such account. */
  async find(accountId: string): Promise<Erasure | null> {
    const rows = await this.database.rows<Erasure>(
      'erasure',
      `select erasure.account_id as "accountId", erasure.choice, account.agent_id as "agentId", account.email::text as email,
         agent.public_name as name, exists (select from version_agent where agent_id = account.agent_id) as "isCredited"
       from erasure join account on account.id = erasure.account_id join agent on agent.id = account.agent_id
       where erasure.account_id = $1`,
      [accountId],
    );
    return rows[0] ?? null;
  }

  async listAccounts(): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      'erasures',
      'select account_id as id from erasure order by asked_at, account_id',
    );
    return rows.map(({ id }) => id);
  }

  async preview(accountId: string, now: Date): Promise<ErasurePreview> {
    const [row] = await this.database.rows<ErasurePreview>(
      'erasure-preview',
      `select
         (select count(*)::int from resource where lifecycle = 'published' and ${heldAlone('$1')}) as published,
         (select count(*)::int from resource where lifecycle = 'published' and ${heldAlone('$1')} and ${adaptedByOthers('$1')}) as adapted,
         (select count(*)::int from resource_member join resource on resource.id = resource_id
            where account_id = $1 and role in ${writes} and lifecycle <> 'withdrawn' and not (${heldAlone('$1')})) as shared,
         (select count(*)::int from draft join resource on resource.id = draft.resource_id where ${heldAlone('$1')}) as drafts,
         (select count(*)::int from assignment where reviewer_id = $1 and state = 'sent') as "reviewsSent",
         (select count(*)::int from assignment where reviewer_id = $1 and state in ('offered', 'accepted')) as "reviewsOpen",
         ${collections(`visibility <> 'public' and not ${beside}`)} as "collectionsPrivate",
         ${collections(`visibility = 'public' and not ${beside}`)} as "collectionsPublic",
         ${collections(beside)} as "collectionsShared",
         (select count(*)::int from campaign where referent_id = $1 and state in ('draft', 'open', 'closing')) as campaigns,
         (select count(*)::int from mandate where account_id = $1 and revoked_at is null and (ends_at is null or ends_at > $2)) as mandates`,
      [accountId, now],
    );
    if (!row) throw new Error('PostgreSQL counted nothing.');
    return row;
  }
}
