import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import { Part } from '../draft/part.js';
import { namedSources } from '../source/source.repository.js';
import { type NamedSource, Source } from '../source/source.js';
import type { StoredFile } from '../file/stored-file.js';
import type { Upload } from '../deposit/upload.js';
import { filesOf } from './version.repository.js';

/** What a version or a draft is made of, each kind in order. */
export interface Holding {
  readonly files: StoredFile[];
  /** Text, link and items of others: all that is not a file. */
  readonly others: Part[];
  readonly sources: NamedSource[];
}

/** A file that was not accepted, and why. */
type RefusedUpload = Pick<Upload, 'id' | 'filename' | 'reason' | 'message'>;

export interface DraftHolding extends Holding {
  readonly refused: RefusedUpload[];
}

const partsOf = (owner: 'draft' | 'version', condition: string) =>
  `select id, draft_id as "draftId", version_id as "versionId", kind, position, role, main, name, content, url, title, author,
     licence_id as "licenceId", last_update as "lastUpdate", from_version_id as "fromVersionId", reworked
   from part where part.${owner}_id ${condition} and kind <> 'file' order by position`;

const refusedUploads = `select id, filename, reason, message from upload
  where upload.resource_id = held.resource_id and state = 'refused' order by created_at`;

const listed = (rows: string) => `coalesce((select jsonb_agg(to_jsonb(each)) from (${rows}) each), '[]')`;

/** Pages ask for all of it together, and may ask little: one question for what stands in four tables. */
const holdings = (owner: 'draft' | 'version') => `select held.id,
  ${listed(filesOf(owner, '= held.id'))} as files,
  ${listed(partsOf(owner, '= held.id'))} as others,
  ${listed(namedSources(owner, '= held.id'))} as sources,
  ${owner === 'draft' ? listed(refusedUploads) : `'[]'::jsonb`} as refused
  from ${owner} held where held.id = any($1::uuid[])`;

@Injectable()
export class HoldingRepository {
  constructor(private readonly database: Database) {}

  async ofVersions(ids: readonly string[]): Promise<Map<string, Holding>> {
    return this.of('version', ids);
  }

  async ofDrafts(ids: readonly string[]): Promise<Map<string, DraftHolding>> {
    return this.of('draft', ids);
  }

  private async of(owner: 'draft' | 'version', ids: readonly string[]): Promise<Map<string, DraftHolding>> {
    const rows = await this.database.rows<DraftHolding & { id: string }>(
      `holdings-of-${owner}s`,
      holdings(owner),
      [ids],
    );
    return new Map(
      rows.map(({ id, files, others, sources, refused }) => [
        id,
        {
          files,
          others: others.map((row) => Object.assign(new Part(), row)),
          sources: sources.map((row) => Object.assign(new Source(), row)),
          refused,
        },
      ]),
    );
  }
}
