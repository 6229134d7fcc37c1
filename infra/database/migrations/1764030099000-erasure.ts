import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The erasure ledger: whose account is erased, and what she chose for what she published. Nothing else of her, and no
 * foreign key: a restore brings back an older database, then does again what the ledger says. The application adds
 * lines and never takes one away.
 */
export class Erasure1764030099000 implements MigrationInterface {
  name = 'Erasure1764030099000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table erasure_ledger;
      create table erasure (
        account_id uuid primary key,
        choice text not null check (choice in ('keep','pseudonymise','withdraw')),
        asked_at timestamptz not null);
      comment on column erasure.account_id is 'privacy: sealed';
      comment on column erasure.choice is 'privacy: sealed';
      comment on column erasure.asked_at is 'privacy: sealed';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table erasure;
      create table erasure_ledger (
        id bigint generated always as identity primary key, subject_type text not null, subject_id text not null, erased_at timestamptz not null);
    `);
  }
}
