import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files with their credit inside, made when they are taken: one for each content and each credit that it ever had. */
export class StampedCopies1764030072000 implements MigrationInterface {
  name = 'StampedCopies1764030072000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table stamped_copy (
        blob_sha256 text not null references blob(sha256), version_id uuid not null references version(id),
        of_sha256 text not null, credit_hash text not null,
        state text not null check (state in ('ready', 'unstamped', 'failed')), reason text,
        object_sha256 text, size bigint, tries smallint not null default 0, made_at timestamptz not null,
        primary key (of_sha256, credit_hash), check ((state = 'ready') = (object_sha256 is not null and size is not null)));
      create index stamped_copy_of_blob on stamped_copy(blob_sha256);
      create index stamped_copy_of_version on stamped_copy(version_id, of_sha256);
      create index stamped_copy_failed on stamped_copy(made_at) where state = 'failed';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table stamped_copy');
  }
}
