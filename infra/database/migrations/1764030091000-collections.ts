import type { MigrationInterface, QueryRunner } from 'typeorm';

const personal = {
  collection: ['created_by', 'kept_by', 'created_at', 'updated_at'],
  collection_curator: ['account_id', 'role', 'since', 'added_by'],
  collection_item: ['added_by', 'added_at', 'note', 'local_note'],
};

/**
 * Collections: resources of anybody, in an order and with words on why. An item refers to a resource and copies nothing;
 * it follows the newest version, or is pinned to one. Positions count from 0 within a section; items without a section
 * stand before them all.
 */
export class Collections1764030091000 implements MigrationInterface {
  name = 'Collections1764030091000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table collection (
        id uuid primary key default uuidv7(), slug text not null unique, title text not null, why text not null,
        visibility text not null check (visibility in ('private','link','public')), link_key text not null unique,
        levels text[] not null default '{}', subjects text[] not null default '{}',
        territory_id uuid references territory(id), copied_from uuid references collection(id), copied_credit text,
        created_by uuid not null references account(id), kept_by uuid unique references account(id),
        created_at timestamptz not null, updated_at timestamptz not null, published_at timestamptz, deleted_at timestamptz,
        check (kept_by is null or visibility = 'private'), check (visibility <> 'public' or published_at is not null));
      create index collection_shown on collection(updated_at desc) where visibility = 'public' and deleted_at is null;
      comment on column collection.link_key is 'privacy: sealed';
      create table collection_curator (
        collection_id uuid not null references collection(id) on delete cascade, account_id uuid not null references account(id),
        role text not null check (role in ('owner','curator')), since timestamptz not null, added_by uuid references account(id),
        primary key (collection_id, account_id));
      create unique index collection_owner on collection_curator(collection_id) where role = 'owner';
      create index collection_of_curator on collection_curator(account_id);
      create table collection_section (
        id uuid primary key default uuidv7(), collection_id uuid not null references collection(id) on delete cascade,
        position integer not null, title text not null, note text not null default '');
      create index section_of_collection on collection_section(collection_id, position);
      create table collection_item (
        id uuid primary key default uuidv7(), collection_id uuid not null references collection(id) on delete cascade,
        section_id uuid references collection_section(id), position integer not null, resource_id uuid not null references resource(id),
        pinned_version integer check (pinned_version > 0), seen_version integer not null check (seen_version > 0),
        note text not null default '', local_note text not null default '',
        added_by uuid references account(id), added_at timestamptz not null, unique (collection_id, resource_id));
      create index item_in_order on collection_item(collection_id, section_id, position);
      create index item_of_resource on collection_item(resource_id);
      create table collection_step (
        before_id uuid not null references collection_item(id) on delete cascade,
        after_id uuid not null references collection_item(id) on delete cascade,
        primary key (before_id, after_id), check (before_id <> after_id));
      create index step_after on collection_step(after_id);
    `);
    for (const [table, columns] of Object.entries(personal))
      for (const column of columns)
        await runner.query(`comment on column ${table}.${column} is 'privacy: account'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table collection_step, collection_item, collection_section, collection_curator, collection',
    );
  }
}
