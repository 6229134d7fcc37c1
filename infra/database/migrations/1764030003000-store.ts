import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether this installation has had a store of files: from then on, an empty one is a lost one. */
export class Store1764030003000 implements MigrationInterface {
  name = 'Store1764030003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table instance add column had_store boolean not null default false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table instance drop column had_store');
  }
}
