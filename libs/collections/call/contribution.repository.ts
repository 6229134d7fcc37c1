import { Injectable } from '@nestjs/common';
import { Database, type Slice, type Transaction } from '#platform/database';
import { visibleToAll } from '#resources';
import { comparedColumns, comparedCriteria, unmetCriteria, type UnmetCriterion } from './call-criteria.js';
import type { Call } from './call.js';

/** A resource that its author gave to a call. */
export interface Contribution {
  readonly callId: string;
  readonly resourceId: string;
  readonly contributedBy: string;
  readonly contributedAt: Date;
  /** Why whoever runs the call does not count it; null: counted when it meets the criteria. */
  readonly setAsideWord: string | null;
}

/** As a page shows it. */
export interface ShownContribution extends Contribution {
  readonly unmet: readonly UnmetCriterion[];
}

/** A resource that somebody could give. */
export interface Candidate {
  readonly resourceId: string;
  readonly unmet: readonly UnmetCriterion[];
}

/** What a call has received that everybody may read. */
interface CallProgress {
  /** Those that are not set aside. */
  readonly received: number;
  /** Of them, those that meet all its criteria. */
  readonly counted: number;
}

/** Which of its contributions somebody is shown: what is set aside is between its author and who runs the call. */
interface Shown {
  readonly accountId: string | null;
  readonly managed: boolean;
}

/** As many as a form shows. */
const MOST_CANDIDATES = 50;

const columns = `contribution.call_id as "callId", contribution.resource_id as "resourceId",
  contribution.contributed_by as "contributedBy", contribution.contributed_at as "contributedAt",
  contribution.set_aside_word as "setAsideWord"`;
const given = `jsonb_to_recordset($1::jsonb) as ${comparedColumns}
  join call_contribution contribution on contribution.call_id = wanted.id
  join resource on resource.id = contribution.resource_id and ${visibleToAll}
  join version on version.resource_id = resource.id and version.number = resource.latest_version`;
const progressSql = `select call.id, count(unmet.criteria)::int as received,
    count(*) filter (where unmet.criteria = '{}')::int as counted
  from jsonb_to_recordset($1::jsonb) as call(id uuid) left join (
    select wanted.id, ${unmetCriteria} as criteria from ${given} where contribution.set_aside_word is null) unmet using (id)
  group by call.id`;

const comparedOf = (calls: readonly Call[]): string => JSON.stringify(calls.map(comparedCriteria));

/** What calls received, and what of it counts. */
@Injectable()
export class ContributionRepository {
  constructor(private readonly database: Database) {}

  async progressOf(calls: readonly Call[]): Promise<Map<string, CallProgress>> {
    const rows = await this.database.rows<CallProgress & { id: string }>('calls-progress', progressSql, [
      comparedOf(calls),
    ]);
    return new Map(rows.map(({ id, ...progress }) => [id, progress]));
  }

  /** How many count now; the call is locked. */
  async countedIn(tx: Transaction, call: Call): Promise<number> {
    const [row] = await tx.manager.query<CallProgress[]>(progressSql, [comparedOf([call])]);
    return row?.counted ?? 0;
  }

  /** Those that count first, then the newest. */
  async page(
    call: Call,
    { accountId, managed }: Shown,
    { offset, limit }: Slice,
  ): Promise<{ rows: ShownContribution[]; total: number }> {
    const rows = await this.database.rows<ShownContribution & { total: number }>(
      'contributions-of-call',
      `select ${columns}, unmet.criteria as unmet, count(*) over ()::int as total
       from ${given} cross join lateral (select ${unmetCriteria} as criteria) unmet
       where contribution.set_aside_word is null or $2::boolean or contribution.contributed_by = $3::uuid
       order by contribution.set_aside_word is not null, unmet.criteria <> '{}', contribution.contributed_at desc, resource.id
       offset $4 limit $5`,
      [comparedOf([call]), managed, accountId, offset, limit],
    );
    return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
  }

  /** What she writes and has not given yet: what would count first, then the newest; fifty at most. */
  async candidatesOf(accountId: string, call: Call): Promise<Candidate[]> {
    return this.database.rows<Candidate>(
      'call-candidates',
      `select resource.id as "resourceId", unmet.criteria as unmet
       from jsonb_to_recordset($1::jsonb) as ${comparedColumns}
       join resource_member member on member.account_id = $2::uuid and member.role in ('author', 'co-author')
       join resource on resource.id = member.resource_id and ${visibleToAll}
       join version on version.resource_id = resource.id and version.number = resource.latest_version
       cross join lateral (select ${unmetCriteria} as criteria) unmet
       where not exists (select from call_contribution given where given.call_id = wanted.id and given.resource_id = resource.id)
       order by cardinality(unmet.criteria), resource.published_at desc, resource.id limit ${String(MOST_CANDIDATES)}`,
      [comparedOf([call]), accountId],
    );
  }

  /** The call is locked. */
  async find(tx: Transaction, { id }: Call, resourceId: string): Promise<Contribution | null> {
    const rows = await tx.manager.query<Contribution[]>(
      `select ${columns} from call_contribution contribution where call_id = $1 and resource_id = $2`,
      [id, resourceId],
    );
    return rows[0] ?? null;
  }

  async count(tx: Transaction, { id }: Call): Promise<number> {
    const [row] = await tx.manager.query<{ count: number }[]>(
      'select count(*)::int as count from call_contribution where call_id = $1',
      [id],
    );
    return row?.count ?? 0;
  }

  async insert(tx: Transaction, { id }: Call, resourceId: string, accountId: string): Promise<void> {
    await tx.manager.query(
      'insert into call_contribution(call_id, resource_id, contributed_by, contributed_at) values ($1, $2, $3, $4)',
      [id, resourceId, accountId, tx.now],
    );
  }

  async delete(tx: Transaction, { callId, resourceId }: Contribution): Promise<void> {
    await tx.manager.query('delete from call_contribution where call_id = $1 and resource_id = $2', [
      callId,
      resourceId,
    ]);
  }

  /** Null: it counts again. */
  async setAside(
    tx: Transaction,
    { callId, resourceId }: Contribution,
    said: { by: string; word: string } | null,
  ): Promise<void> {
    await tx.manager.query(
      `update call_contribution set set_aside_by = $3, set_aside_word = $4 where call_id = $1 and resource_id = $2`,
      [callId, resourceId, said?.by ?? null, said?.word ?? null],
    );
  }

  /** Ids of open calls that she follows, among these. */
  async followedBy(accountId: string, callIds: readonly string[]): Promise<Map<string, boolean>> {
    const rows = await this.database.rows<{ id: string }>(
      'calls-followed',
      'select call_id as id from call_subscriber where account_id = $1 and call_id = any($2::uuid[])',
      [accountId, callIds],
    );
    return new Map(rows.map(({ id }) => [id, true]));
  }
}
