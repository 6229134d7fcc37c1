import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { type Actor, visitor } from '#platform/authorization';
import type { TestApplication } from './application.js';

/** A resource in its first version. */
export interface Planted {
  readonly title: string;
  /** Places in the list, before its own. */
  readonly sources: readonly number[];
  readonly state?: 'shown' | 'hidden' | 'withdrawn';
}

/**
 * A family written behind the application, where publishing each of a thousand would be long; the first began first.
 * Returns the ids of the resources, in order.
 */
export async function plantFamily(owner: pg.Pool, family: readonly Planted[]): Promise<string[]> {
  const rows = family.map(({ title, sources, state = 'shown' }, place) => ({
    id: randomUUID(),
    version_id: randomUUID(),
    title,
    sources,
    lifecycle: state === 'withdrawn' ? 'withdrawn' : 'published',
    visibility: state === 'hidden' ? 'hidden' : 'shown',
    at: new Date(Date.UTC(2026, 0, 1) + place * 60_000),
  }));
  const text = JSON.stringify(rows);
  const each = `jsonb_to_recordset($1::jsonb) as each(id uuid, version_id uuid, title text, sources int[], lifecycle text, visibility text, at timestamptz)`;
  await owner.query(
    `insert into resource(id, slug, short_code, lifecycle, visibility, latest_version, created_at, published_at)
     select id, id::text, upper(left(replace(id::text, '-', ''), 12)), lifecycle, visibility, 1, at, at from ${each}`,
    [text],
  );
  await owner.query(
    `insert into version(id, resource_id, number, title, summary, language, levels, subjects, types, fields, metadata_hash, licence_id, published_at, datestamp)
     select version_id, id, 1, title, title, 'fr', '{cm1}', '{mathematiques}', '{exercice}',
       '{"adaptationReasons": ["plus-court"], "adaptationChanges": "Une séance au lieu de deux."}', '', 'CC-BY-4.0', at, at from ${each}`,
    [text],
  );
  await owner.query(
    `insert into version_agent(version_id, agent_id, role, position, name_credited)
     select version_id, agent.id, 'author', 0, agent.public_name from ${each}, (select id, public_name from agent order by id limit 1) agent`,
    [text],
  );
  await owner.query(
    `insert into tombstone(resource_id, category, reason, title, credit, withdrawn_at)
     select id, 'outdated', 'Programme changé.', title, title || ', CC BY 4.0', at from ${each} where lifecycle = 'withdrawn'`,
    [text],
  );
  const ties = rows.flatMap(({ version_id, sources }) =>
    sources.map((place, position) => ({ version_id, source: rows[place]?.version_id, position })),
  );
  await owner.query(
    `insert into version_source(version_id, source_version_id, licence_id, position)
     select version_id, source, 'CC-BY-4.0', position
     from jsonb_to_recordset($1::jsonb) as tie(version_id uuid, source uuid, position int)`,
    [JSON.stringify(ties)],
  );
  return rows.map(({ id }) => id);
}

export interface Kin {
  id: string;
  title: string;
  authors: string[];
  depth: number;
  nearer: string[];
  number: number | null;
  url: string | null;
  whatChanged: string | null;
  reasons: { id: string }[];
  licence: { id: string };
  sources: { title: string }[];
  resource: { state: string } | null;
}
export interface FamilyPage {
  totalCount: number;
  line: Kin[];
  edges: { cursor: string; node: Kin }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}
export interface Family {
  lineage: { ancestors: Kin[]; descendants: FamilyPage } | null;
  adaptations: { totalCount: number; edges: { node: { id: string } }[] };
}

const kin = `id title authors depth nearer number url whatChanged reasons { id } licence { id } sources { title } resource { state }`;

/** A family as the schema gives it to this actor. */
export async function readFamily(
  product: Pick<TestApplication, 'ask'>,
  id: string,
  paging: { first?: number; after?: string | null; last?: number; before?: string | null } = {},
  actor: Actor = visitor,
): Promise<Family> {
  const { resource } = await product.ask<{ resource: Family }>(
    actor,
    `query($id: String!, $first: Int, $after: String, $last: Int, $before: String) { resource(slug: $id) {
       lineage { ancestors { ${kin} } descendants(first: $first, after: $after, last: $last, before: $before) {
         totalCount line { ${kin} } edges { cursor node { ${kin} } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }
       adaptations { totalCount edges { node { id } } } } }`,
    { id, ...paging },
  );
  return resource;
}
