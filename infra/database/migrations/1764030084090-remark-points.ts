import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A remark may point at a place of a page: thousandths of its width and of its height. */
export class RemarkPoints1764030084090 implements MigrationInterface {
  name = 'RemarkPoints1764030084090';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table remark add column x smallint check (x between 0 and 1000),
         add column y smallint check (y between 0 and 1000),
         add constraint remark_point check (num_nulls(x, y) = 2 or (num_nulls(x, y) = 0 and page is not null))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table remark drop column x, drop column y');
  }
}
