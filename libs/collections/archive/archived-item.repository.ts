import { Injectable } from '@nestjs/common';
import { Database, grouped } from '#platform/database';
import { visibleToAll } from '#resources';

/** An item on its way out: what anybody may take of it, or why nothing. */
export interface ArchivedItem {
  readonly note: string;
  readonly section: string | null;
  readonly slug: string;
  /** As it is shown, or as its tombstone says; null while it is hidden. */
  readonly title: string | null;
  /** Null: nobody may take it any more. */
  readonly versionId: string | null;
  readonly licenceId: string | null;
}

/** What the files of a collection weigh under one licence. */
interface Weight {
  readonly licenceId: string;
  readonly size: number;
}

@Injectable()
export class ArchivedItemRepository {
  constructor(private readonly database: Database) {}

  /** In their order. */
  async of(collectionId: string): Promise<ArchivedItem[]> {
    return this.database.rows<ArchivedItem>(
      'archived-items',
      `select item.note, section.title as section, resource.slug, version.id as "versionId",
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

  /** By collection: the bytes of what anybody may take, licence by licence. */
  async weightsOf(collectionIds: readonly string[]): Promise<Map<string, Weight[]>> {
    const rows = await this.database.rows<Weight & { id: string }>(
      'archive-weights',
      `select item.collection_id as id, version.licence_id as "licenceId",
         coalesce(sum(coalesce(served.size, blob.size)), 0)::float8 as size
       from collection_item item
       join resource on resource.id = item.resource_id and ${visibleToAll}
       join version on version.resource_id = resource.id and version.number = coalesce(item.pinned_version, resource.latest_version)
       left join part on part.version_id = version.id
       left join blob on blob.sha256 = part.blob_sha256 and blob.antivirus <> 'infected'
       left join blob served on served.sha256 = blob.served_sha256
       where item.collection_id = any($1::uuid[]) group by item.collection_id, version.licence_id`,
      [collectionIds],
    );
    return grouped(rows, ({ id }) => id);
  }
}
