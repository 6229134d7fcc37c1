import type { MigrationInterface, QueryRunner } from 'typeorm';
import { privacyMarks } from './1764030001000-privacy-marks.js';

/**
 * Every noun of the product, even where nothing fills it yet: a column is cheap, a missing concept is a rewrite.
 * Every column about a person carries its privacy mark as a comment (public, account, sealed): the export and the
 * erasure read them, and a test refuses a new one without.
 */
export class First1764030001000 implements MigrationInterface {
  name = 'First1764030001000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [
      extensions,
      people,
      territories,
      credentials,
      resources,
      versions,
      files,
      moderation,
      ledger,
      privacyMarks,
    ])
      await runner.query(statements);
  }

  async down(): Promise<void> {
    throw new Error('The first migration is not undone: reset the database instead.');
  }
}

const extensions = `
create extension if not exists citext;
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists fuzzystrmatch;
create extension if not exists btree_gin;
create table instance (id uuid primary key default gen_random_uuid(), created_at timestamptz not null default now());
insert into instance default values;
`;

const territories = `
create table territory (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('national','academie','departement','circonscription','ecole')),
  code text not null, label text not null, parent_id uuid references territory(id), unique (kind, code));
create table establishment (
  uai text primary key check (uai ~ '^[0-9]{7}[A-Z]$'), name text not null, kind text not null, territory_id uuid references territory(id));
alter table agent add column establishment_uai text references establishment(uai);
create table mandate (
  id uuid primary key default uuidv7(), account_id uuid not null references account(id),
  role text not null check (role in ('curator','referent','moderator','administrator')),
  territory_id uuid references territory(id), starts_at timestamptz not null, ends_at timestamptz,
  granted_by uuid references account(id), granted_at timestamptz not null, revoked_at timestamptz, revoked_by uuid references account(id));
create index mandate_of_account on mandate(account_id);
`;

const people = `
create table agent (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('person','organisation')),
  public_name text not null, slug text not null unique, civil_name text,
  portrait text, links jsonb not null default '[]', academie text, departement text,
  levels text[] not null default '{}', subjects text[] not null default '{}',
  created_at timestamptz not null);
create table account (
  id uuid primary key default uuidv7(), agent_id uuid not null unique references agent(id),
  email citext not null unique, password_hash text,
  state text not null check (state in ('pending','active','suspended','closed')),
  second_factor jsonb, created_at timestamptz not null, confirmed_at timestamptz, closed_at timestamptz);
create table external_identity (
  id uuid primary key default uuidv7(), account_id uuid not null references account(id),
  issuer text not null, subject text not null, claims jsonb, linked_at timestamptz not null, unique (issuer, subject));
`;

const credentials = `
create table session (
  id uuid primary key default uuidv7(), token_hash text not null unique, account_id uuid not null references account(id),
  device text not null, created_at timestamptz not null, last_used_at timestamptz not null, expires_at timestamptz not null, revoked_at timestamptz);
create index session_of_account on session(account_id);
create table access_token (
  id uuid primary key default uuidv7(), token_hash text not null unique, account_id uuid not null references account(id),
  name text not null, scope text not null check (scope in ('read','write')),
  created_at timestamptz not null, expires_at timestamptz not null, last_used_at timestamptz, revoked_at timestamptz);
create index access_token_of_account on access_token(account_id);
create table one_time_link (
  id uuid primary key default uuidv7(), token_hash text not null unique, account_id uuid not null references account(id),
  purpose text not null check (purpose in ('confirm_email','reset_password','change_email')),
  email citext not null, created_at timestamptz not null, expires_at timestamptz not null, used_at timestamptz);
create table known_device (
  id uuid primary key default uuidv7(), account_id uuid not null references account(id), token_hash text not null,
  first_seen_at timestamptz not null, last_seen_at timestamptz not null, unique (account_id, token_hash));
create table attempt (
  id bigint generated always as identity primary key, kind text not null, key_hash text not null,
  at timestamptz not null, failed boolean not null);
create index attempt_by_key on attempt(kind, key_hash, at);
`;

const resources = `
create table resource (
  id uuid primary key default uuidv7(), slug text unique, short_code text not null unique,
  lifecycle text not null check (lifecycle in ('draft','published','withdrawn')),
  visibility text not null default 'shown' check (visibility in ('shown','hidden')), hidden_reason text, hidden_at timestamptz,
  latest_version integer not null default 0, family_id uuid, created_at timestamptz not null, published_at timestamptz, withdrawn_at timestamptz);
create index resource_published on resource(published_at desc) where lifecycle = 'published' and visibility = 'shown';
create table old_slug (slug text primary key, resource_id uuid not null references resource(id));
create table resource_member (
  resource_id uuid not null references resource(id), account_id uuid not null references account(id),
  role text not null check (role in ('author','co-author','contributor','reader')), since timestamptz not null,
  primary key (resource_id, account_id));
create index resource_member_of_account on resource_member(account_id);
create table draft (
  id uuid primary key default uuidv7(), resource_id uuid not null unique references resource(id),
  revision integer not null, fields jsonb not null default '{}', found jsonb not null default '[]',
  created_at timestamptz not null, updated_at timestamptz not null);
create table origin (
  resource_id uuid primary key references resource(id), system text not null, external_id text not null, url text,
  digest text not null, harvested_at timestamptz not null, claimed_by uuid references account(id), unique (system, external_id));
create table exchange_id (resource_id uuid primary key references resource(id), oai_identifier text not null unique, ark text unique);
create table tombstone (
  resource_id uuid primary key references resource(id), category text not null, reason text not null, title text not null,
  credit text not null, withdrawn_at timestamptz not null, replacement_id uuid references resource(id));
create table variant (
  resource_id uuid not null references resource(id), of_version_id uuid not null, kind text not null, stale boolean not null default false,
  primary key (resource_id, of_version_id));
create table licence_question (
  id uuid primary key default uuidv7(), resource_id uuid not null references resource(id), account_id uuid not null references account(id),
  question text not null, asked_at timestamptz not null, answer text, answered_at timestamptz, answered_by uuid references account(id));
`;

