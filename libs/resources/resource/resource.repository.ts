import { Injectable } from '@nestjs/common';
import type { Actor } from '#platform/authorization';
import { Database, type Transaction, uuidOrNull } from '#platform/database';
import type { MemberRole } from '../membership/membership.js';
import { type ResourceAccess, visibleToAll } from './resource.policy.js';
import { Resource } from './resource.js';

/** The rest in peace of a withdrawn resource, as its page shows it. */
export interface Tombstone {
  readonly resourceId: string;
  readonly category: string;
  readonly reason: string;
  readonly title: string;
  readonly credit: string;
  readonly withdrawnAt: Date;
  readonly publishedAt: Date;
  readonly replacementId: string | null;
}

export interface OriginRow {
  readonly resourceId: string;
  readonly system: string;
  readonly url: string | null;
  readonly harvestedAt: Date;
}

const columns = `resource.id, resource.slug, resource.short_code as "shortCode", resource.lifecycle, resource.visibility,
  resource.hidden_reason as "hiddenReason", resource.hidden_at as "hiddenAt", resource.latest_version as "latestVersion",
  resource.family_id as "familyId", resource.created_at as "createdAt", resource.published_at as "publishedAt", resource.withdrawn_at as "withdrawnAt"`;

@Injectable()
export class ResourceRepository {
  constructor(private readonly database: Database) {}

  /** By slug, older slug, id or short code; null when none of them names anything. */
  async findByAddress(address: string): Promise<Resource | null> {
    const rows = await this.database.rows<Resource>(
      'resource-by-address',
      `select ${columns} from resource where slug = $1
         or id = (select resource_id from old_slug where slug = $1)
         or id = $2::uuid or short_code = upper($1) order by slug = $1 desc nulls last limit 1`,
      [address, uuidOrNull(address)],
    );
    return rows[0] ? entity(rows[0]) : null;
  }

  async byIds(ids: readonly string[]): Promise<Map<string, Resource>> {
    const rows = await this.database.rows<Resource>(
      'resources-by-ids',
      `select ${columns} from resource where id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, entity(row)]));
  }

  /** Of these, the ones anybody may read, in the given order: the last word after a search index has answered. */
  async visibleInOrder(ids: readonly string[]): Promise<Resource[]> {
    const rows = await this.database.rows<Resource>(
      'resources-visible',
      `select ${columns} from resource where id = any($1::uuid[]) and ${visibleToAll} order by array_position($1::uuid[], id)`,
      [ids],
    );
    return rows.map(entity);
  }

  async countVisible(): Promise<number> {
    const [row] = await this.database.rows<{ count: number }>(
      'resources-count',
      `select count(*)::int as count from resource where ${visibleToAll}`,
    );
    return row?.count ?? 0;
  }

  async rolesOf(actor: Actor, ids: readonly string[]): Promise<Map<string, MemberRole>> {
    if (actor.accountId === null) return new Map();
    const rows = await this.database.rows<{ id: string; role: MemberRole }>(
      'member-roles',
      'select resource_id as id, role from resource_member where account_id = $1 and resource_id = any($2::uuid[])',
      [actor.accountId, ids],
    );
    return new Map(rows.map((row) => [row.id, row.role]));
  }

  /** Newest first, each with what she is to it. */
  async listOfMember(accountId: string): Promise<{ resource: Resource; role: MemberRole }[]> {
    const rows = await this.database.rows<Resource & { role: MemberRole }>(
      'resources-of-member',
      `select ${columns}, member.role from resource join resource_member member on member.resource_id = resource.id
       where member.account_id = $1 order by coalesce(resource.published_at, resource.created_at) desc limit 500`,
      [accountId],
    );
    return rows.map(({ role, ...row }) => ({ resource: entity(row as Resource), role }));
  }

  async tombstones(ids: readonly string[]): Promise<Map<string, Tombstone>> {
    const rows = await this.database.rows<Tombstone>(
      'tombstones',
      `select resource_id as "resourceId", category, reason, title, credit, tombstone.withdrawn_at as "withdrawnAt",
         resource.published_at as "publishedAt", replacement_id as "replacementId"
       from tombstone join resource on resource.id = resource_id where resource_id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.resourceId, row]));
  }

  /** Of imported resources that nobody has claimed: a claimed one is its author's, like any other. */
  async origins(ids: readonly string[]): Promise<Map<string, OriginRow>> {
    const rows = await this.database.rows<OriginRow>(
      'origins',
      'select resource_id as "resourceId", system, url, harvested_at as "harvestedAt" from origin where resource_id = any($1::uuid[]) and claimed_by is null',
      [ids],
    );
    return new Map(rows.map((row) => [row.resourceId, row]));
  }

  /** Reads for update, with what the actor is to it; null when it does not exist. */
  async lock(
    tx: Transaction,
    actor: Actor,
    id: string,
  ): Promise<(ResourceAccess & { resource: Resource }) | null> {
    const resource = await this.lockById(tx, id);
    if (!resource) return null;
    // After the lock, not with it: whoever held it may have changed who is a member.
    const roles = await tx.manager.query<{ role: MemberRole }[]>(
      'select role from resource_member where resource_id = $1 and account_id = $2',
      [id, actor.accountId],
    );
    return { resource, role: roles[0]?.role ?? null };
  }

  /** For what nobody in particular asks. */
  async lockById(tx: Transaction, id: string): Promise<Resource | null> {
    return tx.manager.findOne(Resource, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async save(tx: Transaction, resource: Resource): Promise<Resource> {
    await tx.manager.upsert(Resource, resource, ['id']); // one statement: `save` would read it again first
    return resource;
  }

  async addMember(tx: Transaction, resourceId: string, accountId: string, role: MemberRole): Promise<void> {
    await tx.manager.query(
      'insert into resource_member(resource_id, account_id, role, since) values ($1, $2, $3, $4)',
      [resourceId, accountId, role, tx.now],
    );
  }

  async saveTombstone(tx: Transaction, stone: Omit<Tombstone, 'publishedAt'>): Promise<void> {
    await tx.manager.query(
      `insert into tombstone(resource_id, category, reason, title, credit, withdrawn_at, replacement_id) values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        stone.resourceId,
        stone.category,
        stone.reason,
        stone.title,
        stone.credit,
        stone.withdrawnAt,
        stone.replacementId,
      ],
    );
  }

  async deleteUnpublished(tx: Transaction, id: string): Promise<void> {
    for (const statement of [
      'update upload set resource_id = null where resource_id = $1',
      'delete from licence_question where resource_id = $1',
      `with asked as (delete from invitation where resource_id = $1), ordered as (delete from credit_order where resource_id = $1)
       delete from resource_member where resource_id = $1`,
      `delete from resource where id = $1 and lifecycle = 'draft'`,
    ])
      await tx.manager.query(statement, [id]);
  }

  /** A free slug close to the wanted one, held until the end: two first publications of one title get two addresses. */
  async freeSlug(tx: Transaction, wanted: string, shortCode: string): Promise<string> {
    await tx.hold(`slug ${wanted}`);
    const taken = await tx.manager.query<{ slug: string }[]>(
      'select slug from resource where slug = $1 union all select slug from old_slug where slug = $1',
      [wanted],
    );
    return taken.length === 0 ? wanted : `${wanted}-${shortCode.toLowerCase()}`;
  }
}

const entity = (row: Resource): Resource => Object.assign(new Resource(), row);
