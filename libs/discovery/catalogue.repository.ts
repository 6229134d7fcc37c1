import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import { visibleToAll } from '#resources';

/** One page of what a person is credited for. */
export interface CreditedPage {
  readonly agentId: string;
  readonly offset: number;
  readonly limit: number;
}

const newestVersion =
  'version on version.resource_id = resource.id and version.number = resource.latest_version';

/** Lists of published resources that need no words, and the texts that feed the index. */
@Injectable()
export class CatalogueRepository {
  constructor(private readonly database: Database) {}

  /** Ids of everything that a visitor may read, after this one, in the order of ids. */
  async visibleIdsAfter(id: string, limit: number): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      'visible-ids',
      `select id from resource where ${visibleToAll} and id > $1 order by id limit $2`,
      [id, limit],
    );
    return rows.map((row) => row.id);
  }

  /** Resources whose newest version has this file. */
  async idsWithFile(sha256: string): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      'resources-with-file',
      `select distinct resource.id from part join version on version.id = part.version_id
       join resource on resource.id = version.resource_id and resource.latest_version = version.number where part.blob_sha256 = $1`,
      [sha256],
    );
    return rows.map((row) => row.id);
  }

  /** What was read inside these files, at most `most` characters each. */
  async fileTexts(shas: readonly string[], most: number): Promise<Map<string, string>> {
    const rows = await this.database.rows<{ sha256: string; text: string | null }>(
      'file-texts',
      `select blob_sha256 as sha256, left(string_agg(block->>'text', E'\\n\\n' order by place), $2) as text
       from blob_text cross join jsonb_array_elements(blocks) with ordinality as read(block, place)
       where blob_sha256 = any($1::text[]) group by blob_sha256`,
      [shas, most],
    );
    return new Map(rows.map((row) => [row.sha256, row.text ?? '']));
  }

  /** The words of texts written in place, by version. */
  async writtenTexts(versionIds: readonly string[], most: number): Promise<Map<string, string>> {
    const rows = await this.database.rows<{ versionId: string; text: string }>(
      'written-texts',
      `select part.version_id as "versionId", left(string_agg(block.text, E'\\n\\n' order by part.position, block.position), $2) as text
       from part join block on block.part_id = part.id where part.version_id = any($1::uuid[]) and part.kind = 'text' group by part.version_id`,
      [versionIds, most],
    );
    return new Map(rows.map((row) => [row.versionId, row.text]));
  }

  /** How many other published resources share the family of each: none for one that stands alone. */
  async relativesOf(ids: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.rows<{ id: string; count: number }>(
      'relatives',
      `select shown.id, count(resource.id)::int as count
       from resource shown join resource on resource.family_id = coalesce(shown.family_id, shown.id) and resource.id <> shown.id
       where shown.id = any($1::uuid[]) and ${visibleToAll} group by shown.id`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row.count]));
  }

  /** What each person is credited for in its newest version, newest first; the answers stand in the order of the pages. */
  async creditedTo(pages: readonly CreditedPage[]): Promise<{ total: number; ids: string[] }[]> {
    const credited = `resource join ${newestVersion} where ${visibleToAll} and exists (
      select from version_agent where version_id = version.id and agent_id = page.agent_id and not credit_withdrawn)`;
    return this.database.rows<{ total: number; ids: string[] }>(
      'credited-to',
      `select (select count(*)::int from ${credited}) as total,
         array(select resource.id from ${credited} order by resource.published_at desc, resource.id offset page.skipped limit page.size) as ids
       from unnest($1::uuid[], $2::int[], $3::int[]) with ordinality as page(agent_id, skipped, size, place) order by place`,
      [pages.map((page) => page.agentId), pages.map((page) => page.offset), pages.map((page) => page.limit)],
    );
  }
}