const versions = `
create table version (
  id uuid primary key default uuidv7(), resource_id uuid not null references resource(id), number integer not null check (number > 0),
  title text not null, summary text not null, language text not null,
  levels text[] not null, subjects text[] not null, types text[] not null, fields jsonb not null default '{}',
  metadata_hash text not null, what_changed text, minor boolean not null default false,
  licence_id text not null, licence_uri text, licence_version text, licence_announced text,
  published_by uuid references account(id), published_at timestamptz not null, datestamp timestamptz not null,
  unique (resource_id, number));
alter table variant add constraint variant_of_version foreign key (of_version_id) references version(id);
create table version_agent (
  version_id uuid not null references version(id), agent_id uuid not null references agent(id),
  role text not null, position integer not null, name_credited text not null, credit_withdrawn boolean not null default false,
  primary key (version_id, agent_id, role));
create index version_agent_by_agent on version_agent(agent_id);
create table blob (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'), size bigint not null, format text, mime text not null, verdict text not null,
  action text not null, reason text not null, removed jsonb not null default '[]', served_sha256 text references blob(sha256),
  scanned_at timestamptz not null, last_verified_at timestamptz);
create table part (
  id uuid primary key default uuidv7(), draft_id uuid references draft(id) on delete cascade, version_id uuid references version(id),
  kind text not null check (kind in ('file','text','link','third_party')), position integer not null,
  role text check (role in ('editable','printable','answers','media','annex')), main boolean not null default false,
  name text not null default '', blob_sha256 text references blob(sha256), content text, url text,
  title text, author text, licence_id text, last_update text,
  check ((draft_id is null) <> (version_id is null)));
create index part_of_draft on part(draft_id);
create index part_of_version on part(version_id);
create index part_by_blob on part(blob_sha256);
create table block (
  part_id uuid not null references part(id) on delete cascade, id text not null, kind text not null, level smallint,
  position integer not null, text text not null, hash text not null, primary key (part_id, id));
create table version_source (
  id uuid primary key default uuidv7(), draft_id uuid references draft(id) on delete cascade, version_id uuid references version(id),
  source_version_id uuid references version(id), outside_url text, outside_title text, outside_author text,
  licence_id text not null, licence_uri text, reasons text[] not null default '{}', what_changed text, position integer not null,
  check ((draft_id is null) <> (version_id is null)));
create table counter (
  version_id uuid not null references version(id), day date not null, kind text not null check (kind in ('download','use')),
  count integer not null, primary key (version_id, day, kind));
`;

const files = `
create table upload (
  id uuid primary key default uuidv7(), account_id uuid not null references account(id), resource_id uuid references resource(id),
  filename text not null, state text not null check (state in ('staged','accepted','refused','attached')),
  blob_sha256 text references blob(sha256), size bigint not null default 0, reason text, message text, created_at timestamptz not null);
create index upload_of_resource on upload(resource_id);
create table derived_file (
  id uuid primary key default uuidv7(), blob_sha256 text not null references blob(sha256),
  kind text not null check (kind in ('preview','page','thumbnail','open_copy','text','asset')), position integer not null default 0,
  name text not null default '', tool text not null, tool_version text not null,
  state text not null check (state in ('pending','ready','failed')), reason text,
  object_sha256 text, size bigint, mime text, width integer, height integer, text text, made_at timestamptz not null,
  unique (blob_sha256, kind, position, name));
create table blob_text (
  blob_sha256 text primary key references blob(sha256), blocks jsonb not null, metadata jsonb not null, reason text, read_at timestamptz not null);
create table finding (
  id uuid primary key default uuidv7(), version_id uuid references version(id), blob_sha256 text references blob(sha256),
  kind text not null check (kind in ('accessibility','pupil_data','link','licence')), place text not null, severity text not null,
  state text not null, found_at timestamptz not null);
create table term (
  id text not null, vocabulary text not null, vocabulary_version text not null, uri text, label text not null,
  parents text[] not null default '{}', official boolean not null, close_match text[] not null default '{}', primary key (vocabulary, id, vocabulary_version));
`;

const moderation = `
create table report (
  id uuid primary key default uuidv7(), receipt text not null unique, resource_id uuid not null references resource(id), version_number integer,
  category text not null, details text not null, contact text, state text not null check (state in ('open','decided')), created_at timestamptz not null);
create index report_open on report(created_at) where state = 'open';
create table moderation_decision (
  id uuid primary key default uuidv7(), report_id uuid references report(id), resource_id uuid not null references resource(id),
  kind text not null check (kind in ('hide','show','dismiss')), reason text not null, decided_by uuid not null references account(id), decided_at timestamptz not null);
create index moderation_decision_of_resource on moderation_decision(resource_id);
create index moderation_decision_of_report on moderation_decision(report_id);
`;

const ledger = `
create table audit_entry (
  id bigint generated always as identity primary key, at timestamptz not null, actor_account_id uuid, verb text not null,
  subject_type text not null, subject_id text not null, before_hash text, after_hash text, note text,
  previous_hash text not null, chain_hash text not null);
create index audit_entry_of_subject on audit_entry(subject_type, subject_id);
create table erasure_ledger (
  id bigint generated always as identity primary key, subject_type text not null, subject_id text not null, erased_at timestamptz not null);
`;
