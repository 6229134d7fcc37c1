import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nobody has a password before the address is proved: a stranger who signed up first would know it. */
export class Confirmation1764030041000 implements MigrationInterface {
  name = 'Confirmation1764030041000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `update account set password_hash = null where state = 'pending' or password_hash = ''`,
    );
    await runner.query(
      `alter table account add constraint no_password_before_proof check (state <> 'pending' or password_hash is null)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table account drop constraint no_password_before_proof');
  }
}
