import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finding the bytes that somebody can reach, and the uploads that were begun and never ended. */
export class ResumableUploads1764030004100 implements MigrationInterface {
  name = 'ResumableUploads1764030004100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index blob_by_served on blob(served_sha256) where served_sha256 is not null');
    await runner.query('create index upload_by_blob on upload(blob_sha256, account_id)');
    await runner.query(`create index upload_begun on upload(account_id, created_at) where state = 'staged'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of ['blob_by_served', 'upload_by_blob', 'upload_begun'])
      await runner.query(`drop index ${index}`);
  }
}
