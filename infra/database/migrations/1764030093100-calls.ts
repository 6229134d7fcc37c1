import type { MigrationInterface, QueryRunner } from 'typeorm';

const personal = {
  call: ['created_by', 'created_at'],
  call_subscriber: ['account_id', 'since'],
  call_contribution: ['contributed_by', 'contributed_at', 'set_aside_by', 'set_aside_word'],
};

/**
 * Calls for contributions: what is missing, in words and as criteria, with two days and a number. Without a territory a
 * call is everybody’s. A contribution is a resource that its author attached; whether it counts is computed when asked.
 */
export class Calls1764030093100 implements MigrationInterface {
  name = 'Calls1764030093100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table call (
        id uuid primary key default uuidv7(), slug text not null unique,
        state text not null check (state in ('draft','open','closed')),
        title text not null, missing text not null default '', levels text[] not null default '{}',
        subjects text[] not null default '{}', keywords text[] not null default '{}',
        wants text not null check (wants in ('published','reviewed','accessible','adapted')),
        wanted integer not null check (wanted between 1 and 50), opens_on date not null, closes_on date not null,
        territory_id uuid references territory(id), created_by uuid not null references account(id),
        created_at timestamptz not null, opened_at timestamptz, closed_at timestamptz,
        ended_by text check (ended_by in ('fulfilled','past','opener')), closing_word text not null default '',
        check (closes_on >= opens_on), check ((state = 'closed') = (closed_at is not null)),
        check ((state = 'closed') = (ended_by is not null)), check (state = 'draft' or opened_at is not null));
      create index call_open on call(closes_on) where state = 'open';
      create index call_closed on call(closed_at desc) where state = 'closed';
      create table call_subscriber (
        call_id uuid not null references call(id) on delete cascade, account_id uuid not null references account(id),
        since timestamptz not null, primary key (call_id, account_id));
      create index call_subscriber_by_account on call_subscriber(account_id);
      create table call_contribution (
        call_id uuid not null references call(id) on delete cascade, resource_id uuid not null references resource(id),
        contributed_by uuid not null references account(id), contributed_at timestamptz not null,
        set_aside_by uuid references account(id), set_aside_word text, primary key (call_id, resource_id),
        check ((set_aside_by is null) = (set_aside_word is null)));
      create index call_contribution_of_resource on call_contribution(resource_id);
    `);
    for (const [table, columns] of Object.entries(personal))
      for (const column of columns)
        await runner.query(`comment on column ${table}.${column} is 'privacy: account'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table call_contribution, call_subscriber, call');
  }
}
