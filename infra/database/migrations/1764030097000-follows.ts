import type { MigrationInterface, QueryRunner } from 'typeorm';

const personal = {
  follow: [
    ...[
      'id',
      'account_id',
      'kind',
      'agent_id',
      'collection_id',
      'level',
      'subject',
      'search',
      'target',
      'since',
    ],
    'asked_until',
  ],
  alert: ['id', 'account_id', 'resource_id', 'edition', 'told_at', 'notification_id'],
  alert_reason: ['alert_id', 'follow_id'],
};

/**
 * What accounts follow, and what they were told because of it: an edition of a resource once, by the key of `alert`, which
 * outlives its reasons. No foreign key to the resource, for the reason that notifications have none.
 */
export class Follows1764030097000 implements MigrationInterface {
  name = 'Follows1764030097000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table follow (
        id uuid primary key default uuidv7(), account_id uuid not null references account(id),
        kind text not null check (kind in ('person','collection','aisle','search')),
        agent_id uuid references agent(id), collection_id uuid references collection(id), level text, subject text, search jsonb,
        target text not null, since timestamptz not null, asked_until timestamptz, unique (account_id, target),
        check ((kind = 'person') = (agent_id is not null)), check ((kind = 'collection') = (collection_id is not null)),
        check ((kind = 'aisle') = (coalesce(level, subject) is not null)), check ((kind = 'search') = (search is not null)),
        check ((kind = 'search') = (asked_until is not null)));
      create index follow_of_agent on follow(agent_id) where kind = 'person';
      create index follow_of_collection on follow(collection_id) where kind = 'collection';
      create index follow_of_aisle on follow(level, subject) where kind = 'aisle';
      create index follow_searches on follow(asked_until) where kind = 'search';
      create table alert (
        id uuid primary key default uuidv7(), account_id uuid not null references account(id), resource_id uuid not null,
        edition integer not null check (edition > 0), told_at timestamptz not null,
        notification_id uuid unique references notification(id) on delete set null, unique (account_id, resource_id, edition));
      create index alert_of_resource on alert(resource_id, edition);
      create index alert_told on alert(told_at);
      create table alert_reason (
        alert_id uuid not null references alert(id) on delete cascade, follow_id uuid not null references follow(id) on delete cascade,
        primary key (alert_id, follow_id));
      create index alert_reason_of_follow on alert_reason(follow_id);
      create index version_published on version(published_at);
    `);
    for (const [table, columns] of Object.entries(personal))
      for (const column of columns)
        await runner.query(`comment on column ${table}.${column} is 'privacy: account'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index version_published; drop table alert_reason, alert, follow');
  }
}
