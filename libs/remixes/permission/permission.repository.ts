import { Injectable } from '@nestjs/common';
import { Database, grouped, type Transaction, uuidOrNull } from '#platform/database';
import { Permission } from './permission.js';

/** What a question must know before it leaves. */
export interface AskingFacts {
  /** Accounts that may answer: those who sign the source, and still have one. */
  readonly authors: readonly string[];
  /** Licences that this adaptation asked of this source already. */
  readonly asked: readonly string[];
  /** Questions that this account sent in the last 24 hours, about whatever it adapts. */
  readonly sent: number;
  /** How the adaptation is called today. */
  readonly title: string;
  /** Of whoever asks, as it stands in public. */
  readonly name: string;
}

const columns = `permission.id, permission.resource_id as "resourceId", permission.source_resource_id as "sourceResourceId",
  permission.licence_id as "licenceId", permission.title, permission.message, permission.asked_by as "askedBy",
  permission.asked_at as "askedAt", permission.state, permission.answer, permission.answered_by as "answeredBy",
  permission.answered_at as "answeredAt"`;

/** Nobody answers for what was withdrawn or hidden. */
const authorsOf = (resource: string): string => `array(
  select member.account_id from resource_member member join account on account.id = member.account_id and account.state = 'active'
    join resource on resource.id = member.resource_id and resource.lifecycle <> 'withdrawn' and resource.visibility = 'shown'
  where member.resource_id = ${resource} and member.role in ('author', 'co-author') order by member.since)`;

@Injectable()
export class PermissionRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<Permission | null> {
    const rows = await this.database.rows<Permission>(
      'permission-by-id',
      `select ${columns} from permission where id = $1`,
      [uuidOrNull(id)],
    );
    return rows[0] ? entity(rows[0]) : null;
  }

  /** Of sources of drafts, by the id of the source: what was asked of its authors for this adaptation, newest first. */
  async ofSources(sourceIds: readonly string[]): Promise<Map<string, Permission[]>> {
    const rows = await this.database.rows<Permission & { sourceId: string }>(
      'permissions-of-sources',
      `select ${columns}, source.id as "sourceId" from version_source source join draft on draft.id = source.draft_id
         join version pinned on pinned.id = source.source_version_id
         join permission on permission.resource_id = draft.resource_id and permission.source_resource_id = pinned.resource_id
       where source.id = any($1::uuid[]) order by permission.asked_at desc`,
      [sourceIds],
    );
    const bySource = grouped(rows, ({ sourceId }) => sourceId);
    return new Map([...bySource].map(([sourceId, own]) => [sourceId, own.map(entity)]));
  }

  /** By resource: the accounts that may answer for it, none when nobody may. */
  async authorsOfSources(resourceIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await this.database.rows<{ id: string; authors: string[] }>(
      'permission-authors',
      `select asked.id, ${authorsOf('asked.id')} as authors from unnest($1::uuid[]) asked(id)`,
      [resourceIds],
    );
    return new Map(rows.map(({ id, authors }) => [id, authors]));
  }

  async asking(
    tx: Transaction,
    {
      resourceId,
      sourceResourceId,
      accountId,
    }: { resourceId: string; sourceResourceId: string; accountId: string },
  ): Promise<AskingFacts> {
    const [row] = await tx.manager.query<AskingFacts[]>(
      `select ${authorsOf('$2')} as authors,
         array(select licence_id from permission where resource_id = $1 and source_resource_id = $2) as asked,
         (select count(*)::int from permission where asked_by = $3 and asked_at > $4::timestamptz - interval '1 day') as sent,
         coalesce(nullif((select fields->>'title' from draft where resource_id = $1), ''),
           (select title from version where resource_id = $1 order by number desc limit 1), 'Sans titre') as title,
         (select public_name from agent join account on account.agent_id = agent.id where account.id = $3) as name`,
      [resourceId, sourceResourceId, accountId, tx.now],
    );
    return row ?? { authors: [], asked: [], sent: 0, title: '', name: '' };
  }

  /** Who may answer, and how the source is called. */
  async answering(
    tx: Transaction,
    sourceResourceId: string,
  ): Promise<{ authors: readonly string[]; title: string }> {
    const [row] = await tx.manager.query<{ authors: string[]; title: string }[]>(
      `select ${authorsOf('$1')} as authors,
         (select title from version where resource_id = $1 order by number desc limit 1) as title`,
      [sourceResourceId],
    );
    return row ?? { authors: [], title: '' };
  }

  lock(tx: Transaction, id: string): Promise<Permission | null> {
    return tx.manager.findOne(Permission, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async save(tx: Transaction, permission: Permission): Promise<Permission> {
    await tx.manager.upsert(Permission, permission, ['id']);
    return permission;
  }
}

const entity = (row: Permission): Permission => Object.assign(new Permission(), row);
