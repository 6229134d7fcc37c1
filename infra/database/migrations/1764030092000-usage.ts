import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Uses that anybody declares. No column says who, from where or at what hour: the day is one of Paris, the id is drawn at
 * random, and no audit entry goes with a row.
 */
export class Usage1764030092000 implements MigrationInterface {
  name = 'Usage1764030092000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table declared_use (
        id uuid primary key, resource_id uuid not null references resource(id), day date not null,
        level text, minutes integer check (minutes > 0), changes text[] not null default '{}', departement text,
        line text not null default '' check (length(line) <= 200));
      create index use_of_resource on declared_use(resource_id, day desc);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table declared_use');
  }
}
