import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a row names an object is asked of every object once an hour. */
export class NamedObjects1764030099600 implements MigrationInterface {
  name = 'NamedObjects1764030099600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index derived_file_of_object on derived_file(object_sha256)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index derived_file_of_object');
  }
}
