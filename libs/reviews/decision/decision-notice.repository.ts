import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database';
import type { Outcome } from '../round/review-round.js';

/** A round as people are told of it. */
export interface ToldRound {
  readonly outcome: Outcome | null;
  readonly reason: string | null;
  readonly submissionId: string;
  readonly resourceId: string;
  readonly title: string;
  /** Reviews that were sent, and how many the campaign wants. */
  readonly sent: number;
  readonly reviewsWanted: number;
  readonly campaign: { readonly id: string; readonly referentId: string | null };
}

const told = `select round.outcome, round.reason, submission.id as "submissionId", submission.resource_id as "resourceId",
    coalesce(version.title, draft.fields->>'title', '') as title, campaign.reviews_wanted as "reviewsWanted",
    (select count(*)::int from assignment sent where sent.round_id = round.id and sent.state = 'sent') as sent,
    jsonb_build_object('id', campaign.id, 'referentId', campaign.referent_id) as campaign
  from review_round round join submission on submission.id = round.submission_id
    join campaign on campaign.id = submission.campaign_id
    left join version on version.id = round.version_id left join draft on draft.id = round.draft_id`;

/** What is told is told once: whoever comes second finds the round locked, then done. */
@Injectable()
export class DecisionNoticeRepository {
  async lockOfRound(tx: Transaction, roundId: string): Promise<ToldRound | null> {
    const rows = await tx.manager.query<ToldRound[]>(
      `${told} where round.id = $1::uuid for update of round`,
      [roundId],
    );
    return rows[0] ?? null;
  }

  async lockOfReview(tx: Transaction, reviewId: string): Promise<ToldRound | null> {
    const rows = await tx.manager.query<ToldRound[]>(
      `${told} join assignment on assignment.round_id = round.id where assignment.id = $1::uuid for update of round`,
      [reviewId],
    );
    return rows[0] ?? null;
  }
}
