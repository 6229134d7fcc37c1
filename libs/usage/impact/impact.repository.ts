import { Injectable } from '@nestjs/common';
import { shownToAll } from '#collections';
import { Database } from '#platform/database';
import { visibleToAll } from '#resources';

/** What others made of a resource, since the beginning. */
export interface ImpactCounts {
  /** Published ones that stand on it. */
  readonly adaptations: number;
  /** That everybody sees. */
  readonly collections: number;
  /** Declared, exactly. */
  readonly uses: number;
  /** Sent, in rounds that are decided. */
  readonly reviews: number;
}

export interface ResourceImpact extends ImpactCounts {
  readonly resourceId: string;
}

/** Hers to sign, and published: a tombstone has its adaptations still. */
const mine = `
  select resource.id, resource.published_at from resource_member member
  join resource on resource.id = member.resource_id and resource.lifecycle <> 'draft'
  where member.account_id = $1 and member.role in ('author', 'co-author')`;

/** Each of the resources whose id `ids` admits. */
const adaptations = (ids: string): string => `
  (select count(distinct resource.id)::int from version original
   join version_source source on source.source_version_id = original.id
   join version on version.id = source.version_id
   join resource on resource.id = version.resource_id and resource.latest_version = version.number and ${visibleToAll}
   where original.resource_id ${ids} and resource.id <> original.resource_id)`;
const collections = (ids: string): string => `
  (select count(distinct collection.id)::int from collection_item item
   join collection on collection.id = item.collection_id and ${shownToAll}
   where item.resource_id ${ids})`;
const uses = (ids: string): string =>
  `(select count(*)::int from declared_use use where use.resource_id ${ids})`;
const reviews = (ids: string): string => `
  (select count(*)::int from submission join review_round round on round.submission_id = submission.id
   join assignment on assignment.round_id = round.id join review on review.id = assignment.id
   where submission.resource_id ${ids} and round.decided_at is not null and review.sent_at is not null)`;

const counts = (ids: string): string =>
  `${adaptations(ids)} as adaptations, ${collections(ids)} as collections, ${uses(ids)} as uses, ${reviews(ids)} as reviews`;

/** One statement for all of hers, one for a page of them. */
@Injectable()
export class ImpactRepository {
  constructor(private readonly database: Database) {}

  async totals(accountId: string): Promise<ImpactCounts & { resources: number }> {
    const [row] = await this.database.rows<ImpactCounts & { resources: number }>(
      'impact-totals',
      `with mine as materialized (${mine})
       select (select count(*)::int from mine) as resources, ${counts('in (select id from mine)')}`,
      [accountId],
    );
    return row ?? { resources: 0, adaptations: 0, collections: 0, uses: 0, reviews: 0 };
  }

  /** The newest first: no order says which is better. */
  async list(
    accountId: string,
    { offset, limit }: { offset: number; limit: number },
  ): Promise<{ rows: ResourceImpact[]; total: number }> {
    const rows = await this.database.rows<ResourceImpact & { total: number }>(
      'impact-of-resources',
      `select wanted.id as "resourceId", wanted.total, ${counts('= wanted.id')} from (
         select id, published_at, count(*) over ()::int as total from (${mine}) hers
         order by published_at desc, id offset $2 limit $3) wanted order by wanted.published_at desc, wanted.id`,
      [accountId, offset, limit],
    );
    return { rows, total: rows[0]?.total ?? 0 };
  }
}
