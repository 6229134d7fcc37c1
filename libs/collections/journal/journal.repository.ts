import { Injectable } from '@nestjs/common';
import { Database, type Slice } from '#platform/database';

/** One line of the audit log about a collection, as its curators may read it. */
export interface CollectionEvent {
  readonly at: Date;
  /** As it was recorded: « collection.addItem ». */
  readonly verb: string;
  readonly actorId: string | null;
  /** Of whom it is told: who was added, or taken off. */
  readonly aboutId: string | null;
  readonly resourceId: string | null;
  /** What everybody may read of it was changed to this: `private`, `link`, `public`. */
  readonly visibility: string | null;
}

const uuidPattern = `'^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'`;
/** Verbs whose note is an account. */
const ofPeople = `('collection.addCurator', 'collection.removeCurator', 'collection.leave')`;

/** Who changed what in a collection: what the audit log says of it. */
@Injectable()
export class JournalRepository {
  constructor(private readonly database: Database) {}

  /** The newest first. */
  async eventsOf(
    collectionId: string,
    { offset, limit }: Slice,
  ): Promise<{ rows: CollectionEvent[]; total: number }> {
    const rows = await this.database.rows<CollectionEvent & { total: number }>(
      'collection-events',
      `select entry.at, entry.verb, entry.actor_account_id as "actorId", count(*) over ()::int as total,
         case when entry.verb in ${ofPeople} then entry.link end as "aboutId",
         case when entry.verb not in ${ofPeople} then entry.link end as "resourceId",
         case when entry.verb = 'collection.update' then entry.note end as visibility
       from (select audit_entry.*, case when note ~ ${uuidPattern} then note::uuid end as link from audit_entry
         where subject_type = 'collection' and subject_id = $1::text) entry
       order by entry.id desc offset $2 limit $3`,
      [collectionId, offset, limit],
    );
    return { rows: rows.map(({ total: _, ...event }) => event), total: rows[0]?.total ?? 0 };
  }
}
