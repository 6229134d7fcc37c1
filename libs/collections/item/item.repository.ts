import { Injectable } from '@nestjs/common';
import { Database, grouped, type Slice, type Transaction, uuidOrNull } from '#platform/database';
import { visibleToAll } from '#resources';
import { Item } from './item.js';
import { Section } from './section.js';

const columns = `item.id, item.collection_id as "collectionId", item.section_id as "sectionId", item.position,
  item.resource_id as "resourceId", item.pinned_version as "pinnedVersion", item.seen_version as "seenVersion", item.note,
  item.local_note as "localNote", item.added_by as "addedBy", item.added_at as "addedAt"`;

const sectionColumns = `section.id, section.collection_id as "collectionId", section.position, section.title, section.note,
  section.search, section.search_most as "searchMost", (select count(*)::int from collection_item item
    where item.collection_id = section.collection_id and item.section_id = section.id) as "itemCount"`;

/** What an item is called, in the version that is shown; withdrawn, as it was called; null while it is hidden. */
const title = `case when resource.visibility = 'shown' then coalesce(version.title, tombstone.title) end as title`;
const titled = `
  join resource on resource.id = item.resource_id
  left join version on resource.lifecycle = 'published' and version.resource_id = resource.id
    and version.number = coalesce(item.pinned_version, resource.latest_version)
  left join tombstone on tombstone.resource_id = resource.id`;

interface TitledItem {
  readonly item: Item;
  readonly title: string | null;
}

/** What collections hold, in order: what has no section first, then section by section. */
@Injectable()
export class ItemRepository {
  constructor(private readonly database: Database) {}

  async page(collectionId: string, { offset, limit }: Slice): Promise<{ rows: Item[]; total: number }> {
    const rows = await this.database.rows<Item & { total: number }>(
      'items-of-collection',
      `select ${columns}, count(*) over ()::int as total from collection_item item
       left join collection_section section on section.id = item.section_id where item.collection_id = $1::uuid
       order by section.position nulls first, item.position, item.id offset $2 limit $3`,
      [collectionId, offset, limit],
    );
    return {
      rows: rows.map(({ total: _, ...row }) => itemOf(row as Item)),
      total: rows[0]?.total ?? 0,
    };
  }

  async sectionsOf(collectionIds: readonly string[]): Promise<Map<string, Section[]>> {
    const rows = await this.database.rows<Section>(
      'sections-of-collections',
      `select ${sectionColumns} from collection_section section
       where collection_id = any($1::uuid[]) order by position, id`,
      [collectionIds],
    );
    return grouped(
      rows.map((row) => Object.assign(new Section(), row)),
      ({ collectionId }) => collectionId,
    );
  }

  async sectionById(id: string): Promise<Section | null> {
    const rows = await this.database.rows<Section>(
      'section-by-id',
      `select ${sectionColumns} from collection_section section where id = $1::uuid`,
      [uuidOrNull(id)],
    );
    return rows[0] ? Object.assign(new Section(), rows[0]) : null;
  }

  /** By collection: what was last put in it of what anybody may read, as many as a feed tells. */
  async lastAddedOf(collectionIds: readonly string[]): Promise<Map<string, Item[]>> {
    const rows = await this.database.rows<Item>(
      'items-last-added',
      `select last.* from unnest($1::uuid[]) as wanted(id) cross join lateral (
         select ${columns} from collection_item item
         join resource on resource.id = item.resource_id and ${visibleToAll}
         where item.collection_id = wanted.id order by item.added_at desc, item.id limit 30) last
       order by last."addedAt" desc, last.id`,
      [collectionIds],
    );
    return grouped(rows.map(itemOf), ({ collectionId }) => collectionId);
  }

  /** By item: what it is called, in the version that is shown; withdrawn, as it was called; nothing of what is hidden. */
  async titlesOf(itemIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.rows<{ id: string; title: string | null }>(
      'items-titles',
      `select item.id, ${title} from collection_item item ${titled} where item.id = any($1::uuid[])`,
      [itemIds],
    );
    return new Map(rows.flatMap(({ id, title }) => (title === null ? [] : [[id, title] as const])));
  }

  /** By resource: those of her collections that hold it, by the items that do. */
  async heldBy(accountId: string, resourceIds: readonly string[]): Promise<Map<string, Item[]>> {
    const rows = await this.database.rows<Item>(
      'items-held-by',
      `select ${columns} from collection_item item join collection_curator curator on curator.collection_id = item.collection_id
       where curator.account_id = $1 and item.resource_id = any($2::uuid[]) order by item.added_at desc, item.id`,
      [accountId, resourceIds],
    );
    return grouped(rows.map(itemOf), ({ resourceId }) => resourceId);
  }

