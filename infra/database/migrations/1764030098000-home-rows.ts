import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the rows of the home page begin from: the last decisions, and who works where. */
export class HomeRows1764030098000 implements MigrationInterface {
  name = 'HomeRows1764030098000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index review_round_decided on review_round(decided_at desc) where outcome is not null;
      create index agent_by_departement on agent(departement) where departement is not null;
      create index agent_by_academie on agent(academie) where academie is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index review_round_decided, agent_by_departement, agent_by_academie');
  }
}
