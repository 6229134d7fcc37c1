import type { MigrationInterface, QueryRunner } from 'typeorm';

/** All submissions of a campaign, those that are over too: the référent's table and her journal. */
export class Desk1764030084000 implements MigrationInterface {
  name = 'Desk1764030084000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index submission_of_campaign on submission(campaign_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index submission_of_campaign');
  }
}
