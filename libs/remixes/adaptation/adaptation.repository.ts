import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database';
import { visibleToAll } from '#resources';

/** An adaptation that stands, and an original of it whose authors do not know yet. */
export interface UntoldAdaptation {
  readonly resourceId: string;
  readonly slug: string;
  readonly title: string;
  readonly sourceId: string;
  readonly sourceTitle: string;
  readonly whatChanged: string | null;
  /** What she says that the original’s author wrote to her, outside of here. */
  readonly agreement: string | null;
}

@Injectable()
export class AdaptationRepository {
  constructor(private readonly database: Database) {}

  /** Of the resource as everybody reads it: what it is made from and whose authors were not told. */
  async untold(resourceId: string): Promise<UntoldAdaptation[]> {
    return this.database.rows<UntoldAdaptation>(
      'adaptations-untold',
      `select distinct on (original.resource_id) resource.id as "resourceId", resource.slug, version.title,
         original.resource_id as "sourceId", original.title as "sourceTitle",
         version.fields->>'adaptationChanges' as "whatChanged", version_source.agreement
       from resource join version on version.resource_id = resource.id and version.number = resource.latest_version
         join version_source on version_source.version_id = version.id
         join version original on original.id = source_version_id and original.resource_id <> resource.id
         left join source_follow follow on follow.resource_id = resource.id and follow.source_id = original.resource_id
       where resource.id = $1 and ${visibleToAll} and follow.authors_told_at is null
       order by original.resource_id, original.number desc`,
      [resourceId],
    );
  }

  /** False when they were told already: a job that runs again tells nothing twice. */
  async markTold(tx: Transaction, { resourceId, sourceId }: UntoldAdaptation): Promise<boolean> {
    const rows = await tx.manager.query<object[]>(
      `insert into source_follow(resource_id, source_id, authors_told_at) values ($1, $2, $3)
       on conflict (resource_id, source_id) do update set authors_told_at = $3 where source_follow.authors_told_at is null
       returning 1`,
      [resourceId, sourceId, tx.now],
    );
    return rows.length > 0;
  }

  /** Who signs the original, but for those who sign the adaptation too: they know. */
  async authorsToTell(tx: Transaction, { resourceId, sourceId }: UntoldAdaptation): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>(
      `select account_id as id from resource_member where resource_id = $1 and role in ('author', 'co-author')
         and account_id not in (select account_id from resource_member where resource_id = $2)`,
      [sourceId, resourceId],
    );
    return rows.map(({ id }) => id);
  }
}
