import type { MigrationInterface, QueryRunner } from 'typeorm';

const personal = [
  'email',
  'account_id',
  'invited_by',
  'message',
  'role',
  'state',
  'created_at',
  'reached_at',
  'decided_at',
];

/**
 * Invitations to a resource. One sent to an address without account looks like any other: what its author sees never says
 * whether somebody is registered. Who joined by invitation is credited from the next version on, in the order chosen.
 */
export class Memberships1764030076000 implements MigrationInterface {
  name = 'Memberships1764030076000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table invitation (
        id uuid primary key default uuidv7(), resource_id uuid not null references resource(id), title text not null,
        role text not null check (role in ('author','co-author','contributor')), email citext,
        account_id uuid references account(id), invited_by uuid not null references account(id), message text,
        state text not null check (state in ('pending','accepted','declined','cancelled')),
        created_at timestamptz not null, reached_at timestamptz, decided_at timestamptz,
        check (email is not null or account_id is not null));
      create index invitation_of_resource on invitation(resource_id);
      create index invitation_of_account on invitation(account_id) where account_id is not null;
      alter table resource_member add column credited boolean not null default false;
      comment on column resource_member.since is 'privacy: account';
      comment on column resource_member.credited is 'privacy: account';
      create table credit_order (
        resource_id uuid not null references resource(id), agent_id uuid not null references agent(id),
        position integer not null, primary key (resource_id, agent_id));
      comment on column credit_order.agent_id is 'privacy: public';
      comment on column credit_order.position is 'privacy: public';
    `);
    for (const column of personal)
      await runner.query(`comment on column invitation.${column} is 'privacy: account'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table credit_order; alter table resource_member drop column credited; drop table invitation',
    );
  }
}
