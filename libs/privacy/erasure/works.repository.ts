import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database';
import { adaptedByOthers, heldAlone } from './erasure.repository.js';

interface Id {
  readonly id: string;
}
const ids = (rows: readonly Id[]): string[] => rows.map(({ id }) => id);

/** Resources of somebody who goes, their drafts, and the bytes that only these held. */
@Injectable()
export class WorksRepository {
  constructor(private readonly database: Database) {}

  /** Published, hers alone, and adapted by nobody else. */
  async listNotTakenUp(accountId: string): Promise<string[]> {
    return ids(
      await this.database.rows<Id>(
        'works-not-taken-up',
        `select id from resource where lifecycle = 'published' and ${heldAlone('$1')} and not ${adaptedByOthers('$1')}
           and exists (select from resource_member where resource_id = resource.id and account_id = $1 and role = 'author')
         order by id`,
        [accountId],
      ),
    );
  }

  /** Of these resources, submissions that somebody still reads or is asked about. */
  async listWaitingSubmissions(resourceIds: readonly string[]): Promise<string[]> {
    return ids(
      await this.database.rows<Id>(
        'submissions-of-works',
        `select id from submission where resource_id = any($1::uuid[]) and state in ('submitted', 'in_review') order by id`,
        [resourceIds],
      ),
    );
  }

  /** Working copies that nobody else writes, those of published resources included; locked with their resource. */
  async lockOwnDrafts(tx: Transaction, accountId: string): Promise<{ id: string; resourceId: string }[]> {
    return tx.manager.query(
      `select draft.id, draft.resource_id as "resourceId" from draft join resource on resource.id = draft.resource_id
       where ${heldAlone('$1')} order by resource.id for update of resource, draft`,
      [accountId],
    );
  }

  /** Of what lies in these drafts, and of what she deposited for none. */
  async hashesHeld(tx: Transaction, accountId: string, draftIds: readonly string[]): Promise<string[]> {
    const rows = await tx.manager.query<{ sha256: string }[]>(
      `select blob_sha256 as sha256 from part where draft_id = any($2::uuid[]) and blob_sha256 is not null
       union select blob_sha256 from upload where account_id = $1 and blob_sha256 is not null`,
      [accountId, draftIds],
    );
    return rows.map(({ sha256 }) => sha256);
  }

  /** Resources that were never published go with their working copy. */
  async deleteDrafts(tx: Transaction, drafts: readonly { id: string; resourceId: string }[]): Promise<void> {
    const draftIds = drafts.map(({ id }) => id);
    const resourceIds = drafts.map(({ resourceId }) => resourceId);
    await tx.manager.query('delete from draft where id = any($1::uuid[])', [draftIds]);
    const unpublished = `select id from resource where id = any($1::uuid[]) and lifecycle = 'draft'`;
    for (const table of ['licence_question', 'invitation', 'credit_order', 'resource_member'])
      await tx.manager.query(`delete from ${table} where resource_id in (${unpublished})`, [resourceIds]);
    await tx.manager.query(`update upload set resource_id = null where resource_id in (${unpublished})`, [
      resourceIds,
    ]);
    await tx.manager.query(`delete from resource where id in (${unpublished})`, [resourceIds]);
  }

  async deleteUploads(tx: Transaction, accountId: string): Promise<void> {
    await tx.manager.query('delete from upload where account_id = $1', [accountId]);
  }

  /** Of these bytes, what no draft, version or upload holds any more: what they say goes now, the bytes a day later. */
  async dropUnheld(tx: Transaction, hashes: readonly string[]): Promise<void> {
    const twins = await tx.manager.query<{ sha256: string }[]>(
      'select served_sha256 as sha256 from blob where sha256 = any($1::text[]) and served_sha256 is not null',
      [hashes],
    );
    // What was cleaned names its served twin: the original goes first.
    await this.dropFree(tx, hashes);
    await this.dropFree(
      tx,
      twins.map(({ sha256 }) => sha256),
    );
  }

  private async dropFree(tx: Transaction, hashes: readonly string[]): Promise<void> {
    const rows = await tx.manager.query<{ sha256: string }[]>(
      `select sha256 from blob where sha256 = any($1::text[])
         and not exists (select from part where blob_sha256 = blob.sha256)
         and not exists (select from upload where blob_sha256 = blob.sha256)
         and not exists (select from blob original where original.served_sha256 = blob.sha256) for update`,
      [hashes],
    );
    const free = rows.map(({ sha256 }) => sha256);
    if (free.length === 0) return;
    await tx.manager.query(
      `insert into object_left(sha256, left_at)
       select unnest($1::text[]), $2::timestamptz
       union select object_sha256, $2 from derived_file where blob_sha256 = any($1::text[]) and object_sha256 is not null
       union select object_sha256, $2 from stamped_copy where blob_sha256 = any($1::text[]) and object_sha256 is not null
       on conflict (sha256) do update set left_at = excluded.left_at`,
      [free, tx.now],
    );
    for (const table of ['derived_file', 'stamped_copy', 'blob_text', 'blob_check', 'finding'])
      await tx.manager.query(`delete from ${table} where blob_sha256 = any($1::text[])`, [free]);
    await tx.manager.query('delete from blob where sha256 = any($1::text[])', [free]);
  }
}
