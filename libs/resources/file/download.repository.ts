import { Injectable } from '@nestjs/common';
import { Database, uuidOrNull } from '#platform/database';
import { visibleToAll } from '../resource/resource.policy.js';
import type { StoredFile } from './stored-file.js';

/** A file somebody may take, with what its headers need. */
export interface TakenFile extends Pick<
  StoredFile,
  'id' | 'name' | 'sha256' | 'servedSha256' | 'format' | 'mime' | 'action'
> {
  readonly versionId: string | null;
  readonly licenceUri: string | null;
}

const columns = `part.id, part.name, part.version_id as "versionId", blob.sha256, blob.served_sha256 as "servedSha256", blob.format, blob.mime, blob.action,
  version.licence_uri as "licenceUri"`;

/** What the virus scanner found since it was accepted is kept for whoever looks into it, and given to nobody. */
const unsuspected = `blob.antivirus <> 'infected'`;

@Injectable()
export class DownloadRepository {
  constructor(private readonly database: Database) {}

  /** Asked again at every request: a withdrawn or hidden resource keeps no file. */
  async findPublic(partId: string): Promise<TakenFile | null> {
    const rows = await this.database.rows<TakenFile>(
      'public-file',
      `select ${columns} from part join blob on blob.sha256 = part.blob_sha256 join version on version.id = part.version_id
       join resource on resource.id = version.resource_id where part.id = $1::uuid and ${unsuspected} and ${visibleToAll}`,
      [uuidOrNull(partId)],
    );
    return rows[0] ?? null;
  }

  /** A draft's file, for a member of its resource, or an author of the one that it is proposed to, who asked a page for the address. */
  async findOfDraft(partId: string, accountId: string): Promise<TakenFile | null> {
    const rows = await this.database.rows<TakenFile>(
      'draft-file',
      `select ${columns} from part join blob on blob.sha256 = part.blob_sha256 join draft on draft.id = part.draft_id
       join resource_member member on member.resource_id = draft.resource_id
         or (member.resource_id = draft.proposed_to and member.role in ('author', 'co-author'))
       left join version on false
       where part.id = $1::uuid and ${unsuspected} and member.account_id = $2::uuid limit 1`,
      [uuidOrNull(partId), uuidOrNull(accountId)],
    );
    return rows[0] ?? null;
  }

  /** A draft's file whoever asks, with its draft: what may be given of it is asked of the rules. */
  async findInDraft(partId: string): Promise<(TakenFile & { readonly draftId: string }) | null> {
    const rows = await this.database.rows<TakenFile & { readonly draftId: string }>(
      'file-in-draft',
      `select ${columns}, part.draft_id as "draftId" from part join blob on blob.sha256 = part.blob_sha256
       left join version on false where part.id = $1::uuid and part.draft_id is not null and ${unsuspected}`,
      [uuidOrNull(partId)],
    );
    return rows[0] ?? null;
  }

  /** Counts one download of a version, by day; nothing about who. */
  async count(versionId: string, now: Date): Promise<void> {
    await this.database.rows(
      'count-download',
      `insert into counter(version_id, day, kind, count) values ($1, ($2::timestamptz at time zone 'Europe/Paris')::date, 'download', 1)
       on conflict (version_id, day, kind) do update set count = counter.count + 1`,
      [versionId, now],
    );
  }
}
