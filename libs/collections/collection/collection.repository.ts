import { Injectable } from '@nestjs/common';
import { slugify } from '#identity';
import type { Actor } from '#platform/authorization';
import { Database, grouped, type Slice, type Transaction, uuidOrNull } from '#platform/database';
import { visibleToAll } from '#resources';
import { shownToAll } from './collection.policy.js';
import { Collection, type CuratorRole } from './collection.js';

/** Somebody who works on a collection. */
export interface Curator {
  readonly collectionId: string;
  readonly accountId: string;
  readonly role: CuratorRole;
}

interface Page {
  readonly rows: Collection[];
  readonly total: number;
}

const columns = `collection.id, collection.slug, collection.title, collection.why, collection.visibility,
  collection.link_key as "linkKey", collection.levels, collection.subjects, collection.territory_id as "territoryId",
  collection.copied_from as "copiedFrom", collection.copied_credit as "copiedCredit", collection.created_by as "createdBy",
  collection.kept_by as "keptBy", collection.created_at as "createdAt", collection.updated_at as "updatedAt",
  collection.published_at as "publishedAt", collection.deleted_at as "deletedAt"`;

/** No address, or that of the page where one begins. */
const reserved = new Set(['', 'nouvelle']);

@Injectable()
export class CollectionRepository {
  constructor(private readonly database: Database) {}

  /** By slug or id. */
  async find(address: string): Promise<Collection | null> {
    const rows = await this.database.rows<Collection>(
      'collection-by-address',
      `select ${columns} from collection where slug = $1 or id = $2::uuid`,
      [address, uuidOrNull(address)],
    );
    return rows[0] ? collectionOf(rows[0]) : null;
  }

