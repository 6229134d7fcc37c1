import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database';
import { visibleToAll } from '#resources';
import type { Trace } from './recognition.js';

/** The same picture may stand in thousands of resources: for each file, this many are looked at. */
const MOST_OF_A_FILE = 20;

/**
 * Files of drafts, and published versions that their stamp names, that hold the same bytes (deposited, served after cleaning, or given with their credit inside) or resemble
 * them. Who may read a source is asked here, each time: what was hidden or withdrawn since is not shown.
 */
const traces = `
  with file as (
    select part.id, part.name, draft.id as draft_id, draft.resource_id, blob.sha256, blob.served_sha256
    from draft join part on part.draft_id = draft.id join blob on blob.sha256 = part.blob_sha256
    where draft.id = any($1::uuid[]) and part.kind = 'file' and part.from_version_id is null),
  found as (
    select file.*, 'stamp' as kind, null::real as share, false as unmodified, fingerprint.stamped_by as version_id
    from file join fingerprint on fingerprint.blob_sha256 = file.sha256 where fingerprint.stamped_by is not null
    union all
    select file.*, place.* from file cross join lateral (
      select 'identical' as kind, 1::real as share, true as unmodified, version.id as version_id from (
        select sha256 as stored from blob where sha256 in (file.sha256, file.served_sha256)
        union select sha256 from blob where served_sha256 in (file.sha256, file.served_sha256)
        union select blob_sha256 from stamped_copy where object_sha256 in (file.sha256, file.served_sha256)) twin
        join part on part.blob_sha256 = twin.stored and part.kind = 'file' join version on version.id = part.version_id
        join resource on resource.id = version.resource_id and resource.id <> file.resource_id and ${visibleToAll}
      order by resource.published_at, version.number desc limit ${MOST_OF_A_FILE}) place
    union all
    select file.*, place.* from file cross join lateral (
      select 'similar' as kind, resemblance.share, resemblance.same as unmodified, version.id as version_id
      from resemblance join fingerprint on fingerprint.id = resemblance.fingerprint_id
        join part on part.blob_sha256 = fingerprint.blob_sha256 join version on version.id = part.version_id
      where resemblance.blob_sha256 = file.sha256
      union all
      select 'similar', resemblance.share, resemblance.same, version.id
      from resemblance join fingerprint on fingerprint.id = resemblance.fingerprint_id
        join resource on resource.id = fingerprint.text_of
        join version on version.resource_id = resource.id and version.number = resource.latest_version
      where resemblance.blob_sha256 = file.sha256 limit ${MOST_OF_A_FILE * 5}) place)
  select found.draft_id as "draftId", found.id as "fileId", found.name as "fileName", kind, share, unmodified, version.id as "versionId",
    version.number, resource.id as "resourceId", coalesce(resource.family_id, resource.id) as "familyId", resource.published_at as "publishedAt",
    exists (select from resource_member mine join resource_member theirs using (account_id)
      where mine.resource_id = found.resource_id and theirs.resource_id = resource.id
        and mine.role in ('author', 'co-author') and theirs.role in ('author', 'co-author')) as own
  from found join version on version.id = found.version_id join resource on resource.id = version.resource_id
  where ${visibleToAll} and resource.id <> found.resource_id
    and not exists (select from recognition_dismissal dismissal
      where dismissal.resource_id = found.resource_id and dismissal.source_id = resource.id)
    and not exists (select from version_source declared join version pinned on pinned.id = declared.source_version_id
      join resource source on source.id = pinned.resource_id
      where declared.draft_id = found.draft_id
        and coalesce(source.family_id, source.id) = coalesce(resource.family_id, resource.id))`;

/** Where files of drafts may come from, and what authors said of it. */
@Injectable()
export class RecognitionRepository {
  constructor(private readonly database: Database) {}

  async tracesOf(draftIds: readonly string[], tx?: Transaction): Promise<Trace[]> {
    return tx
      ? tx.manager.query<Trace[]>(traces, [draftIds])
      : this.database.rows<Trace>('traces-of-drafts', traces, [draftIds]);
  }

  async dismiss(
    tx: Transaction,
    { resourceId, sourceId, accountId }: { resourceId: string; sourceId: string; accountId: string },
  ): Promise<void> {
    await tx.manager.query(
      `insert into recognition_dismissal(resource_id, source_id, dismissed_by, dismissed_at) values ($1, $2, $3, $4) on conflict do nothing`,
      [resourceId, sourceId, accountId, tx.now],
    );
  }
}
