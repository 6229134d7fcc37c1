import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A written agreement between two people: who adapts asks, who made it answers; both texts are kept. */
export class Permissions1764030071500 implements MigrationInterface {
  name = 'Permissions1764030071500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table permission (
        id uuid primary key default uuidv7(), resource_id uuid not null references resource(id) on delete cascade,
        source_resource_id uuid not null references resource(id), licence_id text not null,
        message text not null, asked_by uuid not null references account(id), asked_at timestamptz not null,
        state text not null check (state in ('asked','granted','refused')),
        answer text, answered_by uuid references account(id), answered_at timestamptz);
      create unique index permission_asked_once on permission(resource_id, source_resource_id, licence_id);
      create index permission_of_source on permission(source_resource_id);
      comment on column permission.message is 'privacy: account';
      comment on column permission.answer is 'privacy: account';
      comment on column permission.asked_by is 'privacy: account';
      comment on column permission.answered_by is 'privacy: account';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Agreements are not taken away again.');
  }
}
