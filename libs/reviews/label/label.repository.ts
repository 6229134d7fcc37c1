import { Injectable } from '@nestjs/common';
import { Database, grouped } from '#platform/database';
import type { DeltaPassage } from '../round/reading-delta.js';
import type { Outcome } from '../round/review-round.js';
import type { Criterion } from '../rubric/rubric.js';

/** A decision that stands on a version, seen from the same version or a later one. */
export interface LabelRow {
  /** Of the version that was asked about. */
  readonly versionId: string;
  readonly roundId: string;
  readonly outcome: Exclude<Outcome, 'rework'>;
  readonly reason: string;
  readonly grades: Readonly<Record<string, number | null>>;
  readonly decidedAt: Date;
  /** Of the version that was read. */
  readonly number: number;
  readonly readVersionId: string;
  readonly reviews: number;
  readonly campaignId: string;
  readonly campaignTitle: string;
  readonly campaignSlug: string;
  readonly criteria: readonly Criterion[];
}

/** What was read, and what a later version says. */
export interface Readings {
  readonly read: readonly DeltaPassage[];
  readonly now: readonly DeltaPassage[];
}

@Injectable()
export class LabelRepository {
  constructor(private readonly database: Database) {}

  /**
   * By version: the newest public decision about it or about one before it. « À reprendre » takes no label away and
   * gives none.
   */
  async ofVersions(versionIds: readonly string[]): Promise<Map<string, LabelRow>> {
    const rows = await this.database.rows<LabelRow>(
      'labels-of-versions',
      `select distinct on (asked.id) asked.id as "versionId", round.id as "roundId", round.outcome, round.reason, round.grades,
         round.decided_at as "decidedAt", reviewed.number, reviewed.id as "readVersionId", campaign.id as "campaignId",
         campaign.title as "campaignTitle", campaign.slug as "campaignSlug", rubric.criteria,
         (select count(*)::int from assignment where assignment.round_id = round.id and assignment.state = 'sent') as reviews
       from version asked join version reviewed on reviewed.resource_id = asked.resource_id and reviewed.number <= asked.number
         join review_round round on round.version_id = reviewed.id and round.outcome in ('recommended', 'reviewed', 'reservations')
         join submission on submission.id = round.submission_id join campaign on campaign.id = submission.campaign_id
         join rubric_version rubric on rubric.id = campaign.rubric_version_id
       where asked.id = any($1::uuid[])
       order by asked.id, reviewed.number desc, round.decided_at desc`,
      [versionIds],
    );
    return new Map(rows.map((row) => [row.versionId, row]));
  }

  async resourcesOfRound(roundId: string): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      'resource-of-round',
      `select submission.resource_id as id from review_round round join submission on submission.id = round.submission_id
       where round.id = $1`,
      [roundId],
    );
    return rows.map(({ id }) => id);
  }

  /** By version: the passages of its label's round, and its own, each by the hash that rounds give it. */
  async readings(labels: readonly Pick<LabelRow, 'versionId' | 'roundId'>[]): Promise<Map<string, Readings>> {
    if (labels.length === 0) return new Map();
    const rows = await this.database.rows<DeltaPassage & { versionId: string; isRead: boolean }>(
      'readings-of-labels',
      `with label as (select * from unnest($1::uuid[], $2::uuid[]) as label(version_id, round_id)),
         now as (select part.* from part join label using (version_id))
       select label.version_id as "versionId", true as "isRead", passage.part, passage.block_id as "blockId", passage.kind, passage.hash
       from label join round_passage passage using (round_id)
       union all select version_id, false, 'texte', block.id, block.kind, block.hash
       from now join block on block.part_id = now.id where now.kind = 'text'
       union all select version_id, false, name, 'fichier', 'file', blob_sha256 from now where now.kind = 'file'
       union all select version_id, false, name, block->>'id', block->>'kind', block->>'hash'
       from now join blob_text using (blob_sha256) cross join jsonb_array_elements(blocks) as block
       where now.kind = 'file' and blob_text.reason is null
       union all select version_id, false, 'lien', 'lien', 'link', encode(sha256(convert_to(url, 'UTF8')), 'hex')
       from now where now.kind = 'link'`,
      [labels.map(({ versionId }) => versionId), labels.map(({ roundId }) => roundId)],
    );
    const byVersion = grouped(rows, ({ versionId }) => versionId);
    return new Map(
      [...byVersion].map(([id, all]) => [
        id,
        { read: all.filter(({ isRead }) => isRead), now: all.filter(({ isRead }) => !isRead) },
      ]),
    );
  }
}
