import { Injectable } from '@nestjs/common';
import { Database, grouped, type Transaction, uuidOrNull } from '#platform/database';
import { Invitation } from './invitation.js';
import type { Member, MemberRole } from './membership.js';

const memberColumns = `member.resource_id as "resourceId", member.account_id as "accountId", account.agent_id as "agentId",
  member.role, member.since`;
const invitationColumns = `id, resource_id as "resourceId", title, role, email::text as email, account_id as "accountId",
  invited_by as "invitedBy", message, state, created_at as "createdAt", reached_at as "reachedAt", decided_at as "decidedAt"`;

/** Who belongs to a resource, and who was asked to. */
@Injectable()
export class MembershipRepository {
  constructor(private readonly database: Database) {}

  /** Authors first, then whoever came first. */
  async membersOf(resourceIds: readonly string[]): Promise<Map<string, Member[]>> {
    const rows = await this.database.rows<Member>(
      'members-of',
      `select ${memberColumns} from resource_member member join account on account.id = member.account_id
       where member.resource_id = any($1::uuid[]) order by member.role <> 'author', member.since, member.account_id`,
      [resourceIds],
    );
    return grouped(rows, ({ resourceId }) => resourceId);
  }

  /** Those that wait, newest first. */
  async invitationsOf(resourceIds: readonly string[]): Promise<Map<string, Invitation[]>> {
    const rows = await this.database.rows<Invitation>(
      'invitations-of',
      `select ${invitationColumns} from invitation where resource_id = any($1::uuid[]) and state = 'pending'
       order by created_at desc, id`,
      [resourceIds],
    );
    return grouped(rows.map(entity), ({ resourceId }) => resourceId);
  }

  async listInvitationsTo(accountId: string): Promise<Invitation[]> {
    const rows = await this.database.rows<Invitation>(
      'invitations-to',
      `select ${invitationColumns} from invitation where account_id = $1 and state = 'pending' order by created_at desc, id limit 50`,
      [accountId],
    );
    return rows.map(entity);
  }

  async findInvitation(id: string): Promise<Invitation | null> {
    const rows = await this.database.rows<Invitation>(
      'invitation-by-id',
      `select ${invitationColumns} from invitation where id = $1`,
      [uuidOrNull(id)],
    );
    return rows[0] ? entity(rows[0]) : null;
  }

  /** The caller holds the resource's lock. */
  async membersIn(tx: Transaction, resourceId: string): Promise<Member[]> {
    return tx.manager.query(
      `select ${memberColumns} from resource_member member join account on account.id = member.account_id
       where member.resource_id = $1 order by member.since, member.account_id`,
      [resourceId],
    );
  }

  async resourcesOf(tx: Transaction, accountId: string): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>(
      'select resource_id as id from resource_member where account_id = $1 order by resource_id',
      [accountId],
    );
    return rows.map(({ id }) => id);
  }

  /** As its newest version says, or its draft. */
  async titleIn(tx: Transaction, resourceId: string): Promise<string> {
    const [row] = await tx.manager.query<{ title: string }[]>(
      `select coalesce((select title from version where resource_id = $1 order by number desc limit 1),
         nullif((select fields->>'title' from draft where resource_id = $1), ''), 'Sans titre') as title`,
      [resourceId],
    );
    return row?.title ?? '';
  }

  /** Comes in, or changes her part; credited from the next version on. */
  async admit(tx: Transaction, resourceId: string, accountId: string, role: MemberRole): Promise<void> {
    await tx.manager.query(
      `insert into resource_member(resource_id, account_id, role, since, credited) values ($1, $2, $3, $4, true)
       on conflict (resource_id, account_id) do update set role = excluded.role, credited = true`,
      [resourceId, accountId, role, tx.now],
    );
  }

  /** For who is already a member; whether she is credited does not change. */
  async giveRole(tx: Transaction, resourceId: string, accountId: string, role: MemberRole): Promise<void> {
    await tx.manager.query(
      'update resource_member set role = $3 where resource_id = $1 and account_id = $2',
      [resourceId, accountId, role],
    );
  }

  async dismiss(tx: Transaction, resourceId: string, accountId: string): Promise<void> {
    await tx.manager.query('delete from resource_member where resource_id = $1 and account_id = $2', [
      resourceId,
      accountId,
    ]);
  }

  async lockInvitation(tx: Transaction, id: string): Promise<Invitation | null> {
    return tx.manager.findOne(Invitation, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async saveInvitation(tx: Transaction, invitation: Invitation): Promise<Invitation> {
    await tx.manager.upsert(Invitation, invitation, ['id']);
    return invitation;
  }

  async countOpen(tx: Transaction, resourceId: string): Promise<number> {
    return tx.manager.countBy(Invitation, { resourceId, state: 'pending' });
  }

  /** Whether she was asked the same before: she has not answered yet, or said no. */
  async wasAsked(tx: Transaction, { id, resourceId, role }: Invitation, accountId: string): Promise<boolean> {
    const rows = await tx.manager.query<object[]>(
      `select from invitation where resource_id = $1 and account_id = $2 and id <> $3 and role = $4
         and reached_at is not null and state in ('pending', 'declined') limit 1`,
      [resourceId, accountId, id, role],
    );
    return rows.length > 0;
  }

  /** Whoever goes neither waits for an answer nor gives one. */
  async cancelInvitations(tx: Transaction, accountId: string): Promise<void> {
    await tx.manager.query(
      `update invitation set state = 'cancelled', decided_at = $2
       where (account_id = $1 or invited_by = $1) and state = 'pending'`,
      [accountId, tx.now],
    );
  }

  async saveOrder(tx: Transaction, resourceId: string, agentIds: readonly string[]): Promise<void> {
    await tx.manager.query('delete from credit_order where resource_id = $1', [resourceId]);
    await tx.manager.query(
      `insert into credit_order(resource_id, agent_id, position)
       select $1, id, place from unnest($2::uuid[]) with ordinality as chosen(id, place)`,
      [resourceId, agentIds],
    );
  }
}

const entity = (row: Invitation): Invitation => Object.assign(new Invitation(), row);
