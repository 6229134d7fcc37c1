import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often something made from a file has failed: what failed because a machine was busy is made again, not for ever. */
export class Tries1764030062000 implements MigrationInterface {
  name = 'Tries1764030062000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table derived_file add column tries smallint not null default 0');
    await runner.query(`update derived_file set tries = 1 where state = 'failed'`);
    await runner.query(`create index derived_file_failed on derived_file(made_at) where state = 'failed'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table derived_file drop column tries');
  }
}
