import { Injectable } from '@nestjs/common';
import { Database, type Slice } from '#platform/database';
import { campaignRoles } from './campaign.policy.js';
import { campaignColumns, campaignOf } from './campaign.repository.js';
import type { Campaign } from './campaign.js';

interface Page {
  readonly rows: Campaign[];
  readonly total: number;
}

/** How many resources a campaign received, for all to see. */
export interface CampaignCounts {
  /** Under review or decided: withdrawn and declined ones are not counted. */
  readonly received: number;
  readonly decided: number;
}

/** What is to be done in a campaign, for who runs it. */
export interface CampaignWork {
  /** Invited, no answer yet. */
  readonly invited: number;
  /** Fewer reviewers than wanted. */
  readonly waitingForReviewer: number;
  /** Enough reviewers, at least one late. */
  readonly overdue: number;
  /** Enough reviewers, nobody late, not all reviews there. */
  readonly underReview: number;
  /** All reviews there: a decision is due. */
  readonly waitingForDecision: number;
  readonly finished: number;
}

/** Parts of the public list: `closing` still runs, though it takes nothing more. */
const stages = {
  running: `campaign.state = 'closing' or (campaign.state = 'open' and campaign.opens_on <= $1::date)`,
  coming: `campaign.state = 'open' and campaign.opens_on > $1::date`,
  over: `campaign.state in ('closed','archived') and $1::date is not null`,
} as const;
export type CampaignStage = keyof typeof stages;

const order: Record<CampaignStage, string> = {
  running: `campaign.state = 'open' desc, campaign.closes_on, campaign.id`,
  coming: 'campaign.opens_on, campaign.id',
  over: 'campaign.closed_at desc, campaign.id',
};

/** Lists of campaigns, and what is counted in them. */
@Injectable()
export class CampaignListRepository {
  constructor(private readonly database: Database) {}

  /** For everybody. */
  async list(stage: CampaignStage, today: string, slice: Slice): Promise<Page> {
    return this.page(
      `campaigns-${stage}`,
      `from campaign where ${stages[stage]} order by ${order[stage]} offset $2 limit $3`,
      [today, slice.offset, slice.limit],
    );
  }

  /** Over these territories (null: everywhere), in any state; those whose référent's mandate has ended first. */
  async listManaged(territoryIds: readonly string[] | null, now: Date, slice: Slice): Promise<Page> {
    return this.page(
      'campaigns-managed',
      `from campaign where $1::uuid[] is null or territory_path(campaign.territory_id) && $1::uuid[]
       order by campaign.state in ('open','closing') and not exists (select from mandate
           where mandate.account_id = campaign.referent_id and mandate.role = any($3::text[]) and mandate.revoked_at is null
             and mandate.starts_at <= $2::timestamptz and (mandate.ends_at is null or mandate.ends_at > $2::timestamptz)
             and (mandate.territory_id is null or mandate.territory_id = any(territory_path(campaign.territory_id)))) desc,
         array_position(array['closing','open','draft','closed','archived'], campaign.state), campaign.closes_on, campaign.id
       offset $4 limit $5`,
      [territoryIds, now, campaignRoles, slice.offset, slice.limit],
    );
  }

  async countsOf(ids: readonly string[]): Promise<Map<string, CampaignCounts>> {
    const rows = await this.database.rows<CampaignCounts & { id: string }>(
      'campaign-counts',
      `select campaign_id as id, count(*) filter (where state in ('submitted','in_review','decided'))::int as received,
         count(*) filter (where state = 'decided')::int as decided
       from submission where campaign_id = any($1::uuid[]) group by campaign_id`,
      [ids],
    );
    return new Map(rows.map(({ id, ...counts }) => [id, counts]));
  }

  /** Each submission stands in one of these numbers, withdrawn and declined ones in none. */
  async workOf(ids: readonly string[], now: Date): Promise<Map<string, CampaignWork>> {
    const rows = await this.database.rows<CampaignWork & { id: string }>(
      'campaign-work',
      `with standing as (
         select submission.campaign_id, submission.state, campaign.reviews_wanted,
           count(assignment.id) filter (where assignment.state in ('offered','accepted','sent')) as live,
           count(assignment.id) filter (where assignment.state = 'sent') as sent,
           count(assignment.id) filter (where assignment.state = 'accepted' and assignment.due_at < $2::timestamptz) as late
         from submission join campaign on campaign.id = submission.campaign_id
         left join review_round on review_round.submission_id = submission.id and review_round.number = submission.round
         left join assignment on assignment.round_id = review_round.id
         where submission.campaign_id = any($1::uuid[]) and submission.state in ('invited','submitted','in_review','decided')
         group by submission.id, campaign.reviews_wanted)
       select campaign_id as id,
         count(*) filter (where state = 'invited')::int as invited,
         count(*) filter (where state in ('submitted','in_review') and live < reviews_wanted)::int as "waitingForReviewer",
         count(*) filter (where state = 'in_review' and live >= reviews_wanted and sent < live and late > 0)::int as overdue,
         count(*) filter (where state = 'in_review' and live >= reviews_wanted and sent < live and late = 0)::int as "underReview",
         count(*) filter (where state = 'in_review' and live >= reviews_wanted and sent = live)::int as "waitingForDecision",
         count(*) filter (where state = 'decided')::int as finished
       from standing group by campaign_id`,
      [ids, now],
    );
    return new Map(rows.map(({ id, ...work }) => [id, work]));
  }

  private async page(name: string, from: string, values: readonly unknown[]): Promise<Page> {
    const rows = await this.database.rows<Campaign & { total: number }>(
      name,
      `select ${campaignColumns}, count(*) over ()::int as total ${from}`,
      values,
    );
    return {
      rows: rows.map(({ total: _, ...row }) => campaignOf(row as Campaign)),
      total: rows[0]?.total ?? 0,
    };
  }
}
