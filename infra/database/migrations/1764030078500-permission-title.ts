import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is asked reads what the adaptation was called on that day, and nothing else of a draft. */
export class PermissionTitle1764030078500 implements MigrationInterface {
  name = 'PermissionTitle1764030078500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table permission add column title text not null default '';
      alter table permission alter column title drop default;
      create index permission_of_asker on permission(asked_by, asked_at);
      comment on column permission.title is 'privacy: account';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index permission_of_asker; alter table permission drop column title');
  }
}
