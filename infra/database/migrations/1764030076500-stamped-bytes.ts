import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A copy with its credit inside that comes back untouched is looked up by its bytes. */
export class StampedBytes1764030076500 implements MigrationInterface {
  name = 'StampedBytes1764030076500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index stamped_copy_of_object on stamped_copy(object_sha256)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index stamped_copy_of_object');
  }
}
