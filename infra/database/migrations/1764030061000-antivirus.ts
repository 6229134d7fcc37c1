import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the virus scanner of the installation said of bytes, when there is one. */
export class Antivirus1764030061000 implements MigrationInterface {
  name = 'Antivirus1764030061000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table blob add column antivirus text not null default 'none'
      check (antivirus in ('none', 'clean', 'waiting', 'too_large', 'infected'))`);
    await runner.query(
      `create index blob_to_scan on blob(scanned_at desc) where antivirus in ('none', 'waiting')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table blob drop column antivirus');
  }
}
