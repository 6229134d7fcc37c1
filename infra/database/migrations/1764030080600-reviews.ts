import type { MigrationInterface, QueryRunner } from 'typeorm';
import { defaultRubric } from './1764030080600-default-rubric.js';

const personal = {
  rubric_version: ['created_by', 'created_at'],
  campaign: ['referent_id', 'created_by', 'created_at'],
  reviewer: ['since', 'cap', 'languages', 'absent_from', 'absent_until', 'shows_reviews'],
  campaign_reviewer: ['since', 'added_by'],
  declared_conflict: ['words', 'declared_at'],
  submission: ['submitted_by', 'invited_by', 'words', 'reason', 'submitted_at'],
  review_round: ['reason', 'grades', 'actions', 'mentor_id', 'decided_by', 'decided_at', 'shared_at'],
  assignment: [
    'offered_by',
    'offered_at',
    'answer_by',
    'answered_at',
    'due_at',
    'because',
    'reason',
    'ended_at',
    'reminded_at',
  ],
  review: ['fields', 'saved_at', 'sent_at'],
  remark: ['quote', 'words', 'suggestion', 'created_at', 'answer', 'answered_at', 'taken_at'],
};

/** Who reviewed is told to nobody but by the rules of `reviews`. */
const sealed = {
  reviewer: ['account_id'],
  campaign_reviewer: ['account_id'],
  declared_conflict: ['account_id', 'resource_id', 'agent_id'],
  assignment: ['reviewer_id'],
};

/**
 * Peer review: rubrics whose used versions never change, campaigns, what is submitted to them, rounds of reading with
 * the passages as they were read, who is asked to review, reviews with their remarks.
 */
export class Reviews1764030080600 implements MigrationInterface {
  name = 'Reviews1764030080600';

  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [rubrics, campaigns, reviewers, submissions, reviews])
      await runner.query(statements);
    await runner.query(
      `insert into rubric_version(rubric_id, number, title, criteria, created_at) values (uuidv7(), 1, $1, $2, now())`,
      [defaultRubric.title, JSON.stringify(defaultRubric.criteria)],
    );
    for (const [level, tables] of Object.entries({ account: personal, sealed }))
      for (const [table, columns] of Object.entries(tables))
        for (const column of columns)
          await runner.query(`comment on column ${table}.${column} is 'privacy: ${level}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table remark, review, assignment, round_passage, review_round, submission, declared_conflict,
         campaign_reviewer, reviewer, campaign_resource, campaign, rubric_version;
       alter table draft drop column reviewed_since`,
    );
  }
}

const rubrics = `
create table rubric_version (
  id uuid primary key default uuidv7(), rubric_id uuid not null, number integer not null check (number > 0),
  title text not null, criteria jsonb not null, created_by uuid references account(id), created_at timestamptz not null,
  used_at timestamptz, unique (rubric_id, number));
`;

const campaigns = `
create table campaign (
  id uuid primary key default uuidv7(), slug text not null unique,
  state text not null check (state in ('draft','open','closing','closed','archived')),
  title text not null, aim text not null, territory_id uuid not null references territory(id),
  rubric_version_id uuid not null references rubric_version(id),
  mode text not null check (mode in ('open','single_blind','double_blind')),
  levels text[] not null default '{}', subjects text[] not null default '{}',
  opens_on date not null, closes_on date not null check (closes_on >= opens_on),
  reviews_wanted integer not null check (reviews_wanted between 1 and 5), cap integer not null check (cap between 1 and 20),
  answer_days integer not null check (answer_days between 1 and 30),
  review_days integer not null check (review_days between 1 and 90), charter text not null,
  referent_id uuid references account(id), created_by uuid not null references account(id), created_at timestamptz not null,
  opened_at timestamptz, closed_at timestamptz);
create index campaign_of_territory on campaign(territory_id);
create index campaign_running on campaign(closes_on) where state in ('open','closing');
create table campaign_resource (
  campaign_id uuid not null references campaign(id) on delete cascade, resource_id uuid not null references resource(id),
  primary key (campaign_id, resource_id));
`;

