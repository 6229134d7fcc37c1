import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database';
import { KitBase, type KitContents, type KnownKit } from './kit-contents.js';
import type { LostResource } from './kit-removal.js';
import type { KitSince } from './kit-since.js';

/** Kits of a collection that are remembered: an older one is replaced whole. */
const MOST_KITS = 24;

/** What was given to whom is not known; what a kit held is. */
@Injectable()
export class KitRepository {
  constructor(private readonly database: Database) {}

  /** Without any where none is known: then everything is new. */
  async base(collectionId: string, since: KitSince | null): Promise<KitBase> {
    if (since === null) return new KitBase([]);
    const rows = await ('kit' in since
      ? this.database.rows<KnownKit>(
          'kit-by-id',
          'select id, contents from collection_kit where collection_id = $1 and id = $2',
          [collectionId, since.kit],
        )
      : this.database.rows<KnownKit>(
          'kits-of-day',
          'select id, contents from collection_kit where collection_id = $1 and $2::date between first_on and last_on',
          [collectionId, since.day],
        ));
    return new KitBase(rows);
  }

  /** The days are those of schools: Paris. */
  async remember(
    tx: Transaction,
    kit: { readonly collectionId: string; readonly id: string; readonly contents: KitContents },
  ): Promise<void> {
    await tx.manager.query(
      `insert into collection_kit(collection_id, id, contents, first_on, last_on)
       select $1, $2, $3::jsonb, today, today from (select ($4::timestamptz at time zone 'Europe/Paris')::date as today) days
       on conflict (collection_id, id) do update set last_on = greatest(collection_kit.last_on, excluded.last_on)`,
      [kit.collectionId, kit.id, JSON.stringify(kit.contents), tx.now],
    );
    await tx.manager.query(
      `delete from collection_kit where collection_id = $1 and id in (
         select id from collection_kit where collection_id = $1 order by last_on desc, first_on desc, id offset $2)`,
      [kit.collectionId, MOST_KITS],
    );
  }

  /** By the short codes of an earlier kit, in the order of these codes. */
  async lost(codes: readonly string[]): Promise<LostResource[]> {
    return this.database.rows<LostResource>(
      'lost-of-kit',
      `select resource.short_code as code, resource.visibility = 'hidden' as "isHidden", tombstone.withdrawn_at as "withdrawnAt",
         tombstone.title, null as reason
       from resource left join tombstone on tombstone.resource_id = resource.id
       where resource.short_code = any($1::text[]) order by resource.short_code`,
      [codes],
    );
  }
}
