import { Injectable } from '@nestjs/common';
import { Database, grouped } from '#platform/database';
import { namedSources, visibleToAll } from '#resources';
import type { FamilyVersion } from './family.js';

/** A page of descendants: after one of them, before one of them, or the first. */
export interface PageWish {
  readonly root: string;
  readonly after: string | null;
  readonly before: string | null;
  readonly size: number;
}

/** A descendant, its depth, and the resources of the family that it was made from: the one that shows it, then the others. */
export interface Descendant extends FamilyVersion {
  readonly depth: number;
  readonly nearer: readonly string[];
}

export interface DescendantPage {
  readonly total: number;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  readonly rows: readonly Descendant[];
  /** What stands between the root and the first of these, from the root on; of a deep one, the last of them. */
  readonly line: readonly Descendant[];
}

/** Ids of resources, and how many there are in all. */
export interface AdaptationPage {
  readonly total: number;
  readonly ids: readonly string[];
}

export interface Slice {
  readonly root: string;
  readonly offset: number;
  readonly limit: number;
}

/** Beyond so many versions a walk stops: a page costs the same whatever a family becomes. */
const MOST_WALKED = 5000;
const MOST_ANCESTOR_VERSIONS = 300;
const LONGEST_LINE = 20;

const columns = `version.id as "versionId", version.resource_id as "resourceId", version.number, version.title,
  version.licence_id as "licenceId", version.licence_announced as "licenceAnnounced", version.published_at as "publishedAt",
  coalesce(version.fields->'adaptationReasons', '[]') as reasons, version.fields->>'adaptationChanges' as "whatChanged",
  array(select name_credited from version_agent where version_id = version.id and not credit_withdrawn order by position) as authors,
  coalesce((select jsonb_agg(to_jsonb(each)) from (${namedSources('version', '= version.id')}) each), '[]') as sources,
  ${visibleToAll} as readable`;

const ancestors = `
  select wanted.root, facts.* from unnest($1::uuid[]) as wanted(root), lateral (
    with recursive line(version_id) as (
      select version.id from version join resource on resource.id = wanted.root
      where version.resource_id = wanted.root and version.number = resource.latest_version
      union
      select source.source_version_id from line join version_source source using (version_id)
      where source.source_version_id is not null)
    select ${columns} from (select version_id from line limit ${MOST_ANCESTOR_VERSIONS}) walked
      join version on version.id = walked.version_id join resource on resource.id = version.resource_id) facts`;

/**
 * From the root down. \`walked\`: every version that comes from one of the root's, by the pins. \`member\`: each resource
 * among them once, by its newest such version, ranked by when it first came in. \`hung\`: each under one of its sources
 * that came in before it, so that no round of adaptations hangs from itself; the root, when there is none. \`kept\`: what
 * everybody may read, by its newest version, and what stands between it and the root. A path of ranks sorts depth first.
 */
