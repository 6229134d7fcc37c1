import { Injectable } from '@nestjs/common';
import { shownToAll } from '#collections';
import { Clock } from '#platform/clock';
import { Database, type Transaction } from '#platform/database';
import { visibleToAll } from '#resources';
import type { AlertScope, Edition, Follower, ToldNow } from './alert.js';

/** The columns of `Edition`, of a row `told` of `version`. */
const edition = `told.resource_id as "resourceId", told.number, told.published_at as "publishedAt", told.published_by as "publishedBy",
  array(select agent_id from version_agent where version_id = told.id and not credit_withdrawn) as "agentIds"`;

/** Whether a version, `told`, is the newest worth telling of its resource. */
const isEdition = `(told.number = 1 or not told.minor) and not exists (
  select from version newer where newer.resource_id = told.resource_id and newer.number > told.number and not newer.minor)`;

/**
 * Whether a follow still gives a reason for an alert: its person is named on the newest version, its collection is
 * everybody’s and still holds the resource.
 */
const isLive = `case follow.kind
  when 'person' then exists (select from version_agent credit where credit.version_id = version.id
    and credit.agent_id = follow.agent_id and not credit.credit_withdrawn)
  when 'collection' then exists (select from collection join collection_item item on item.collection_id = collection.id
    where collection.id = follow.collection_id and item.resource_id = alert.resource_id and ${shownToAll})
  else true end`;

/** The newest version of a resource. */
const newest = 'version on version.resource_id = resource.id and version.number = resource.latest_version';

const reasons = `alert_reason reason join follow on follow.id = reason.follow_id where reason.alert_id = alert.id and ${isLive}`;

/** Not a reason yet of what the account was told of this edition: $1 and $2. */
const notExplained = `not exists (select from alert join alert_reason reason on reason.alert_id = alert.id
  where reason.follow_id = follow.id and alert.resource_id = $1 and alert.edition = $2)`;

