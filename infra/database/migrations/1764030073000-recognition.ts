import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What lets a file that comes back be known again. A fingerprint belongs to bytes, or to the text of a resource; its
 * marks are listed only once it is published, so that no search can meet a draft. What resembles what is a fact about
 * bytes; who may read the source is asked each time it is shown.
 */
export class Recognition1764030073000 implements MigrationInterface {
  name = 'Recognition1764030073000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table recognition_dismissal; drop table resemblance; drop table fingerprint_mark; drop table fingerprint;',
    );
  }
}

const tables = `
create table fingerprint (
  id bigint generated always as identity primary key,
  blob_sha256 text unique references blob(sha256) on delete cascade, text_of uuid unique references resource(id) on delete cascade,
  marks bigint[] not null, pictures text[] not null default '{}', listed boolean not null default false, made_at timestamptz not null,
  check ((blob_sha256 is null) <> (text_of is null)));
create table fingerprint_mark (
  mark bigint not null, fingerprint_id bigint not null, primary key (mark, fingerprint_id));
create table resemblance (
  blob_sha256 text not null references blob(sha256) on delete cascade,
  fingerprint_id bigint not null references fingerprint(id) on delete cascade,
  share real not null, same boolean not null, found_at timestamptz not null, primary key (blob_sha256, fingerprint_id));
create index resemblance_by_fingerprint on resemblance(fingerprint_id);
create table recognition_dismissal (
  resource_id uuid not null references resource(id) on delete cascade, source_id uuid not null references resource(id) on delete cascade,
  dismissed_by uuid references account(id), dismissed_at timestamptz not null, primary key (resource_id, source_id));
comment on column recognition_dismissal.dismissed_by is 'privacy: account';
`;