  /** By item: those that come before it in a pathway, in their order. */
  async beforeOf(itemIds: readonly string[]): Promise<Map<string, TitledItem[]>> {
    const rows = await this.database.rows<Item & { afterId: string; title: string | null }>(
      'items-before',
      `select step.after_id as "afterId", ${columns}, ${title} from collection_step step
       join collection_item item on item.id = step.before_id ${titled}
       left join collection_section section on section.id = item.section_id where step.after_id = any($1::uuid[])
       order by section.position nulls first, item.position, item.id`,
      [itemIds],
    );
    const before = grouped(rows, ({ afterId }) => afterId);
    return new Map(
      [...before].map(([id, list]) => [
        id,
        list.map(({ afterId: _, title, ...row }) => ({ item: itemOf(row as Item), title })),
      ]),
    );
  }

  async byIds(ids: readonly string[]): Promise<Map<string, Item>> {
    const rows = await this.database.rows<Item>(
      'items-by-ids',
      `select ${columns} from collection_item item where id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, itemOf(row)]));
  }

  /** The collection of an item, to be locked before it. */
  async collectionOf(
    tx: Transaction,
    table: 'collection_item' | 'collection_section',
    id: string,
  ): Promise<string | null> {
    const rows = await tx.manager.query<{ id: string }[]>(
      `select collection_id as id from ${table} where id = $1::uuid`,
      [uuidOrNull(id)],
    );
    return rows[0]?.id ?? null;
  }

  /** The collection is locked: nobody else changes them. */
  async find(
    tx: Transaction,
    where: Partial<Pick<Item, 'id' | 'collectionId' | 'resourceId'>>,
  ): Promise<Item | null> {
    return tx.manager.findOneBy(Item, where);
  }

  async findSection(tx: Transaction, where: Pick<Section, 'id' | 'collectionId'>): Promise<Section | null> {
    return uuidOrNull(where.id) ? tx.manager.findOneBy(Section, where) : null;
  }

  async save(tx: Transaction, item: Item): Promise<Item> {
    await tx.manager.upsert(Item, item, ['id']);
    return item;
  }

  async delete(tx: Transaction, { id }: Item): Promise<void> {
    await tx.manager.delete(Item, { id });
  }

  async saveSection(tx: Transaction, section: Section): Promise<Section> {
    await tx.manager.upsert(Section, section, ['id']);
    return section;
  }

  async deleteSection(tx: Transaction, { id }: Section): Promise<void> {
    await tx.manager.delete(Section, { id });
  }

  /** How many it holds, and how many of them stand in this section. */
  async room(
    tx: Transaction,
    collectionId: string,
    sectionId: string | null,
  ): Promise<{ items: number; held: number }> {
    const [row] = await tx.manager.query<{ items: number; held: number }[]>(
      `select count(*)::int as items, count(*) filter (where section_id is not distinct from $2::uuid)::int as held
       from collection_item where collection_id = $1`,
      [collectionId, sectionId],
    );
    return row ?? { items: 0, held: 0 };
  }

  /** In their order. */
  async idsIn(tx: Transaction, collectionId: string, sectionId: string | null): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>(
      `select id from collection_item where collection_id = $1 and section_id is not distinct from $2::uuid order by position, id`,
      [collectionId, sectionId],
    );
    return rows.map(({ id }) => id);
  }

  async sectionIds(tx: Transaction, collectionId: string): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>(
      'select id from collection_section where collection_id = $1 order by position, id',
      [collectionId],
    );
    return rows.map(({ id }) => id);
  }

  /** Each stands in this section, at its place in the list. */
  async arrange(tx: Transaction, sectionId: string | null, ids: readonly string[]): Promise<void> {
    await tx.manager.query(
      `update collection_item set section_id = $2::uuid, position = place.n - 1
       from unnest($1::uuid[]) with ordinality as place(id, n) where collection_item.id = place.id
         and (section_id is distinct from $2::uuid or position <> place.n - 1)`,
      [ids, sectionId],
    );
  }

  async arrangeSections(tx: Transaction, ids: readonly string[]): Promise<void> {
    await tx.manager.query(
      `update collection_section set position = place.n - 1 from unnest($1::uuid[]) with ordinality as place(id, n)
       where collection_section.id = place.id and position <> place.n - 1`,
      [ids],
    );
  }

  /** Whether `to` is reached from `from` along the pathway. */
  async leadsTo(tx: Transaction, from: string, to: string): Promise<boolean> {
    const [row] = await tx.manager.query<{ leads: boolean }[]>(
      `with recursive reached(id) as (select $1::uuid union
         select after_id from collection_step join reached on before_id = reached.id)
       select exists (select from reached where id = $2::uuid) as leads`,
      [from, to],
    );
    return row?.leads ?? false;
  }

  async addStep(tx: Transaction, before: string, after: string): Promise<void> {
    await tx.manager.query(
      'insert into collection_step(before_id, after_id) values ($1, $2) on conflict do nothing',
      [before, after],
    );
  }

  async removeStep(tx: Transaction, before: string, after: string): Promise<void> {
    await tx.manager.query('delete from collection_step where before_id = $1 and after_id = $2', [
      before,
      after,
    ]);
  }
}

const itemOf = (row: Item): Item => Object.assign(new Item(), row);