/** What was told to whom, once for each edition of a resource, and because of which follows. */
@Injectable()
export class AlertRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Null where not everybody may read it. */
  async editionOf(resourceId: string): Promise<Edition | null> {
    const rows = await this.database.rows<Edition>(
      'alert-edition',
      `select ${edition} from version told join resource on resource.id = told.resource_id and ${visibleToAll}
       where resource.id = $1::uuid and ${isEdition}`,
      [resourceId],
    );
    return rows[0] ?? null;
  }

  /** What everybody may read and was published after `since`, until `until`; the oldest first. */
  async editionsBetween(since: Date, until: Date): Promise<Edition[]> {
    return this.database.rows<Edition>(
      'alert-editions-between',
      `select ${edition} from version told join resource on resource.id = told.resource_id and ${visibleToAll}
       where told.published_at > $1 and told.published_at <= $2 and ${isEdition} order by told.published_at, told.id`,
      [since, until],
    );
  }

  /** When it was put in a collection that everybody sees, and by whom. */
  async addition(collectionId: string, resourceId: string): Promise<{ at: Date; by: string | null } | null> {
    const rows = await this.database.rows<{ at: Date; by: string | null }>(
      'alert-addition',
      `select item.added_at as at, item.added_by as by from collection_item item
       join collection on collection.id = item.collection_id and ${shownToAll}
       where item.collection_id = $1 and item.resource_id = $2`,
      [collectionId, resourceId],
    );
    return rows[0] ?? null;
  }

  /**
   * Who followed its authors or where it stands when it was published, was not told of it because of that, and had no
   * part in it. `levels`, `subjects`: all under which it stands. They stay until the transaction ends.
   */
  async followersOf(
    tx: Transaction,
    told: Edition,
    stands: { levels: readonly string[]; subjects: readonly string[] },
    limit: number,
  ): Promise<Follower[]> {
    return tx.manager.query<Follower[]>(
      `select follow.id, follow.account_id as "accountId" from follow join account on account.id = follow.account_id
       where follow.since <= $3 and (follow.kind = 'person' and follow.agent_id = any($4::uuid[])
           or follow.kind = 'aisle' and (follow.level is null or follow.level = any($5::text[]))
             and (follow.subject is null or follow.subject = any($6::text[])))
         and account.agent_id <> all($4::uuid[]) and account.id is distinct from $7::uuid
         and ${notExplained} order by follow.account_id, follow.id limit $8 for key share of follow`,
      [
        ...[told.resourceId, told.number, told.publishedAt, told.agentIds],
        ...[stands.levels, stands.subjects, told.publishedBy, limit],
      ],
    );
  }

  /** The same of whoever followed a collection when something was put in it, but for who put it there. */
  async followersOfCollection(
    tx: Transaction,
    told: Edition,
    { collectionId, at, by }: { collectionId: string; at: Date; by: string | null },
    limit: number,
  ): Promise<Follower[]> {
    return tx.manager.query<Follower[]>(
      `select follow.id, follow.account_id as "accountId" from follow
       where follow.kind = 'collection' and follow.collection_id = $3 and follow.since <= $4
         and follow.account_id is distinct from $5::uuid
         and ${notExplained} order by follow.account_id, follow.id limit $6 for key share of follow`,
      [told.resourceId, told.number, collectionId, at, by, limit],
    );
  }

  /** Of these accounts, those that were told nothing of it: the key of the table has the last word. In order. */
  async open(
    tx: Transaction,
    { resourceId, number }: Edition,
    accountIds: readonly string[],
  ): Promise<{ id: string; accountId: string }[]> {
    return tx.manager.query<{ id: string; accountId: string }[]>(
      `with opened as (insert into alert(account_id, resource_id, edition, told_at)
         select account_id, $2, $3, $4 from unnest($1::uuid[]) as follower(account_id) order by account_id
         on conflict do nothing returning id, account_id)
       select id, account_id as "accountId" from opened order by account_id`,
      [accountIds, resourceId, number, tx.now],
    );
  }

  async deliver(tx: Transaction, id: string, lineId: string): Promise<void> {
    await tx.manager.query('update alert set notification_id = $2 where id = $1', [id, lineId]);
  }

  /** Joins these follows to the reasons of what their accounts were told. */
  async explain(
    tx: Transaction,
    { resourceId, number }: Edition,
    followIds: readonly string[],
  ): Promise<void> {
    await tx.manager.query(
      `insert into alert_reason(alert_id, follow_id) select alert.id, follow.id from follow
       join alert on alert.account_id = follow.account_id and alert.resource_id = $2 and alert.edition = $3
       where follow.id = any($1::uuid[]) order by follow.id on conflict do nothing`,
      [followIds, resourceId, number],
    );
  }

  /** Of lines of inboxes, those whose resource everybody may read. */
  async toldNow(lineIds: readonly string[]): Promise<ToldNow[]> {
    return this.database.rows<ToldNow>(
      'alerts-told-now',
      `select alert.notification_id as "lineId", alert.account_id as "accountId", alert.edition, resource.slug, version.title,
         coalesce((select jsonb_agg(jsonb_build_object('id', follow.id, 'kind', follow.kind, 'agentId', follow.agent_id,
             'collectionId', follow.collection_id, 'level', follow.level, 'subject', follow.subject, 'search', follow.search)
             order by follow.since, follow.id) from ${reasons}), '[]') as follows
       from alert join resource on resource.id = alert.resource_id and ${visibleToAll} join ${newest}
       where alert.notification_id = any($1::uuid[])`,
      [lineIds],
    );
  }

  /** Lines that say nothing any more: no reason of theirs holds, or not everybody reads what they tell of. */
  async spentLines(tx: Transaction, scope: AlertScope): Promise<string[]> {
    const [where, value] = scopeOf(scope);
    const rows = await tx.manager.query<{ id: string }[]>(
      `select alert.notification_id as id from alert where alert.notification_id is not null and ${where}
         and not exists (select from resource join ${newest}
           where resource.id = alert.resource_id and ${visibleToAll} and exists (select from ${reasons}))`,
      [value],
    );
    return rows.map(({ id }) => id);
  }

  /** As an inbox does: after a year nobody asks whether it was told. */
  async forgetOld(): Promise<void> {
    await this.database.rows(
      'alerts-forget',
      `delete from alert where told_at < $1::timestamptz - interval '1 year'`,
      [this.clock.now()],
    );
  }
}

function scopeOf(scope: AlertScope): [string, string] {
  if ('accountId' in scope) return ['alert.account_id = $1', scope.accountId];
  if ('resourceId' in scope) return ['alert.resource_id = $1', scope.resourceId];
  return [
    'alert.id in (select alert_id from alert_reason join follow on follow.id = follow_id where follow.collection_id = $1)',
    scope.collectionId,
  ];
}
