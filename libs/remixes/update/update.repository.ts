import { Injectable } from '@nestjs/common';
import { Database, grouped, type Transaction } from '#platform/database';
import { visibleToAll } from '#resources';
import type { FollowPolicy, WaitingUpdate } from './source-follow.js';

/** Pins of the open draft, which are those of the next version; without one, of the newest version. */
const pins = `
  select draft.resource_id as adaptation_id, source_version_id from version_source join draft on draft.id = draft_id
  where source_version_id is not null and draft.resource_id = any($1::uuid[])
  union
  select version.resource_id, source_version_id from version_source join version on version.id = version_id
    join resource on resource.id = version.resource_id and resource.latest_version = version.number
  where source_version_id is not null and version.resource_id = any($1::uuid[])
    and not exists (select from draft join version_source own on own.draft_id = draft.id where draft.resource_id = version.resource_id)`;

/** A typo corrected is nobody's news, unless the licence came with it. */
const waiting = `
  select distinct on (pin.adaptation_id, resource.id) pin.adaptation_id as "resourceId", resource.id as "sourceId",
    pinned.id as "pinnedId", newest.id as "newestId", newest.number as "newestNumber", newest.title as "sourceTitle", coalesce(follow.policy, 'notify') as policy,
    follow.chosen_by as "chosenBy", newest.licence_id <> pinned.licence_id as "licenceChanged",
    array(select what_changed from version since where since.resource_id = resource.id and since.number > pinned.number
      and what_changed is not null order by since.number) as "whatChanged"
  from (${pins}) pin join resource adaptation on adaptation.id = pin.adaptation_id and adaptation.lifecycle <> 'withdrawn'
    join version pinned on pinned.id = pin.source_version_id
    join resource on resource.id = pinned.resource_id and ${visibleToAll}
    join version newest on newest.resource_id = resource.id and newest.number = resource.latest_version
    left join source_follow follow on follow.resource_id = pin.adaptation_id and follow.source_id = resource.id
  where newest.number > pinned.number and (newest.licence_id <> pinned.licence_id or exists (
    select from version since where since.resource_id = resource.id and since.number > pinned.number and not since.minor))
  order by pin.adaptation_id, resource.id, pinned.number desc`;

@Injectable()
export class UpdateRepository {
  constructor(private readonly database: Database) {}

  /** Of each of these resources, the originals that have a newer version. */
  async waiting(resourceIds: readonly string[]): Promise<Map<string, WaitingUpdate[]>> {
    const rows = await this.database.rows<WaitingUpdate>('updates-waiting', waiting, [resourceIds]);
    return grouped(rows, ({ resourceId }) => resourceId);
  }

  async waitingIn(tx: Transaction, resourceId: string, sourceId: string): Promise<WaitingUpdate | null> {
    const rows = await tx.manager.query<WaitingUpdate[]>(waiting, [[resourceId]]);
    return rows.find((row) => row.sourceId === sourceId) ?? null;
  }

  /** Resources made from a version of this one, and not yet told of this number: the next of them, in order. */
  async adaptersToTell(sourceId: string, number: number, most: number): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      'adapters-to-tell',
      `select distinct coalesce(draft.resource_id, version.resource_id) as id
       from version_source join version pinned on pinned.id = source_version_id and pinned.resource_id = $1 and pinned.number < $2
         left join draft on draft.id = draft_id left join version on version.id = version_id
         left join source_follow follow on follow.source_id = $1 and follow.resource_id = coalesce(draft.resource_id, version.resource_id)
       where coalesce(follow.told_version, 0) < $2 order by id limit $3`,
      [sourceId, number, most],
    );
    return rows.map(({ id }) => id);
  }

  /** False when it was told already: a job that runs again tells nothing twice. */
  async markTold(
    tx: Transaction,
    { resourceId, sourceId }: Pick<WaitingUpdate, 'resourceId' | 'sourceId'>,
    number: number,
  ): Promise<boolean> {
    const rows = await tx.manager.query<object[]>(
      `insert into source_follow(resource_id, source_id, told_version) values ($1, $2, $3)
       on conflict (resource_id, source_id) do update set told_version = $3 where source_follow.told_version < $3 returning 1`,
      [resourceId, sourceId, number],
    );
    return rows.length > 0;
  }

  async savePolicy(
    tx: Transaction,
    choice: { resourceId: string; sourceId: string; policy: FollowPolicy; chosenBy: string },
  ): Promise<void> {
    await tx.manager.query(
      `insert into source_follow(resource_id, source_id, policy, chosen_by, chosen_at) values ($1, $2, $3, $4, $5)
       on conflict (resource_id, source_id) do update set policy = $3, chosen_by = $4, chosen_at = $5`,
      [choice.resourceId, choice.sourceId, choice.policy, choice.chosenBy, tx.now],
    );
  }

  async isSource(tx: Transaction, resourceId: string, sourceId: string): Promise<boolean> {
    const rows = await tx.manager.query<object[]>(
      `select 1 from (${pins}) pin join version pinned on pinned.id = pin.source_version_id where pinned.resource_id = $2 limit 1`,
      [[resourceId], sourceId],
    );
    return rows.length > 0;
  }

  /** Who may act on the resource: they are told. */
  async authorsOf(tx: Transaction, resourceId: string): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>(
      `select account_id as id from resource_member where resource_id = $1 and role in ('author', 'co-author')`,
      [resourceId],
    );
    return rows.map(({ id }) => id);
  }

  /** From now on the draft starts from that version, under the licence that it has. */
  async pin(tx: Transaction, draftId: string, { pinnedId, newestId }: WaitingUpdate): Promise<void> {
    await tx.manager.query(
      `update version_source set source_version_id = newest.id, licence_id = newest.licence_id, licence_uri = newest.licence_uri,
         licence_announced = newest.licence_announced
       from version newest where draft_id = $1 and source_version_id = $2 and newest.id = $3`,
      [draftId, pinnedId, newestId],
    );
  }

  /**
   * A file taken up as it is remembers the version that it comes from, and keeps the licence that it has there. One that
   * comes back to its own resource comes from nowhere.
   */
  async markTaken(
    tx: Transaction,
    partId: string,
    from: { versionId: string | null; licenceId: string | null },
  ): Promise<void> {
    await tx.manager.query(
      `update part set licence_id = coalesce($3, (select licence_id from version where id = $2)), from_version_id = (
         select version.id from version join draft on draft.id = part.draft_id
         where version.id = $2 and version.resource_id <> draft.resource_id) where id = $1`,
      [partId, from.versionId, from.licenceId],
    );
  }
}
