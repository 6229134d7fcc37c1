import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bytes whose last row went with an erased account: they leave the store a day later, unless somebody gave them again. */
export class ObjectsLeft1764030099500 implements MigrationInterface {
  name = 'ObjectsLeft1764030099500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table object_left (sha256 text primary key, left_at timestamptz not null)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table object_left');
  }
}
