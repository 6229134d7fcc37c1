import { Injectable } from '@nestjs/common';
import { Database, grouped } from '#platform/database';

/** A file of what a round reads, where its bytes still are. */
export interface ReviewedFile {
  readonly roundId: string;
  /** From 1, in reading order. */
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
  readonly partId: string;
  readonly isPublished: boolean;
}

@Injectable()
export class ReviewedFileRepository {
  constructor(private readonly database: Database) {}

  /** By round: of its version, or of the draft that is not published yet. */
  async ofRounds(ids: readonly string[]): Promise<Map<string, ReviewedFile[]>> {
    const rows = await this.database.rows<ReviewedFile>(
      'files-of-rounds',
      `select file.*, part.id as "partId", part.version_id is not null as "isPublished" from (
         select round.id as "roundId", round.version_id, round.draft_id, passage.part as name, passage.hash as sha256,
           (row_number() over (partition by round.id order by passage.position))::int as number
         from review_round round join round_passage passage on passage.round_id = round.id
         where round.id = any($1::uuid[]) and passage.kind = 'file') file
         cross join lateral (select id, version_id from part where part.blob_sha256 = file.sha256 and part.name = file.name
           and (part.version_id = file.version_id or (file.version_id is null and part.draft_id = file.draft_id)) limit 1) part
       order by file.number`,
      [ids],
    );
    return grouped(rows, ({ roundId }) => roundId);
  }

  /** Whether this account is asked to read this file of a draft, reads it or has, or runs the campaign that it is read in. */
  async isReader(
    { draftId, sha256, accountId }: { draftId: string; sha256: string; accountId: string },
    now: Date,
  ): Promise<boolean> {
    const rows = await this.database.rows(
      'reader-of-draft-file',
      `select from review_round round join submission on submission.id = round.submission_id
         join campaign on campaign.id = submission.campaign_id join resource on resource.id = submission.resource_id
       where round.draft_id = $1 and resource.visibility = 'shown' and resource.lifecycle <> 'withdrawn'
         and exists (select from round_passage where round_id = round.id and kind = 'file' and hash = $2)
         and (exists (select from assignment where round_id = round.id and reviewer_id = $3
             and state in ('offered', 'accepted', 'sent'))
           or exists (select from mandate where account_id = $3 and role in ('referent', 'administrator')
             and revoked_at is null and starts_at <= $4 and (ends_at is null or ends_at > $4)
             and (territory_id is null or territory_id = any(territory_path(campaign.territory_id)))))
       limit 1`,
      [draftId, sha256, accountId, now],
    );
    return rows.length > 0;
  }
}