const reviewers = `
create table reviewer (
  account_id uuid primary key references account(id), since timestamptz not null,
  cap integer not null default 2 check (cap between 0 and 20), languages text[] not null default '{fr}',
  absent_from date, absent_until date, shows_reviews boolean not null default false, check (absent_until >= absent_from));
create table campaign_reviewer (
  campaign_id uuid not null references campaign(id) on delete cascade, account_id uuid not null references account(id),
  since timestamptz not null, added_by uuid references account(id), primary key (campaign_id, account_id));
create index campaign_reviewer_of_account on campaign_reviewer(account_id);
create table declared_conflict (
  id uuid primary key default uuidv7(), account_id uuid not null references account(id),
  resource_id uuid references resource(id), agent_id uuid references agent(id), words text, declared_at timestamptz not null,
  check (num_nonnulls(resource_id, agent_id) = 1));
create index declared_conflict_of_account on declared_conflict(account_id);
`;

const submissions = `
alter table draft add column reviewed_since timestamptz;
comment on column draft.reviewed_since is 'privacy: account';
create table submission (
  id uuid primary key default uuidv7(), campaign_id uuid not null references campaign(id),
  resource_id uuid not null references resource(id),
  state text not null check (state in ('invited','submitted','in_review','decided','withdrawn','declined')),
  submitted_by uuid references account(id), invited_by uuid references account(id), words text, reason text,
  round integer not null default 0, created_at timestamptz not null, submitted_at timestamptz, ended_at timestamptz,
  check ((state in ('withdrawn','declined')) = (ended_at is not null)));
create unique index submission_once on submission(campaign_id, resource_id) where ended_at is null;
create index submission_of_resource on submission(resource_id);
create table review_round (
  id uuid primary key default uuidv7(), submission_id uuid not null references submission(id), number integer not null check (number > 0),
  version_id uuid references version(id), draft_id uuid references draft(id) on delete set null, opened_at timestamptz not null,
  outcome text check (outcome in ('recommended','reviewed','reservations','rework')), reason text,
  grades jsonb not null default '{}', actions jsonb not null default '[]', mentor_id uuid references account(id),
  decided_by uuid references account(id), decided_at timestamptz, shared_at timestamptz,
  unique (submission_id, number), check ((outcome is null) = (decided_at is null)));
create index review_round_of_version on review_round(version_id) where outcome is not null;
create table round_passage (
  round_id uuid not null references review_round(id) on delete cascade, position integer not null,
  part text not null, block_id text not null, kind text not null, text text not null, hash text not null,
  primary key (round_id, position));
create index round_passage_by_hash on round_passage(hash);
`;

const reviews = `
create table assignment (
  id uuid primary key default uuidv7(), round_id uuid not null references review_round(id),
  reviewer_id uuid not null references account(id),
  state text not null check (state in ('offered','accepted','sent','declined','conflict','lapsed','cancelled')),
  offered_by uuid references account(id), offered_at timestamptz not null, answer_by timestamptz not null,
  answered_at timestamptz, due_at timestamptz, because text not null, reason text, ended_at timestamptz, reminded_at timestamptz,
  unique (round_id, reviewer_id));
create index assignment_of_reviewer on assignment(reviewer_id);
create index assignment_unanswered on assignment(answer_by) where state = 'offered';
create index assignment_under_way on assignment(due_at) where state = 'accepted';
create table review (
  id uuid primary key references assignment(id), revision integer not null, fields jsonb not null default '{}',
  saved_at timestamptz not null, sent_at timestamptz);
create table remark (
  id uuid primary key default uuidv7(), review_id uuid not null references review(id) on delete cascade, position integer not null,
  criterion text, part text, block_id text, page integer, quote text, words text not null, suggestion text,
  created_at timestamptz not null, answer text, answered_at timestamptz, taken_at timestamptz);
create index remark_of_review on remark(review_id, position);
`;
