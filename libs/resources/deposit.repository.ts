import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database';
import { Blob } from './blob.js';
import type { FileText } from './file-text.js';
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

  async saveUpload(tx: Transaction, upload: Upload): Promise<Upload> {
    return tx.manager.save(Object.assign(new Upload(), upload));
  }

  async lockUpload(tx: Transaction, id: string): Promise<Upload | null> {
    const rows = await tx.manager.query<{ id: string }[]>('select id from upload where id::text = $1', [id]);
    return rows[0]
      ? tx.manager.findOne(Upload, { where: { id: rows[0].id }, lock: { mode: 'pessimistic_write' } })
      : null;
  }

  async blobIn(tx: Transaction, sha256: string): Promise<Blob> {
    return tx.manager.findOneByOrFail(Blob, { sha256 });
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
