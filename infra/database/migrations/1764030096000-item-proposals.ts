import type { MigrationInterface, QueryRunner } from 'typeorm';

const personal = [
  'proposer_id',
  'reason',
  'is_named',
  'thread',
  'created_at',
  'decided_at',
  'decided_by',
  'answer',
];

/**
 * Proposals to collections, one at a time for a resource in a collection; and sections that search: what they ask, as
 * JSON (`text`, `filters`, `sort`), and how many they show.
 */
export class ItemProposals1764030096000 implements MigrationInterface {
  name = 'ItemProposals1764030096000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table item_proposal (
        id uuid primary key default uuidv7(), collection_id uuid not null references collection(id) on delete cascade,
        resource_id uuid not null references resource(id), proposer_id uuid not null references account(id),
        reason text not null, is_named boolean not null,
        state text not null check (state in ('waiting','asked','accepted','refused','withdrawn')),
        thread jsonb not null default '[]', created_at timestamptz not null,
        decided_at timestamptz, decided_by uuid references account(id), answer text,
        item_id uuid references collection_item(id) on delete set null,
        check ((state in ('waiting','asked')) = (decided_at is null)), check (state <> 'refused' or answer is not null));
      create unique index item_proposal_open on item_proposal(collection_id, resource_id)
        where state in ('waiting','asked');
      create index item_proposal_of_proposer on item_proposal(proposer_id, created_at desc);
      create index item_proposal_of_collection on item_proposal(collection_id, created_at desc);
      create index item_proposal_of_item on item_proposal(item_id) where item_id is not null;
      alter table collection_section add column search jsonb, add column search_most integer,
        add constraint collection_section_search check ((search is null) = (search_most is null)),
        add constraint collection_section_most check (search_most between 1 and 24);
    `);
    for (const column of personal)
      await runner.query(`comment on column item_proposal.${column} is 'privacy: account'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table collection_section drop column search, drop column search_most; drop table item_proposal',
    );
  }
}
