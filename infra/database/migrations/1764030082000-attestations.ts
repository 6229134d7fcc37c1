import type { MigrationInterface, QueryRunner } from 'typeorm';

const personal = [
  'id',
  'code',
  'account_id',
  'role',
  'year',
  'facts',
  'issued_at',
  'withdrawn_at',
  'replaced_at',
];

/** Papers that say what somebody reviewed, or had reviewed. What erases the account erases what they say. */
export class Attestations1764030082000 implements MigrationInterface {
  name = 'Attestations1764030082000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table attestation (
        id uuid primary key default uuidv7(), code text not null unique, account_id uuid references account(id) on delete set null,
        role text not null check (role in ('reviewer','author')), year integer not null check (year between 2000 and 2999),
        facts jsonb, issued_at timestamptz not null, withdrawn_at timestamptz, replaced_at timestamptz,
        check (account_id is not null or facts is null));
      create unique index attestation_current on attestation(account_id, role, year)
        where withdrawn_at is null and replaced_at is null;
      create index attestation_of_account on attestation(account_id, issued_at desc);
      create function forget_attested() returns trigger language plpgsql as $$
      begin
        new.facts := null;
        return new;
      end $$;
      create trigger attestation_forgotten before update of account_id on attestation
        for each row when (new.account_id is null) execute function forget_attested();
    `);
    for (const column of personal)
      await runner.query(`comment on column attestation.${column} is 'privacy: account'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table attestation; drop function forget_attested');
  }
}
