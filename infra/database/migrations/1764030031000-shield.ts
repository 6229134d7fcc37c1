import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the shield found in a file, whether the file was looked at, and what authors answered. A finding belongs to
 * bytes, an answer to a resource: two authors of one file answer each for herself. No datum stands in any column.
 */
export class Shield1764030031000 implements MigrationInterface {
  name = 'Shield1764030031000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table finding_answer; drop table blob_check;');
    await runner.query('alter table finding drop column rule, drop column shape, drop column count');
  }
}

const tables = `
alter table finding add column rule text, add column shape text, add column count integer not null default 1;
create index finding_of_blob on finding(blob_sha256);
create table blob_check (
  blob_sha256 text primary key references blob(sha256), rules_version integer not null,
  state text not null check (state in ('done', 'failed')), reason text, images integer not null default 0, checked_at timestamptz not null);
create table finding_answer (
  resource_id uuid not null references resource(id) on delete cascade, origin text not null, rule text not null, place text not null,
  shape text not null, reason text not null, answered_by uuid references account(id), answered_at timestamptz not null,
  primary key (resource_id, origin, rule, place, shape));
comment on column finding_answer.answered_by is 'privacy: account';
`;