const descendants = `
  select wanted.place, page.* from jsonb_to_recordset($1::jsonb) as wanted(place int, root uuid, after uuid, before uuid, size int), lateral (
    with recursive reached(version_id) as (
      select id from version where resource_id = wanted.root
      union
      select source.version_id from reached join version_source source on source.source_version_id = reached.version_id
      where source.version_id is not null),
    walked as materialized (
      select version.id, version.resource_id, version.number, version.published_at
      from (select version_id from reached limit ${MOST_WALKED}) each join version on version.id = each.version_id),
    member as materialized (
      select newest.*, row_number() over (order by came_at, resource_id)::int as rank from (
        select distinct on (resource_id) id as version_id, resource_id, number,
          min(published_at) over (partition by resource_id) as came_at
        from walked where resource_id <> wanted.root order by resource_id, number desc) newest),
    tie as materialized (
      select member.resource_id, walked.resource_id as parent_id, coalesce(parent.rank, 0) as parent_rank, min(source.position) as position
      from member join version_source source on source.version_id = member.version_id
        join walked on walked.id = source.source_version_id and walked.resource_id <> member.resource_id
        left join member parent on parent.resource_id = walked.resource_id
      group by member.resource_id, walked.resource_id, parent.rank),
    hung as materialized (
      select distinct on (member.rank) member.*, coalesce(tie.parent_id, wanted.root) as parent_id
      from member left join tie on tie.resource_id = member.resource_id and tie.parent_rank < member.rank
      order by member.rank, tie.position, tie.parent_rank),
    tree as (
      select hung.*, array[rank] as path from hung where parent_id = wanted.root
      union all
      select hung.*, tree.path || hung.rank from tree join hung on hung.parent_id = tree.resource_id),
    kept as (
      select hung.resource_id, hung.parent_id from hung
        join resource on resource.id = hung.resource_id and resource.latest_version = hung.number and ${visibleToAll}
      union
      select hung.resource_id, hung.parent_id from kept join hung on hung.resource_id = kept.parent_id),
    node as materialized (select tree.* from tree join kept using (resource_id)),
    slice as materialized (
      (select * from node where not exists (select from tree where resource_id = wanted.before)
         and path > coalesce((select path from tree where resource_id = wanted.after), '{}') order by path limit wanted.size)
      union all
      (select * from node where path < (select path from tree where resource_id = wanted.before) order by path desc limit wanted.size)),
    first as (select path from slice order by path limit 1),
    shown as (
      select slice.*, false as in_line from slice
      union all
      select node.*, true from node, first where cardinality(node.path) < cardinality(first.path)
        and cardinality(node.path) >= cardinality(first.path) - ${LONGEST_LINE} and node.path = first.path[1:cardinality(node.path)]),
    also as (
      select shown.resource_id, array_agg(tie.parent_id order by tie.position, tie.parent_rank) as parent_ids
      from shown join tie on tie.resource_id = shown.resource_id and tie.parent_id <> shown.parent_id
        left join kept on kept.resource_id = tie.parent_id
      where tie.parent_rank = 0 or kept.resource_id is not null group by shown.resource_id),
    facts as (
      select ${columns}, cardinality(path) as depth, in_line, path, parent_id || coalesce(also.parent_ids, '{}') as nearer
      from shown join version on version.id = shown.version_id join resource on resource.id = shown.resource_id
        left join also on also.resource_id = shown.resource_id)
    select (select count(*)::int from node) as total,
      exists (select from node where path < coalesce((select path from first), path || 0)) as "hasPrevious",
      exists (select from node where path > (select max(path) from slice)) as "hasNext",
      coalesce((select jsonb_agg(to_jsonb(facts) order by path) from facts where not in_line), '[]') as rows,
      coalesce((select jsonb_agg(to_jsonb(facts) order by path) from facts where in_line), '[]') as line) page`;

/** Made from the resource itself, by their newest version; newest first. */
const adaptations = `
  select wanted.place, page.* from jsonb_to_recordset($1::jsonb) as wanted(place int, root uuid, "offset" int, "limit" int), lateral (
    with found as materialized (
      select distinct resource.id, resource.published_at
      from version original join version_source source on source.source_version_id = original.id
        join version on version.id = source.version_id
        join resource on resource.id = version.resource_id and resource.latest_version = version.number
      where original.resource_id = wanted.root and resource.id <> wanted.root and ${visibleToAll})
    select (select count(*)::int from found) as total,
      array(select id from found order by published_at desc, id desc offset wanted."offset" limit wanted."limit") as ids) page`;

@Injectable()
export class FamilyRepository {
  constructor(private readonly database: Database) {}

  /** By resource, its newest version and all that this comes from; none before a first publication. */
  async ancestors(roots: readonly string[]): Promise<Map<string, FamilyVersion[]>> {
    const rows = await this.database.rows<FamilyVersion & { root: string }>('family-ancestors', ancestors, [
      roots,
    ]);
    return grouped(rows, ({ root }) => root);
  }

  async descendants(wishes: readonly PageWish[]): Promise<Map<PageWish, DescendantPage>> {
    const pages = await this.paged<PageWish, DescendantPage>('family-descendants', descendants, wishes);
    return new Map(
      [...pages].map(([wish, page]) => [
        wish,
        { ...page, rows: page.rows.map(dated), line: page.line.map(dated) },
      ]),
    );
  }

  async adaptations(slices: readonly Slice[]): Promise<Map<Slice, AdaptationPage>> {
    return this.paged<Slice, AdaptationPage>('family-adaptations', adaptations, slices);
  }

  /** Each wish with its page, in one question. */
  private async paged<Wish extends object, Page extends object>(
    name: string,
    sql: string,
    wishes: readonly Wish[],
  ): Promise<Map<Wish, Page>> {
    const placed = wishes.map((wish, place) => ({ ...wish, place }));
    const rows = await this.database.rows<Page & { place: number }>(name, sql, [JSON.stringify(placed)]);
    return new Map(rows.flatMap((row) => (wishes[row.place] ? [[wishes[row.place] as Wish, row]] : [])));
  }
}

/** JSON has no dates. */
const dated = (row: Descendant): Descendant => ({ ...row, publishedAt: new Date(row.publishedAt) });
