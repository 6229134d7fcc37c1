import type { MigrationInterface, QueryRunner } from 'typeorm';

const personal: Record<string, readonly string[]> = {
  notification: [
    'id',
    'account_id',
    'kind',
    'resource_id',
    'title',
    'path',
    'detail',
    'created_at',
    'read_at',
    'digested_at',
  ],
  notification_preference: ['account_id', 'kind', 'frequency', 'since'],
};

/**
 * What each account is told, and how often it wants mails of each kind. No foreign key to the resource: its check would
 * lock the resource's row while a line is written, against whoever holds the resource and waits for what tells of it.
 */
export class Notifications1764030075000 implements MigrationInterface {
  name = 'Notifications1764030075000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table notification (
        id uuid primary key default uuidv7(), account_id uuid not null references account(id), kind text not null,
        resource_id uuid, title text not null,
        path text not null check (path ~ '^/([^/\\\\]|$)'), detail text,
        created_at timestamptz not null, read_at timestamptz, digested_at timestamptz);
      create index notification_inbox on notification(account_id, created_at desc, id desc);
      create index notification_unread on notification(account_id) where read_at is null;
      create index notification_to_mail on notification(account_id) where digested_at is null;
      create index notification_of_resource on notification(resource_id) where resource_id is not null;
      create table notification_preference (
        account_id uuid not null references account(id), kind text not null,
        frequency text not null check (frequency in ('immediate','daily','weekly','never')), since timestamptz not null,
        primary key (account_id, kind));
    `);
    for (const [table, columns] of Object.entries(personal))
      for (const column of columns)
        await runner.query(`comment on column ${table}.${column} is 'privacy: account'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table notification_preference; drop table notification');
  }
}
