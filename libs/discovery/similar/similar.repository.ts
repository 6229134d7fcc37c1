import { Injectable } from '@nestjs/common';
import { shownToAll } from '#collections';
import { Database, grouped, type Transaction } from '#platform/database';
import { visibleToAll } from '#resources';
import type { Common, Neighbour } from './profile.js';
import type { Sign } from './proximity.js';
import { nearnessFigure, vectorFigure } from './proximity-figures.js';

const PLACES = nearnessFigure('places');
/** Of one series, how far a number may jump: « séance 4 » follows « séance 2 » when there is no third. */
const STEPS = 3;

interface SignRow {
  readonly resourceId: string;
  readonly otherId: string;
  readonly familyId: string;
  readonly isOwnFamily: boolean;
  readonly kind: 'similar' | 'next' | 'pathway' | 'shelf' | 'series';
  /** Of a neighbour that was computed. */
  readonly score: number;
  /** Places in a section, or steps in a series. */
  readonly steps: number;
  readonly common: Common | null;
  /** A collection, or a person, with its name. */
  readonly byId: string | null;
  readonly byName: string | null;
  /** « séance 3 ». */
  readonly label: string | null;
  readonly place: number | null;
}

/** Of one resource, `own`, the later parts of its series, `other`, by a person who stands by both. */
export const laterInSeries = `
  resource_series own join resource_series other on other.agent_id = own.agent_id and other.series = own.series
    and other.place between own.place + 1 and own.place + ${STEPS}
    and not exists (select from version_agent credit join version on version.id = credit.version_id
      where version.resource_id in (own.resource_id, other.resource_id) and credit.agent_id = own.agent_id and credit.credit_withdrawn)`;

/** Items of one section that stand near: with and without a section, since null is no key of an index. */
const near = (section: string): string => `
  select item.resource_id, item.position - mine.position as steps from collection_item item
  where item.collection_id = mine.collection_id and ${section}
    and item.position between mine.position - ${PLACES} and mine.position + ${PLACES} and item.id <> mine.id`;

/**
 * All that brings another resource to one. Neighbours were computed; what curators and authors put in order is read as it
 * is now, so that what a collection no longer shows to everybody is never a reason. Each branch is an index range of one
 * resource; who may be read is asked last, for those few.
 */
const signs = `
  with wanted as (
    select own.id, coalesce(own.family_id, own.id) as family_id from resource own where own.id = any($1::uuid[])),
  mine as (
    select wanted.id as wanted_id, held.* from wanted cross join lateral (
      select item.id, item.collection_id, item.section_id, item.position, collection.title
      from collection_item item join collection on collection.id = item.collection_id and ${shownToAll}
      where item.resource_id = wanted.id order by collection.updated_at desc, collection.id limit ${nearnessFigure('collections')}) held),
  brought as (
    select resource_id, other_id, kind, score, 0 as steps, common, null::uuid as by_id, null as by_name, null as label, null::int as place
    from similar_resource where resource_id = any($1::uuid[])
    union all
    select mine.wanted_id, beside.resource_id, 'shelf', 0, beside.steps, null, mine.collection_id, mine.title, null, null
    from mine cross join lateral (${near('item.section_id = mine.section_id')} union all
      ${near('mine.section_id is null and item.section_id is null')}) beside
    union all
    select mine.wanted_id, item.resource_id, 'pathway', 0, 0, null, mine.collection_id, mine.title, null, null
    from mine join collection_step step on step.before_id = mine.id join collection_item item on item.id = step.after_id
    union all
    select own.resource_id, other.resource_id, 'series', 0, other.place - own.place, null, agent.id, agent.public_name, other.label, other.place
    from ${laterInSeries} join agent on agent.id = own.agent_id
    where own.resource_id = any($1::uuid[]))
  select brought.resource_id as "resourceId", other_id as "otherId", coalesce(resource.family_id, resource.id) as "familyId",
    coalesce(resource.family_id, resource.id) = wanted.family_id as "isOwnFamily", kind, score, steps, common,
    by_id as "byId", by_name as "byName", label, place
  from brought join wanted on wanted.id = brought.resource_id
    join resource on resource.id = brought.other_id and ${visibleToAll}
  where brought.other_id <> brought.resource_id`;

/** Neighbours that were computed, and all the signs of nearness as they are read. */
@Injectable()
export class SimilarRepository {
  constructor(private readonly database: Database) {}

  /** By resource, of what anybody may read, in no order. */
  async signsOf(ids: readonly string[]): Promise<Map<string, Sign[]>> {
    const rows = await this.database.rows<SignRow>('signs-of-nearness', signs, [ids]);
    return grouped(rows.map(signOf), ({ resourceId }) => resourceId);
  }

  /** Those that have it among their neighbours, the nearest first; beyond so many, the furthest lose it. */
  async holdersOf(tx: Transaction, resourceId: string): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>(
      `select resource_id as id from similar_resource where other_id = $1 group by 1 order by max(score) desc, 1
       limit ${vectorFigure('holders')}`,
      [resourceId],
    );
    return rows.map(({ id }) => id);
  }

  /** What was computed of one resource, seen from both sides, takes the place of what was; the others keep their nearest. */
  async replace(tx: Transaction, resourceId: string, neighbours: readonly Neighbour[]): Promise<void> {
    await tx.manager.query('delete from similar_resource where resource_id = $1 or other_id = $1', [
      resourceId,
    ]);
    await tx.manager.query(
      `insert into similar_resource(resource_id, kind, other_id, score, common)
       select "resourceId", kind, "otherId", score, common
       from jsonb_to_recordset($1::jsonb) as each("resourceId" uuid, kind text, "otherId" uuid, score real, common jsonb)`,
      [JSON.stringify(neighbours)],
    );
    await tx.manager.query(
      `with ranked as (
         select resource_id, kind, other_id, row_number() over (partition by resource_id, kind order by score desc, other_id) as place
         from similar_resource where resource_id = any($1::uuid[]))
       delete from similar_resource using ranked where ranked.place > ${vectorFigure('kept')}
         and similar_resource.resource_id = ranked.resource_id and similar_resource.kind = ranked.kind
         and similar_resource.other_id = ranked.other_id`,
      [[...new Set(neighbours.map((each) => each.resourceId))]],
    );
  }
}

function signOf(row: SignRow): Sign {
  const { resourceId, otherId, familyId, isOwnFamily, kind, steps } = row;
  const other = { resourceId, otherId, familyId, isOwnFamily };
  const [byId, byName] = [row.byId ?? '', row.byName ?? ''];
  switch (kind) {
    case 'similar':
    case 'next':
      return { ...other, bond: { kind, score: row.score, common: row.common ?? nothing } };
    case 'pathway':
    case 'shelf':
      return { ...other, bond: { kind, collectionId: byId, title: byName, places: steps } };
    case 'series':
      return {
        ...other,
        bond: { kind, personId: byId, name: byName, label: row.label ?? '', place: row.place ?? 0, steps },
      };
  }
}

const nothing: Common = { terms: [], subjects: [], after: [] };
