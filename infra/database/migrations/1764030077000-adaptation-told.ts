import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the authors of an original were told that this adaptation of it stands: once. */
export class AdaptationTold1764030077000 implements MigrationInterface {
  name = 'AdaptationTold1764030077000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table source_follow add authors_told_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table source_follow drop authors_told_at');
  }
}
