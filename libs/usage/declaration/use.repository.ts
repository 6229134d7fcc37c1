import { Injectable } from '@nestjs/common';
import { Database, type Transaction, uuidOrNull } from '#platform/database';
import { Use } from './use.js';

/** How many said this; null: did not say. */
export interface Tally {
  readonly id: string | null;
  readonly count: number;
}

/** All that is counted of the uses of one resource. */
export interface UseTallies {
  readonly resourceId: string;
  readonly total: number;
  readonly levels: readonly Tally[];
  readonly minutes: readonly Tally[];
  /** Of several changes in one use, each counts. */
  readonly changes: readonly Tally[];
}

/** What is shown of a line: the day it was left, and of what class it speaks. */
export interface UseLine {
  readonly id: string;
  readonly day: string;
  readonly level: string | null;
  readonly line: string;
  readonly total: number;
}

/** A page of the lines of one resource; itself the key of its answer. */
export interface LineSlice {
  readonly resourceId: string;
  readonly offset: number;
  readonly limit: number;
}

const tally = (what: string, from = ''): string =>
  `coalesce((select jsonb_agg(jsonb_build_object('id', said, 'count', count) order by count desc, said) from (
     select ${what} as said, count(*)::int as count from declared_use use ${from}
     where use.resource_id = wanted.id group by 1) each), '[]')`;

@Injectable()
export class UseRepository {
  constructor(private readonly database: Database) {}

  /** By resource, whatever their number. */
  async talliesOf(resourceIds: readonly string[]): Promise<Map<string, UseTallies>> {
    const rows = await this.database.rows<UseTallies>(
      'use-tallies',
      `select wanted.id as "resourceId",
         (select count(*)::int from declared_use use where use.resource_id = wanted.id) as total,
         ${tally('use.level')} as levels, ${tally('use.minutes::text')} as minutes,
         ${tally('changed.id', 'cross join unnest(use.changes) as changed(id)')} as changes
       from unnest($1::uuid[]) as wanted(id)`,
      [resourceIds],
    );
    return new Map(rows.map((row) => [row.resourceId, row]));
  }

  /** Lines that people left, newest day first. */
  async lines(slices: readonly LineSlice[]): Promise<Map<LineSlice, UseLine[]>> {
    const wanted = slices.map((slice, place) => ({ ...slice, place }));
    const rows = await this.database.rows<UseLine & { place: number }>(
      'use-lines',
      `select wanted.place, said.* from jsonb_to_recordset($1::jsonb)
         as wanted(place int, "resourceId" uuid, "offset" int, "limit" int) cross join lateral (
         select use.id, use.day::text as day, use.level, use.line, count(*) over ()::int as total
         from declared_use use where use.resource_id = wanted."resourceId" and use.line <> ''
         order by use.day desc, use.id offset wanted."offset" limit wanted."limit") said`,
      [JSON.stringify(wanted)],
    );
    return new Map(slices.map((slice, at) => [slice, rows.filter(({ place }) => place === at)] as const));
  }

  async lock(tx: Transaction, id: string): Promise<Use | null> {
    return uuidOrNull(id)
      ? tx.manager.findOne(Use, { where: { id }, lock: { mode: 'pessimistic_write' } })
      : null;
  }

  async resourceIdOf(id: string): Promise<string | null> {
    const rows = await this.database.rows<{ resourceId: string }>(
      'use-resource',
      'select resource_id as "resourceId" from declared_use where id = $1',
      [uuidOrNull(id)],
    );
    return rows[0]?.resourceId ?? null;
  }

  async save(tx: Transaction, use: Use): Promise<Use> {
    await tx.manager.upsert(Use, use, ['id']); // one statement: `save` would read it again first
    return use;
  }
}
