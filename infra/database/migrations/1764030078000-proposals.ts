import type { MigrationInterface, QueryRunner } from 'typeorm';

const personal = {
  draft: ['proposed_at', 'proposed_to'],
  proposal: [
    'proposer_id',
    'reason',
    'state',
    'created_at',
    'sent_at',
    'decided_at',
    'decided_by',
    'message',
    'for_version',
    'told_at',
  ],
  proposal_answer: ['mine', 'original_then', 'original_now', 'written', 'answer', 'verdict'],
};

/**
 * Changes proposed to an original. The working copy belongs to whoever proposes; what was answered is kept as it was
 * read, since both drafts go on.
 */
export class Proposals1764030078000 implements MigrationInterface {
  name = 'Proposals1764030078000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table draft add column proposed_at timestamptz, add column proposed_to uuid references resource(id),
        add check ((proposed_at is null) = (proposed_to is null));
      create table draft_credit (
        draft_id uuid not null references draft(id) on delete cascade, agent_id uuid not null references agent(id),
        since timestamptz not null, primary key (draft_id, agent_id));
      comment on column draft_credit.agent_id is 'privacy: public';
      comment on column draft_credit.since is 'privacy: public';
      create table proposal (
        id uuid primary key default uuidv7(), resource_id uuid not null references resource(id),
        base_version_id uuid not null references version(id), draft_id uuid references draft(id) on delete set null,
        proposer_id uuid not null references account(id), reason text,
        state text not null check (state in ('preparing','sent','decided','withdrawn','adapted')),
        created_at timestamptz not null, sent_at timestamptz, decided_at timestamptz,
        decided_by uuid references account(id), message text, for_version integer, told_at timestamptz,
        check (state not in ('sent','decided','withdrawn') or (sent_at is not null and reason is not null)),
        check ((state = 'decided') = (decided_at is not null)));
      create unique index proposal_open_once on proposal(resource_id, proposer_id)
        where state in ('preparing','sent','withdrawn') and draft_id is not null;
      create unique index proposal_of_draft on proposal(draft_id) where draft_id is not null;
      create index proposal_of_resource on proposal(resource_id, sent_at desc) where sent_at is not null;
      create index proposal_of_proposer on proposal(proposer_id, created_at desc);
      create table proposal_answer (
        proposal_id uuid not null references proposal(id) on delete cascade, position integer not null,
        piece_id text not null, kind text not null, change text not null, conflict boolean not null, label text not null,
        mine text, original_then text, original_now text,
        take text not null check (take in ('mine','theirs','both','edited')),
        verdict text not null check (verdict in ('accepted','refused')), written text, answer text,
        primary key (proposal_id, position));
    `);
    for (const [table, columns] of Object.entries(personal))
      for (const column of columns)
        await runner.query(`comment on column ${table}.${column} is 'privacy: account'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table proposal_answer, proposal, draft_credit; alter table draft drop column proposed_at, drop column proposed_to',
    );
  }
}
