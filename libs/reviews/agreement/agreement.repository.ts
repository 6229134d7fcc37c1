import { Injectable } from '@nestjs/common';
import { Database, grouped } from '#platform/database';
import type { ReviewFields } from '../review/review.js';

/** What the reviews of one round answered. */
export type AnsweredRound = readonly Pick<ReviewFields, 'answers'>[];

/** What reviewers answered, for who looks at how far they agree; never who. */
@Injectable()
export class AgreementRepository {
  constructor(private readonly database: Database) {}

  /**
   * By campaign: of its rounds, the answers of each review that was sent. A round that `readerId` still reads herself is
   * left out: she would learn from a number what the others said before she says it.
   */
  async roundsOf(
    campaignIds: readonly string[],
    readerId: string | null,
  ): Promise<Map<string, AnsweredRound[]>> {
    const rows = await this.database.rows<{ campaignId: string; reviews: AnsweredRound }>(
      'agreement-rounds',
      `select submission.campaign_id as "campaignId",
         jsonb_agg(jsonb_build_object('answers', review.fields->'answers')) as reviews
       from submission join review_round round on round.submission_id = submission.id
         join assignment on assignment.round_id = round.id
         join review on review.id = assignment.id and review.sent_at is not null
       where submission.campaign_id = any($1::uuid[]) and not exists (
         select from assignment mine
         where mine.round_id = round.id and mine.reviewer_id = $2 and mine.state in ('offered', 'accepted'))
       group by submission.campaign_id, round.id`,
      [campaignIds, readerId],
    );
    const byCampaign = grouped(rows, ({ campaignId }) => campaignId);
    return new Map([...byCampaign].map(([id, rounds]) => [id, rounds.map(({ reviews }) => reviews)]));
  }
}
