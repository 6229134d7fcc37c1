import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import type { ReviewFields } from '../review/review.js';

/** What reviewers answered, for who looks at how far they agree; never who. */
@Injectable()
export class AgreementRepository {
  constructor(private readonly database: Database) {}

  /**
   * Of a campaign's rounds, the answers of each review that was sent. A round that `readerId` still reads herself is left
   * out: she would learn from a number what the others said before she says it.
   */
  async roundsOf(
    campaignId: string,
    readerId: string | null,
  ): Promise<readonly (readonly Pick<ReviewFields, 'answers'>[])[]> {
    const rows = await this.database.rows<{ reviews: Pick<ReviewFields, 'answers'>[] }>(
      'agreement-rounds',
      `select jsonb_agg(jsonb_build_object('answers', review.fields->'answers')) as reviews
       from submission join review_round round on round.submission_id = submission.id
         join assignment on assignment.round_id = round.id
         join review on review.id = assignment.id and review.sent_at is not null
       where submission.campaign_id = $1 and not exists (
         select from assignment mine
         where mine.round_id = round.id and mine.reviewer_id = $2 and mine.state in ('offered', 'accepted'))
       group by round.id`,
      [campaignId, readerId],
    );
    return rows.map(({ reviews }) => reviews);
  }
}
