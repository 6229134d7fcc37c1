import { Injectable } from '@nestjs/common';
import { Database, grouped } from '#platform/database';
import { visibleToAll } from '#resources';
import type { DeltaPassage } from '../round/reading-delta.js';
import type { ReviewedSource } from './reviewed-origin.js';

/** What an adaptation says, and what was read of those of its sources that were reviewed. */
export interface Derivation {
  readonly passages: readonly DeltaPassage[];
  readonly sources: readonly ReviewedSource[];
}

type Row = DeltaPassage & {
  readonly versionId: string;
  /** Of the source where it was read; null for what the adaptation itself says. */
  readonly sourceVersionId: string | null;
};

@Injectable()
export class ReviewedOriginRepository {
  constructor(private readonly database: Database) {}

  /**
   * By version; nothing for one that adapts nothing reviewed. A source counts as its pinned version wears its label, and
   * while everybody may read it.
   */
  async derivations(versionIds: readonly string[]): Promise<Map<string, Derivation>> {
    const rows = await this.database.rows<Row>(
      'reviewed-origins-of-versions',
      `with source as (
         select tie.version_id, tie.source_version_id, tie.position, label.round_id
         from version_source tie join version pinned on pinned.id = tie.source_version_id
           join resource on resource.id = pinned.resource_id and ${visibleToAll}
           cross join lateral (
             select round.id as round_id from version reviewed join review_round round on round.version_id = reviewed.id
             where reviewed.resource_id = pinned.resource_id and reviewed.number <= pinned.number
               and round.outcome in ('recommended', 'reviewed', 'reservations')
             order by reviewed.number desc, round.decided_at desc limit 1) label
         where tie.version_id = any($1::uuid[])),
         now as (select part.* from part where version_id in (select version_id from source))
       select source.version_id as "versionId", source.source_version_id as "sourceVersionId", passage.part,
         passage.block_id as "blockId", passage.kind, passage.hash, source.position as first, passage.position as place
       from source join round_passage passage using (round_id)
       union all select version_id, null, 'texte', block.id, block.kind, block.hash, now.position, block.position
       from now join block on block.part_id = now.id where now.kind = 'text'
       union all select version_id, null, name, 'fichier', 'file', blob_sha256, position, 0 from now where kind = 'file'
       union all select version_id, null, name, block->>'id', block->>'kind', block->>'hash', now.position, place
       from now join blob_text using (blob_sha256) cross join jsonb_array_elements(blocks) with ordinality as each(block, place)
       where now.kind = 'file' and blob_text.reason is null
       order by first, place`,
      [versionIds],
    );
    const byVersion = grouped(rows, ({ versionId }) => versionId);
    return new Map([...byVersion].map(([id, all]) => [id, derivation(all)]));
  }
}

function derivation(rows: readonly Row[]): Derivation {
  const read = grouped(
    rows.filter(({ sourceVersionId }) => sourceVersionId !== null),
    ({ sourceVersionId }) => sourceVersionId ?? '',
  );
  return {
    passages: rows.filter(({ sourceVersionId }) => sourceVersionId === null),
    sources: [...read].map(([versionId, passages]) => ({ versionId, read: passages })),
  };
}
