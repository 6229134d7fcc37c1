import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a file was read for what stands in the way of its readers: null where nothing is looked for, or not yet. */
export class Accessibility1764030080500 implements MigrationInterface {
  name = 'Accessibility1764030080500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table blob_check add column accessibility text check (accessibility in ('done', 'failed'))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `delete from finding where kind = 'accessibility'; alter table blob_check drop column accessibility`,
    );
  }
}
