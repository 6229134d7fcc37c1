import { Injectable } from '@nestjs/common';
import { Database, grouped, type Transaction } from '#platform/database';
import { visibleToAll } from '#resources';
import type { DoneInCampaign, HadReviewed } from './reviews-done.js';

const publicOutcome = `round.outcome in ('recommended', 'reviewed', 'reservations') and round.version_id is not null and ${visibleToAll}`;

/** As `reviewPolicy.readReviewer` says for a review that everybody reads. */
const isSigned = `${publicOutcome} and round.shared_at is not null and coalesce((review.fields->>'mayBeShown')::boolean, false)
  and (campaign.mode = 'open' or review.fields->>'signature' = 'name')`;

const yearOf = (moment: string): string => `extract(year from ${moment} at time zone 'Europe/Paris')::int`;

const doneBy = (whom: string): string => `
  with sent as (
    select assignment.reviewer_id, submission.campaign_id, submission.resource_id, ${yearOf('review.sent_at')} as year,
      ${isSigned} as is_signed
    from account join assignment on assignment.reviewer_id = account.id and assignment.state = 'sent'
      join review on review.id = assignment.id join review_round round on round.id = assignment.round_id
      join submission on submission.id = round.submission_id join campaign on campaign.id = submission.campaign_id
      join resource on resource.id = submission.resource_id ${whom}),
  done as (
    select reviewer_id, campaign_id, year, count(*)::int as count,
      (sum(count(*)) over whole)::int as reviews, (sum(count(*) filter (where is_signed)) over whole)::int as signed,
      coalesce(array_agg(distinct resource_id) filter (where is_signed), '{}') as signed_resources
    from sent group by reviewer_id, campaign_id, year window whole as (partition by reviewer_id, campaign_id))
  select done.campaign_id as "campaignId", campaign.title, campaign.slug, campaign.opens_on::text as "opensOn",
    campaign.closes_on::text as "closesOn", ${yearOf('campaign.closed_at')} as "closedIn", done.year, done.count, done.reviews,
    done.signed, done.signed_resources as "signedResources", whole.resources, account.agent_id as "agentId"
  from done join campaign on campaign.id = done.campaign_id join account on account.id = done.reviewer_id
    cross join lateral (
      select count(distinct submission.resource_id)::int as resources
      from submission join review_round round on round.submission_id = submission.id
      where submission.campaign_id = done.campaign_id
        and exists (select from assignment where assignment.round_id = round.id and assignment.state = 'sent')) whole
  order by done.year desc, campaign.opens_on, campaign.title, campaign.id`;

/** Each resource once a year: by the last decision of that year. */
const hadReviewed = `
  select campaign.title, campaign.opens_on::text as "opensOn", campaign.closes_on::text as "closesOn", decided.year,
    count(*)::int as count
  from (
    select distinct on (submission.resource_id, ${yearOf('round.decided_at')}) submission.campaign_id,
      ${yearOf('round.decided_at')} as year
    from resource_member member join resource on resource.id = member.resource_id
      join submission on submission.resource_id = resource.id join review_round round on round.submission_id = submission.id
    where member.account_id = $1 and member.role in ('author', 'co-author') and ${publicOutcome}
    order by submission.resource_id, ${yearOf('round.decided_at')}, round.decided_at desc) decided
    join campaign on campaign.id = decided.campaign_id
  group by campaign.id, decided.year order by decided.year desc, campaign.opens_on, campaign.title, campaign.id`;

/** Only what was really sent, and really decided. */
@Injectable()
export class ReviewsDoneRepository {
  constructor(private readonly database: Database) {}

  /** Hers; the newest year first. */
  async ofReviewer(accountId: string, tx?: Transaction): Promise<DoneInCampaign[]> {
    return this.read('reviews-done', doneBy('where account.id = $1'), accountId, tx);
  }

  async ofAuthor(accountId: string, tx?: Transaction): Promise<HadReviewed[]> {
    return this.read('had-reviewed', hadReviewed, accountId, tx);
  }

  /** By agent: of those who let everybody see it. */
  async shownBy(agentIds: readonly string[]): Promise<Map<string, DoneInCampaign[]>> {
    const whom = `join reviewer on reviewer.account_id = account.id and reviewer.shows_reviews
      where account.agent_id = any($1::uuid[]) and account.state = 'active'`;
    const rows = await this.database.rows<DoneInCampaign & { agentId: string }>(
      'reviews-done-shown',
      doneBy(whom),
      [agentIds],
    );
    return grouped(rows, ({ agentId }) => agentId);
  }

  private async read<Row extends object>(
    name: string,
    sql: string,
    accountId: string,
    tx?: Transaction,
  ): Promise<Row[]> {
    return tx ? tx.manager.query<Row[]>(sql, [accountId]) : this.database.rows<Row>(name, sql, [accountId]);
  }
}
