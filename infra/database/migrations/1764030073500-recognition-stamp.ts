import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The version that the credit inside a file names. A stranger may have written it: it may name none of ours. */
export class RecognitionStamp1764030073500 implements MigrationInterface {
  name = 'RecognitionStamp1764030073500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table fingerprint add column stamped_by uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table fingerprint drop column stamped_by');
  }
}
