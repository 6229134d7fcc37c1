import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How an adaptation follows each of its originals, who chose so, and the last version that its authors were told of. */
export class SourceFollow1764030074000 implements MigrationInterface {
  name = 'SourceFollow1764030074000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table source_follow (
        resource_id uuid not null references resource(id) on delete cascade, source_id uuid not null references resource(id),
        policy text not null default 'notify' check (policy in ('frozen','notify','corrections')),
        chosen_by uuid references account(id), chosen_at timestamptz, told_version integer not null default 0,
        primary key (resource_id, source_id));
      comment on column source_follow.chosen_by is 'privacy: account';
      comment on column source_follow.chosen_at is 'privacy: account';
      create index source_follow_of_source on source_follow(source_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table source_follow');
  }
}
