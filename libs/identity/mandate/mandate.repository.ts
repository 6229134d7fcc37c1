import { Injectable } from '@nestjs/common';
import type { MandateRole } from '#platform/authorization';
import { Database, type Slice, type Transaction, uuidOrNull } from '#platform/database';
import { mandateTerms } from './mandate-terms.js';
import { inReach, type Reach } from './mandate.policy.js';
import { Mandate } from './mandate.js';

const columns = `mandate.id, mandate.account_id as "accountId", mandate.role, mandate.territory_id as "territoryId",
  mandate.starts_at as "startsAt", mandate.ends_at as "endsAt", mandate.granted_by as "grantedBy",
  mandate.delegated_from as "delegatedFrom", mandate.granted_at as "grantedAt", mandate.revoked_at as "revokedAt",
  mandate.revoked_by as "revokedBy"`;

const pathOfMandate = `case when mandate.territory_id is null then '{}'::uuid[] else territory_path(mandate.territory_id) end`;

/** What people are told of a mandate or a request, once each. */
type Notice = 'granted' | 'ending' | 'ended' | 'asked' | 'answered';

@Injectable()
export class MandateRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<Mandate | null> {
    const known = uuidOrNull(id);
    return known === null ? null : this.database.reader.findOneBy(Mandate, { id: known });
  }

  async lock(tx: Transaction, id: string): Promise<Mandate | null> {
    const known = uuidOrNull(id);
    if (known === null) return null;
    return tx.manager.findOne(Mandate, { where: { id: known }, lock: { mode: 'pessimistic_write' } });
  }

  async save(tx: Transaction, mandate: Mandate): Promise<Mandate> {
    return tx.manager.save(mandate);
  }

  /** All of an account, as this transaction sees them. */
  async listIn(tx: Transaction, accountId: string): Promise<Mandate[]> {
    return tx.manager.findBy(Mandate, { accountId });
  }

  /** The ones to come and the live first, by their end; then the newest of the past. */
  async listOf(accountId: string, now: Date): Promise<Mandate[]> {
    const rows = await this.database.rows<Mandate>(
      'mandates-of',
      `select ${columns} from mandate where account_id = $1
       order by revoked_at is null and (ends_at is null or ends_at > $2) desc, coalesce(revoked_at, ends_at) desc nulls first, granted_at desc limit 50`,
      [accountId, now],
    );
    return rows.map(entity);
  }

  /** Those that run or are to come, that this reach may end; the first to end first. */
  async listInReach(
    reach: Reach,
    now: Date,
    { offset, limit }: Slice,
  ): Promise<{ rows: Mandate[]; total: number }> {
    const rows = await this.database.rows<Mandate & { total: number }>(
      'mandates-in-reach',
      `select ${columns}, count(*) over ()::int as total from mandate
       where revoked_at is null and (ends_at is null or ends_at > $2) and ${inReach('mandate.role', pathOfMandate)}
       order by ends_at nulls last, granted_at, id offset $3 limit $4`,
      [JSON.stringify(reach), now, offset, limit],
    );
    return { rows: rows.map(entity), total: rows[0]?.total ?? 0 };
  }

  /** For whoever runs the installation. */
  async listOpen(): Promise<
    { email: string; role: MandateRole; territory: string | null; startsAt: Date; endsAt: Date | null }[]
  > {
    return this.database.rows(
      'mandates-live',
      `select account.email::text, role, territory.code as territory, starts_at as "startsAt", ends_at as "endsAt"
       from mandate join account on account.id = account_id left join territory on territory.id = territory_id
       where revoked_at is null and (ends_at is null or ends_at > now()) order by role, account.email`,
    );
  }

  /** Of those who may answer a request for this place, the nearest: their accounts. */
  async deciders(path: readonly string[], asker: string, now: Date): Promise<string[]> {
    const rows = await this.database.rows<{ accountId: string }>(
      'mandate-deciders',
      `with deciding as (
         select account_id, coalesce(array_position($1::uuid[], territory_id), 99) as steps
         from mandate join account on account.id = account_id and account.state = 'active'
         where revoked_at is null and starts_at <= $3 and (ends_at is null or ends_at > $3) and account_id <> $2 and (
           (role = 'administrator' and (territory_id is null or territory_id = any($1::uuid[])))
           or (role = 'referent' and (territory_id = any(($1::uuid[])[2:]) or (territory_id is null and cardinality($1::uuid[]) > 1)))))
       select distinct account_id as "accountId" from deciding where steps = (select min(steps) from deciding)`,
      [path, asker, now],
    );
    return rows.map(({ accountId }) => accountId);
  }

  /** Whose end is to be told now: over, or near and long enough to have been forgotten; of the last month at most. */
  async endings(tx: Transaction): Promise<{ id: string; isOver: boolean }[]> {
    return tx.manager.query(
      `select id, ends_at <= $1 as "isOver" from mandate
       where revoked_at is null and ends_at > $1::timestamptz - interval '30 days' and ends_at <= $1::timestamptz + make_interval(days => $2)
         and (ends_at <= $1 or ends_at - starts_at > make_interval(days => $2))
         and not exists (select from mandate_notice where subject_id = mandate.id
           and what = case when ends_at <= $1 then 'ended' else 'ending' end)`,
      [tx.now, mandateTerms.noticeDays],
    );
  }

  /** False when it was told before: a job that runs again tells nothing. */
  async tellOnce(tx: Transaction, subjectId: string, what: Notice): Promise<boolean> {
    const told = await tx.manager.query<unknown[]>(
      `insert into mandate_notice(subject_id, what, told_at) values ($1, $2, $3) on conflict do nothing returning subject_id`,
      [subjectId, what, tx.now],
    );
    return told.length > 0;
  }
}

const entity = (row: Mandate): Mandate => Object.assign(new Mandate(), row);