  async byIds(ids: readonly string[]): Promise<Map<string, Collection>> {
    const rows = await this.database.rows<Collection>(
      'collections-by-ids',
      `select ${columns} from collection where id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, collectionOf(row)]));
  }

  /** Of these, those that everybody sees. */
  async shownByIds(ids: readonly string[]): Promise<Map<string, Collection>> {
    const rows = await this.database.rows<Collection>(
      'collections-shown-by-ids',
      `select ${columns} from collection where id = any($1::uuid[]) and ${shownToAll}`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, collectionOf(row)]));
  }

  /** Before anything that it holds: what changes it changes it alone. */
  async lock(tx: Transaction, id: string): Promise<Collection | null> {
    return tx.manager.findOne(Collection, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async save(tx: Transaction, collection: Collection): Promise<Collection> {
    await tx.manager.upsert(Collection, collection, ['id']);
    return collection;
  }

  /** Takes away all that it holds, what is proposed to it and who works on it. */
  async empty(tx: Transaction, { id }: Collection): Promise<void> {
    for (const table of [
      'item_proposal',
      'collection_item',
      'collection_section',
      'collection_curator',
      'collection_kit',
    ])
      await tx.manager.query(`delete from ${table} where collection_id = $1`, [id]);
  }

  /** Held until the end, so that two collections of one title at once get two addresses. */
  async freeSlug(tx: Transaction, title: string): Promise<string> {
    const words = slugify(title);
    const wanted = reserved.has(words) ? `collection-${words}`.replace(/-$/, '') : words;
    await tx.hold(`collection ${wanted}`);
    const [row] = await tx.manager.query<{ free: string }[]>(
      `select case when n = 1 then $1::text else $1 || '-' || n end as free from generate_series(1, 100000) as n
       where not exists (select from collection where slug = case when n = 1 then $1 else $1 || '-' || n end) order by n limit 1`,
      [wanted],
    );
    return row?.free ?? `${wanted}-${tx.now.getTime().toString(36)}`;
  }

  /** What « Garder » fills for her; null before she first kept something. */
  async findKept(tx: Transaction, accountId: string): Promise<string | null> {
    const row = await tx.manager.findOne(Collection, { where: { keptBy: accountId }, select: { id: true } });
    return row?.id ?? null;
  }

  /** How many she works on. */
  async countOf(tx: Transaction, accountId: string): Promise<number> {
    const [row] = await tx.manager.query<{ count: number }[]>(
      `select count(*)::int as count from collection_curator join collection on collection.id = collection_id
       where account_id = $1 and deleted_at is null`,
      [accountId],
    );
    return row?.count ?? 0;
  }

  async rolesOf({ accountId }: Actor, ids: readonly string[]): Promise<Map<string, CuratorRole>> {
    if (accountId === null) return new Map();
    const rows = await this.database.rows<{ id: string; role: CuratorRole }>(
      'curator-roles',
      'select collection_id as id, role from collection_curator where account_id = $1 and collection_id = any($2::uuid[])',
      [accountId, ids],
    );
    return new Map(rows.map(({ id, role }) => [id, role]));
  }

  /** After the lock, not with it: whoever held it may have changed who works on it. */
  async roleIn(tx: Transaction, id: string, accountId: string | null): Promise<CuratorRole | null> {
    const rows = await tx.manager.query<{ role: CuratorRole }[]>(
      'select role from collection_curator where collection_id = $1 and account_id = $2',
      [id, accountId],
    );
    return rows[0]?.role ?? null;
  }

  /** The owner first, then as they came. */
  async curatorsOf(ids: readonly string[]): Promise<Map<string, Curator[]>> {
    const rows = await this.database.rows<Curator>(
      'curators',
      `select collection_id as "collectionId", account_id as "accountId", role from collection_curator
       where collection_id = any($1::uuid[]) order by role = 'owner' desc, since, account_id`,
      [ids],
    );
    return grouped(rows, ({ collectionId }) => collectionId);
  }

  /** Whether she was not there before. */
  async addCurator(tx: Transaction, curator: Curator & { addedBy: string | null }): Promise<boolean> {
    const rows = await tx.manager.query<object[]>(
      `insert into collection_curator(collection_id, account_id, role, since, added_by) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning account_id`,
      [curator.collectionId, curator.accountId, curator.role, tx.now, curator.addedBy],
    );
    return rows.length > 0;
  }

  async removeCurator(tx: Transaction, id: string, accountId: string): Promise<boolean> {
    const [rows] = await tx.manager.query<[object[], number]>(
      `delete from collection_curator where collection_id = $1 and account_id = $2 and role = 'curator' returning account_id`,
      [id, accountId],
    );
    return rows.length > 0;
  }

  /** Those that everybody sees, the last changed first. */
  async listShown({ offset, limit }: Slice): Promise<Page> {
    return this.page(
      'collections-shown',
      `from collection where ${shownToAll} order by collection.updated_at desc, collection.id offset $1 limit $2`,
      [offset, limit],
    );
  }

  /** Those that she works on, the last changed first. */
  async listOf(accountId: string, { offset, limit }: Slice): Promise<Page> {
    return this.page(
      'collections-of-curator',
      `from collection join collection_curator curator on curator.collection_id = collection.id
       where curator.account_id = $1 and collection.deleted_at is null
       order by collection.updated_at desc, collection.id offset $2 limit $3`,
      [accountId, offset, limit],
    );
  }

  /** By resource: those that everybody sees, the last changed first, three at most. */
  async shownWith(resourceIds: readonly string[]): Promise<Map<string, Collection[]>> {
    const rows = await this.database.rows<Collection & { resourceId: string }>(
      'collections-with',
      `select shown.*, wanted.id as "resourceId" from unnest($1::uuid[]) as wanted(id) cross join lateral (
         select ${columns} from collection_item item join collection on collection.id = item.collection_id
         join resource on resource.id = item.resource_id and ${visibleToAll}
         where item.resource_id = wanted.id and ${shownToAll} order by collection.updated_at desc, collection.id limit 3) shown`,
      [resourceIds],
    );
    return grouped(
      rows.map(({ resourceId, ...row }) => Object.assign(collectionOf(row as Collection), { resourceId })),
      ({ resourceId }) => resourceId,
    );
  }

  private async page(name: string, from: string, values: readonly unknown[]): Promise<Page> {
    const rows = await this.database.rows<Collection & { total: number }>(
      name,
      `select ${columns}, count(*) over ()::int as total ${from}`,
      values,
    );
    return {
      rows: rows.map(({ total: _, ...row }) => collectionOf(row as Collection)),
      total: rows[0]?.total ?? 0,
    };
  }
}

const collectionOf = (row: Collection): Collection => Object.assign(new Collection(), row);
