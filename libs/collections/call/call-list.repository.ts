import { Injectable } from '@nestjs/common';
import { Database, type Slice } from '#platform/database';
import { callColumns, callOf } from './call.repository.js';
import type { Call } from './call.js';

interface Page {
  readonly rows: Call[];
  readonly total: number;
}

/** Terms that answer what is looked for, of `#vocabulary`; null: any. */
interface CallFilter {
  readonly levels: readonly string[] | null;
  readonly subjects: readonly string[] | null;
}

/** Whom calls are for. A part that is null matches all. */
interface ConcernedBy extends CallFilter {
  /** The territories that hold her school; of a visitor, none. */
  readonly territoryPath: readonly string[];
}

/** A call without levels is for all of them. */
const fits = (column: 'levels' | 'subjects', parameter: string): string =>
  `(${parameter}::text[] is null or call.${column} = '{}' or call.${column} && ${parameter}::text[])`;

/** Lists of calls. */
@Injectable()
export class CallListRepository {
  constructor(private readonly database: Database) {}

  /** For everybody: those that are open, the first to close first, then those that have closed. */
  async listAnnounced({ levels, subjects }: CallFilter, { offset, limit }: Slice): Promise<Page> {
    return this.page(
      'calls-announced',
      `from call where call.state <> 'draft' and ${fits('levels', '$1')} and ${fits('subjects', '$2')}
       order by call.state = 'open' desc, case when call.state = 'open' then call.closes_on end, call.closed_at desc, call.id
       offset $3 limit $4`,
      [levels, subjects, offset, limit],
    );
  }

  /** Being prepared, over these territories (null: everywhere); see `callTerritories`. */
  async listDrafts(territoryIds: readonly string[] | null, { offset, limit }: Slice): Promise<Page> {
    return this.page(
      'calls-drafted',
      `from call where call.state = 'draft' and ($1::uuid[] is null or territory_path(coalesce(call.territory_id,
         (select id from territory where code = 'national'))) && $1::uuid[])
       order by call.created_at desc, call.id offset $2 limit $3`,
      [territoryIds, offset, limit],
    );
  }

  /** Open ones, of everybody or of where she teaches: hers first, then the first to close. */
  async listConcerning(
    { levels, subjects, territoryPath }: ConcernedBy,
    today: string,
    { offset, limit }: Slice,
  ): Promise<Page> {
    return this.page(
      'calls-concerning',
      `from call where call.state = 'open' and $4::date between call.opens_on and call.closes_on
         and (call.territory_id is null or call.territory_id = any($3::uuid[]))
         and ${fits('levels', '$1')} and ${fits('subjects', '$2')}
       order by call.territory_id is null, call.closes_on, call.id offset $5 limit $6`,
      [levels, subjects, territoryPath, today, offset, limit],
    );
  }

  /** All that may be given to now. */
  async openOn(today: string): Promise<Call[]> {
    const rows = await this.database.rows<Call>(
      'calls-open-on',
      `select ${callColumns} from call where call.state = 'open' and $1::date between call.opens_on and call.closes_on
       order by call.closes_on, call.id`,
      [today],
    );
    return rows.map(callOf);
  }

  private async page(name: string, from: string, values: readonly unknown[]): Promise<Page> {
    const rows = await this.database.rows<Call & { total: number }>(
      name,
      `select ${callColumns}, count(*) over ()::int as total ${from}`,
      values,
    );
    return { rows: rows.map(({ total: _, ...row }) => callOf(row as Call)), total: rows[0]?.total ?? 0 };
  }
}
