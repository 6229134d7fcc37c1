import { Injectable } from '@nestjs/common';
import { Database, grouped } from '#platform/database';
import { visibleToAll } from '#resources';
import { type GatheredWorks, NAMED } from '../item/whole-licence.js';

/** An item on its way out: what anybody may take of it, or why nothing. */
export interface ArchivedItem {
  readonly note: string;
  readonly section: string | null;
  readonly sectionNote: string | null;
  readonly slug: string;
  /** Of its printed address. */
  readonly code: string;
  /** As it is shown, or as its tombstone says; null while it is hidden. */
  readonly title: string | null;
  /** Null: nobody may take it any more. */
  readonly versionId: string | null;
  readonly licenceId: string | null;
}

/** What a collection gathers under one licence, and what its files weigh. */
interface Weight extends GatheredWorks {
  readonly size: number;
  /** Of the pictures by which they are seen; of older ones, about. */
  readonly seen: number;
}

/** First pages of a file that its offline kit shows: the file itself holds them all. */
export const PICTURED_PAGES = 4;

@Injectable()
export class ArchivedItemRepository {
  constructor(private readonly database: Database) {}

  /** In their order. */
  async of(collectionId: string): Promise<ArchivedItem[]> {
    return this.database.rows<ArchivedItem>(
      'archived-items',
      `select item.note, section.title as section, section.note as "sectionNote", resource.slug,
         resource.short_code as code, version.id as "versionId",
         version.licence_id as "licenceId",
         case when resource.visibility = 'shown' then coalesce(version.title, tombstone.title) end as title
       from collection_item item
       join resource on resource.id = item.resource_id
       left join collection_section section on section.id = item.section_id
       left join version on ${visibleToAll} and version.resource_id = resource.id
         and version.number = coalesce(item.pinned_version, resource.latest_version)
       left join tombstone on tombstone.resource_id = resource.id
       where item.collection_id = $1 order by section.position nulls first, item.position, item.id`,
      [collectionId],
    );
  }

  /** By collection: what anybody may read of it and what that weighs, licence by licence, the first gathered first. */
  async weightsOf(collectionIds: readonly string[]): Promise<Map<string, Weight[]>> {
    const rows = await this.database.rows<Weight & { id: string }>(
      'archive-weights',
      `select item.collection_id as id, version.licence_id as "licenceId", coalesce(sum(held.size), 0)::float8 as size,
         coalesce(sum(held.seen), 0)::float8 as seen, count(*)::int as items,
         (array_agg(version.title order by item.added_at, item.id))[1:${NAMED}] as titles
       from collection_item item
       join resource on resource.id = item.resource_id and ${visibleToAll}
       join version on version.resource_id = resource.id and version.number = coalesce(item.pinned_version, resource.latest_version)
       cross join lateral (
         select sum(coalesce(served.size, blob.size)) as size, sum(drawings.size) as seen
         from part join blob on blob.sha256 = part.blob_sha256 and blob.antivirus <> 'infected'
         left join blob served on served.sha256 = blob.served_sha256
         left join lateral (select sum(coalesce(drawn.size, drawn.width::bigint * drawn.height / 12)) as size from derived_file drawn
           where drawn.blob_sha256 = blob.sha256 and drawn.state = 'ready'
             and (drawn.kind in ('thumbnail', 'asset') or drawn.kind = 'page' and drawn.position <= ${PICTURED_PAGES})) drawings on true
         where part.version_id = version.id) held
       where item.collection_id = any($1::uuid[]) group by item.collection_id, version.licence_id
       order by min(item.added_at), version.licence_id`,
      [collectionIds],
    );
    return grouped(rows, ({ id }) => id);
  }
}
