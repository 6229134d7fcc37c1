import { Injectable } from '@nestjs/common';
import { type Transaction, uuidOrNull } from '#platform/database';
import { type NamedSource, Source } from './source.js';

const columns = `source.id, source.draft_id as "draftId", source.version_id as "versionId", source.source_version_id as "sourceVersionId",
  source.outside_url as "outsideUrl", source.outside_title as "outsideTitle", source.outside_author as "outsideAuthor",
  source.licence_id as "licenceId", source.licence_uri as "licenceUri", source.licence_announced as "licenceAnnounced",
  source.reasons, source.what_changed as "whatChanged", source.agreement, source.position`;

/** Licences that its author was asked for here, for this adaptation, by the answer. */
const answered = (state: 'granted' | 'refused'): string => `array(
    select licence_id from permission where state = '${state}' and permission.source_resource_id = origin.id
      and permission.resource_id = owner.resource_id)`;

/** With its name, whatever has become of the resource since: a source that was withdrawn keeps its credit. */
export const namedSources = (
  owner: 'draft' | 'version',
  condition: string,
): string => `select ${columns}, coalesce(pinned.title, source.outside_title) as title,
  case when pinned.id is null then array_remove(array[source.outside_author], null) else array(
    select name_credited from version_agent where version_id = pinned.id and not credit_withdrawn order by position) end as authors,
  origin.id as "resourceId", coalesce(origin.family_id, origin.id) as "familyId", origin.slug, pinned.number,
  ${answered('granted')} as "agreedTo", ${answered('refused')} as "refused"
  from version_source source join ${owner} owner on owner.id = source.${owner}_id
  left join version pinned on pinned.id = source.source_version_id left join resource origin on origin.id = pinned.resource_id
  where source.${owner}_id ${condition} order by source.position`;

@Injectable()
export class SourceRepository {
  /** Those of a draft, in order, as the caller's transaction sees them. */
  async ofDraft(tx: Transaction, draftId: string): Promise<NamedSource[]> {
    const rows = await tx.manager.query<NamedSource[]>(namedSources('draft', '= $1'), [draftId]);
    return rows.map(entity);
  }

  async ofVersion(tx: Transaction, versionId: string): Promise<NamedSource[]> {
    const rows = await tx.manager.query<NamedSource[]>(namedSources('version', '= $1'), [versionId]);
    return rows.map(entity);
  }

  async save(tx: Transaction, sources: readonly Source[]): Promise<void> {
    if (sources.length > 0) await tx.manager.upsert(Source, [...sources], ['id']);
  }

  async remove(tx: Transaction, draftId: string, id: string): Promise<void> {
    if (uuidOrNull(id)) await tx.manager.delete(Source, { id, draftId });
  }

  /** Hashes of the blocks of a version: of the text written in place, and of its files. */
  async blockHashes(tx: Transaction, versionId: string): Promise<Set<string>> {
    const rows = await tx.manager.query<{ hash: string }[]>(
      `select block.hash from block join part on part.id = block.part_id where part.version_id = $1
       union select each->>'hash' from part join blob_text using (blob_sha256), jsonb_array_elements(blob_text.blocks) each
       where part.version_id = $1`,
      [versionId],
    );
    return new Set(rows.map(({ hash }) => hash));
  }
}

const entity = (row: NamedSource): NamedSource => Object.assign(new Source(), row);
