import type { MigrationInterface, QueryRunner } from 'typeorm';

const personal = {
  mandate: ['delegated_from'],
  mandate_request: [
    'id',
    'account_id',
    'role',
    'territory_id',
    'words',
    'asked_at',
    'answered_at',
    'answered_by',
    'granted',
    'answer',
  ],
  mandate_notice: ['subject_id', 'what', 'told_at'],
};

/** Who delegated a mandate, who asks for one, and what was told of both: each thing once. */
export class Mandates1764030080100 implements MigrationInterface {
  name = 'Mandates1764030080100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table mandate add column delegated_from uuid references mandate(id);
      create index mandate_ending on mandate(ends_at) where revoked_at is null and ends_at is not null;
      create table mandate_request (
        id uuid primary key default uuidv7(), account_id uuid not null references account(id),
        role text not null check (role in ('curator','referent')), territory_id uuid not null references territory(id),
        words text not null, asked_at timestamptz not null, answered_at timestamptz,
        answered_by uuid references account(id), granted boolean, answer text,
        check ((answered_at is null) = (granted is null)));
      create unique index mandate_request_open_once on mandate_request(account_id, role, territory_id) where answered_at is null;
      create index mandate_request_of_account on mandate_request(account_id, asked_at desc);
      create index mandate_request_open on mandate_request(asked_at) where answered_at is null;
      create table mandate_notice (
        subject_id uuid not null, what text not null check (what in ('granted','ending','ended','asked','answered')),
        told_at timestamptz not null, primary key (subject_id, what));
    `);
    for (const [table, columns] of Object.entries(personal))
      for (const column of columns)
        await runner.query(`comment on column ${table}.${column} is 'privacy: account'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table mandate_notice, mandate_request; drop index mandate_ending; alter table mandate drop column delegated_from',
    );
  }
}
