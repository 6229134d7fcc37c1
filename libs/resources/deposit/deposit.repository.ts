import { Injectable } from '@nestjs/common';
import { announcedAs, type NamedFile } from '#inspection';
import { Database, type Transaction, uuidOrNull } from '#platform/database';
import { Blob } from '../file/blob.js';
import type { FileText } from '../file/file-text.js';
import { visibleToAll } from '../resource/resource.policy.js';
import { Upload } from './upload.js';

@Injectable()
export class DepositRepository {
  constructor(private readonly database: Database) {}

  async mayDepositFor(accountId: string, resourceId: string): Promise<boolean> {
    const rows = await this.database.rows(
      'may-deposit',
      `select from resource_member join draft using (resource_id) where resource_id::text = $1 and account_id = $2 and role in ('author', 'co-author')`,
      [resourceId, accountId],
    );
    return rows.length > 0;
  }

  async hasText(sha256: string): Promise<boolean> {
    return (
      (await this.database.rows('has-text', 'select from blob_text where blob_sha256 = $1', [sha256]))
        .length > 0
    );
  }

  async saveBlob(tx: Transaction, blob: Blob): Promise<void> {
    await tx.manager.createQueryBuilder().insert().into(Blob).values(blob).orIgnore().execute();
  }

  async saveText(
    tx: Transaction,
    sha256: string,
    text: { blocks: readonly unknown[]; metadata: object; failure: string | null },
  ): Promise<void> {
    await tx.manager.query(
      `insert into blob_text(blob_sha256, blocks, metadata, reason, read_at) values ($1, $2::jsonb, $3::jsonb, $4, $5) on conflict do nothing`,
      [sha256, storable(text.blocks), storable(text.metadata), text.failure, tx.now],
    );
  }

  /** Gives a served twin the text of what it was cleaned from. */
  async shareText(tx: Transaction, servedSha256: string): Promise<void> {
    await tx.manager.query(
      `insert into blob_text(blob_sha256, blocks, metadata, reason, read_at)
       select $1, blocks, metadata, blob_text.reason, read_at from blob join blob_text on blob_text.blob_sha256 = blob.sha256
       where blob.served_sha256 = $1 limit 1 on conflict do nothing`,
      [servedSha256],
    );
  }

  async saveUpload(tx: Transaction, upload: Upload): Promise<Upload> {
    return tx.manager.save(Object.assign(new Upload(), upload));
  }

  async lockUpload(tx: Transaction, id: string): Promise<Upload | null> {
    const rows = await tx.manager.query<{ id: string }[]>('select id from upload where id::text = $1', [id]);
    return rows[0]
      ? tx.manager.findOne(Upload, { where: { id: rows[0].id }, lock: { mode: 'pessimistic_write' } })
      : null;
  }

  async findUpload(id: string): Promise<Upload | null> {
    return uuidOrNull(id) ? this.database.reader.findOneBy(Upload, { id }) : null;
  }

  /** What a draft and its author's uploads weigh, those that are still coming included. */
  async load(
    tx: Transaction,
    { draftId, resourceId, accountId }: { draftId: string; resourceId: string; accountId: string },
  ): Promise<{ files: number; bytes: number; begun: number }> {
    const [load] = await tx.manager.query<[{ files: number; bytes: string; begun: number }]>(
      `with coming as (select size from upload where resource_id = $2 and state = 'staged'),
            held as (select blob.size from part join blob on blob.sha256 = part.blob_sha256 where part.draft_id = $1),
            whole as (select size from coming union all select size from held)
       select count(*)::int as files, coalesce(sum(size), 0) as bytes,
              (select count(*)::int from upload where account_id = $3 and state = 'staged') as begun from whole`,
      [draftId, resourceId, accountId],
    );
    return { ...load, bytes: Number(load.bytes) };
  }

  /** What the working copy of a resource holds, and what is on its way to it: announced, or accepted a moment ago. */
  async filesOfDraft(resourceId: string, tx?: Transaction): Promise<NamedFile[]> {
    const sql = `select part.name, blob.format, false as coming
       from part join draft on draft.id = part.draft_id join blob on blob.sha256 = part.blob_sha256 where draft.resource_id = $1
       union all
       select filename, blob.format, upload.state = 'staged' from upload left join blob on blob.sha256 = blob_sha256
       where upload.resource_id = $1 and state in ('staged', 'accepted')`;
    const files = tx
      ? await tx.manager.query<(NamedFile & { coming: boolean })[]>(sql, [resourceId])
      : await this.database.rows<NamedFile & { coming: boolean }>('files-of-draft', sql, [resourceId]);
    return files.flatMap(({ name, format, coming }) => (coming ? announcedAs(name) : [{ name, format }]));
  }

  /** The newest of what somebody deposited, for no draft or for any. */
  async filesDepositedBy(accountId: string): Promise<NamedFile[]> {
    return this.database.rows<NamedFile>(
      'files-deposited-by',
      `select filename as name, blob.format from upload join blob on blob.sha256 = blob_sha256
       where account_id = $1 and state in ('accepted', 'attached') order by created_at desc limit 500`,
      [accountId],
    );
  }

  /**
   * The names under which she can reach these bytes: what she deposited herself, what is served to her as a member or
   * to anybody. The original of a cleaned file is its author's alone.
   */
  async namesWithinReach(accountId: string, sha256: string): Promise<string[]> {
    const served = '(blob.sha256 = $2 and blob.served_sha256 is null or blob.served_sha256 = $2)';
    const rows = await this.database.rows<{ name: string }>(
      'names-within-reach',
      `select reachable.name from (
         select filename as name from upload where account_id = $1 and blob_sha256 = $2 and state in ('accepted', 'attached')
         union all
         select part.name from blob join part on part.blob_sha256 = blob.sha256
           left join draft on draft.id = part.draft_id left join version on version.id = part.version_id
           join resource on resource.id = coalesce(draft.resource_id, version.resource_id)
         where ${served} and ((part.version_id is not null and ${visibleToAll}) or exists (
           select from resource_member where resource_id = resource.id and account_id = $1))
       ) reachable where exists (select from blob where sha256 = $2 and antivirus <> 'infected') limit 50`,
      [accountId, sha256],
    );
    return rows.map((row) => row.name);
  }

  async listBegunBefore(date: Date): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      'uploads-begun-before',
      `select id from upload where state = 'staged' and created_at < $1 order by created_at limit 1000`,
      [date],
    );
    return rows.map((row) => row.id);
  }

  async forgetBegun(id: string): Promise<void> {
    await this.database.rows('forget-upload', `delete from upload where id = $1 and state = 'staged'`, [id]);
  }

  async blobIn(tx: Transaction, sha256: string): Promise<Blob> {
    return tx.manager.findOneByOrFail(Blob, { sha256 });
  }

  async formatOf(sha256: string): Promise<string | null> {
    const rows = await this.database.rows<{ format: string | null }>(
      'format-of',
      'select format from blob where sha256 = $1',
      [sha256],
    );
    return rows[0]?.format ?? null;
  }

  async textIn(tx: Transaction, sha256: string): Promise<FileText | null> {
    const rows = await tx.manager.query<FileText[]>(
      'select blocks, metadata from blob_text where blob_sha256 = $1',
      [sha256],
    );
    return rows[0] ?? null;
  }
}

/** PostgreSQL's jsonb refuses NUL and half surrogate pairs, which hostile files contain. */
const storable = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'string' ? each.replace(/[\0\p{Surrogate}]/gu, '') : each,
  );
