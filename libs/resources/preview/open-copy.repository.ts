import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database';
import type { OfficeTool } from '#platform/office-converter';
import { mayBeTriedAgain, passingReasons } from '../deposit/second-try.js';

/** A copy as it ended, or as it waits. */
export interface SettledCopy {
  readonly format: string;
  readonly tool: { readonly name: string; readonly version: string };
  readonly state: 'ready' | 'failed';
  readonly reason?: string;
  readonly objectSha256?: string;
  readonly size?: number;
  readonly mime?: string;
}

@Injectable()
export class OpenCopyRepository {
  constructor(private readonly database: Database) {}

  /** Written before any converter is asked: a copy that waits is seen to wait. */
  async expect(tx: Transaction, sha256: string, formats: readonly string[]): Promise<void> {
    for (const [position, format] of formats.entries())
      await tx.manager.query(
        `insert into derived_file(blob_sha256, kind, position, name, tool, tool_version, state, made_at)
         values ($1, 'open_copy', $2, $3, '', '', 'pending', $4) on conflict do nothing`,
        [sha256, position, format, tx.now],
      );
  }

  async pending(sha256: string): Promise<string[]> {
    const rows = await this.database.rows<{ name: string }>(
      'pending-copies',
      `select name from derived_file where blob_sha256 = $1 and kind = 'open_copy' and state = 'pending' order by position`,
      [sha256],
    );
    return rows.map(({ name }) => name);
  }

  async settle(tx: Transaction, sha256: string, copy: SettledCopy): Promise<void> {
    await tx.manager.query(
      `update derived_file set state = $3, reason = $4, object_sha256 = $5, size = $6, mime = $7, tool = $8, tool_version = $9, made_at = $10,
         tries = case when $3 = 'failed' then tries + 1 else 0 end
       where blob_sha256 = $1 and kind = 'open_copy' and name = $2`,
      [
        sha256,
        copy.format,
        copy.state,
        copy.reason ?? null,
        copy.objectSha256 ?? null,
        copy.size ?? null,
        copy.mime ?? null,
        copy.tool.name,
        copy.tool.version,
        tx.now,
      ],
    );
  }

  /**
   * Copies that failed wait again: for a reason that passes, when its time has come; for any reason, when another version
   * of the converter is here, which reads what the older one could not.
   */
  async reopen(tx: Transaction, tool: OfficeTool): Promise<string[]> {
    const [rows] = await tx.manager.query<[{ sha256: string }[], number]>(
      `update derived_file set state = 'pending', reason = null,
         tries = case when (tool, tool_version) = ($3, $4) then tries else 0 end
       where kind = 'open_copy' and (state = 'failed' and (tool, tool_version) <> ($3, $4) or ${mayBeTriedAgain({ now: '$1', reasons: '$2' })})
       returning blob_sha256 as sha256`,
      [tx.now, passingReasons, tool.name, tool.version],
    );
    return [...new Set(rows.map(({ sha256 }) => sha256))];
  }

  /** The PDF copy that the pages of a file are drawn from; null while there is none. */
  async pdfOf(sha256: string): Promise<string | null> {
    const rows = await this.database.rows<{ object: string | null }>(
      'pdf-copy-of',
      `select object_sha256 as object from derived_file where blob_sha256 = $1 and kind = 'open_copy' and name = 'pdf' and state = 'ready'`,
      [sha256],
    );
    return rows[0]?.object ?? null;
  }

  /** Files of these formats without their copies: none was ever asked for, or one waits since there was no converter. */
  async wanting(formats: readonly string[], most: number): Promise<string[]> {
    const rows = await this.database.rows<{ sha256: string }>(
      'blobs-wanting-copies',
      `select sha256 from blob where format = any($1::text[]) and action <> 'accept_download_only'
         and exists (select from part where part.blob_sha256 = blob.sha256)
         and (not exists (select from derived_file where blob_sha256 = sha256 and kind = 'open_copy')
           or exists (select from derived_file where blob_sha256 = sha256 and kind = 'open_copy' and derived_file.state = 'pending'))
       order by scanned_at desc limit $2`,
      [formats, most],
    );
    return rows.map(({ sha256 }) => sha256);
  }
}
