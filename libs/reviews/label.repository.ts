import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import type { Outcome } from './review-round.js';

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
  readonly rubricVersionId: string;
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
         round.decided_at as "decidedAt", reviewed.number, reviewed.id as "readVersionId", submission.campaign_id as "campaignId",
         campaign.rubric_version_id as "rubricVersionId",
         (select count(*)::int from assignment where assignment.round_id = round.id and assignment.state = 'sent') as reviews
       from version asked join version reviewed on reviewed.resource_id = asked.resource_id and reviewed.number <= asked.number
         join review_round round on round.version_id = reviewed.id and round.outcome in ('recommended', 'reviewed', 'reservations')
         join submission on submission.id = round.submission_id join campaign on campaign.id = submission.campaign_id
       where asked.id = any($1::uuid[])
       order by asked.id, reviewed.number desc, round.decided_at desc`,
      [versionIds],
    );
    return new Map(rows.map((row) => [row.versionId, row]));
  }
}
