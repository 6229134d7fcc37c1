import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database';
import { mayBeTriedAgain, passingReasons } from '../deposit/second-try.js';

type DerivedKind = 'preview' | 'page' | 'thumbnail' | 'asset' | 'open_copy';

/** Something made from a file, rebuildable: page images, safe HTML, its pictures, open copies. */
export interface DerivedFile {
  readonly id: string;
  readonly blobSha256: string;
  readonly kind: DerivedKind;
  /** Page number, or order. */
  readonly position: number;
  /** Number of pages, name of a picture, format of a copy. */
  readonly name: string;
  readonly state: 'pending' | 'ready' | 'failed';
  readonly reason: string | null;
  readonly objectSha256: string | null;
  readonly size: number | null;
  readonly tool: string;
  readonly toolVersion: string;
  readonly mime: string | null;
  readonly width: number | null;
  readonly height: number | null;
  /** The HTML of a document, the words of a page. */
  readonly text: string | null;
}

export type NewDerived = Pick<DerivedFile, 'blobSha256' | 'kind' | 'state'> &
  Partial<Omit<DerivedFile, 'id'>>;

const columns = `derived_file.id, blob_sha256 as "blobSha256", kind, position, name, derived_file.state, reason, object_sha256 as "objectSha256",
  size::float8 as size, tool, tool_version as "toolVersion",
  mime, width, height, text`;

@Injectable()
export class PreviewRepository {
  constructor(private readonly database: Database) {}

  /** Everything made from these blobs, in order. */
  async ofBlobs(shas: readonly string[]): Promise<Map<string, DerivedFile[]>> {
    const rows = await this.database.rows<DerivedFile>(
      'derived-of-blobs',
      `select ${columns} from derived_file where blob_sha256 = any($1::text[]) order by kind, position`,
      [shas],
    );
    const groups = new Map<string, DerivedFile[]>();
    for (const row of rows) groups.set(row.blobSha256, [...(groups.get(row.blobSha256) ?? []), row]);
    return groups;
  }

  async find(id: string): Promise<DerivedFile | null> {
    const rows = await this.database.rows<DerivedFile>(
      'derived-by-id',
      `select ${columns} from derived_file where id::text = $1`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** Everything of these kinds: what others made of the same bytes stays. */
  async replace(
    tx: Transaction,
    sha256: string,
    { kinds, made }: { kinds: readonly DerivedKind[]; made: readonly NewDerived[] },
    tool: { name: string; version: string },
  ): Promise<void> {
    const [before] = await tx.manager.query<{ tries: number }[]>(
      `with gone as (delete from derived_file where blob_sha256 = $1 and kind = any($2::text[]) returning tries)
       select coalesce(max(tries), 0)::int as tries from gone`,
      [sha256, kinds],
    );
    const tries = before?.tries ?? 0;
    for (const each of made)
      await tx.manager.query(
        `insert into derived_file(blob_sha256, kind, position, name, tool, tool_version, state, reason, object_sha256, mime, width, height, text, made_at, tries, size)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
        [
          sha256,
          each.kind,
          each.position ?? 0,
          each.name ?? '',
          tool.name,
          tool.version,
          each.state,
          each.reason ?? null,
          each.objectSha256 ?? null,
          each.mime ?? null,
          each.width ?? null,
          each.height ?? null,
          each.text?.replaceAll('\0', '') ?? null,
          tx.now,
          each.state === 'failed' ? tries + 1 : 0,
          each.size ?? null,
        ],
      );
  }

  /** Files of which something of these kinds failed for a reason that passes; of these formats alone, when some are given. */
  async toTryAgain(
    tx: Transaction,
    { kinds, formats }: { kinds: readonly DerivedKind[]; formats?: readonly string[] },
    most: number,
  ): Promise<string[]> {
    const rows = await tx.manager.query<{ sha256: string }[]>(
      `select distinct blob_sha256 as sha256 from derived_file join blob on blob.sha256 = blob_sha256
       where kind = any($3::text[]) and ($4::text[] is null or blob.format = any($4::text[])) and ${mayBeTriedAgain({ now: '$1', reasons: '$2' })}
       limit $5`,
      [tx.now, passingReasons, kinds, formats ?? null, most],
    );
    return rows.map(({ sha256 }) => sha256);
  }

  async blob(
    sha256: string,
  ): Promise<{ sha256: string; servedSha256: string | null; format: string | null; action: string } | null> {
    const rows = await this.database.rows<{
      sha256: string;
      servedSha256: string | null;
      format: string | null;
      action: string;
    }>(
      'blob-for-preview',
      'select sha256, served_sha256 as "servedSha256", format, action from blob where sha256 = $1',
      [sha256],
    );
    return rows[0] ?? null;
  }
}
