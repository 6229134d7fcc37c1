import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';

/** Somebody who may be asked to review in a campaign, with all that decides whether and when. */
export interface Candidate {
  readonly accountId: string;
  readonly agentId: string;
  readonly name: string;
  readonly establishment: string | null;
  readonly levels: string[];
  readonly subjects: string[];
  readonly languages: string[];
  /** Ids of territories, from her own up to national; empty when she said nothing. */
  readonly territoryPath: string[];
  /** Hers, over all campaigns; null when she said nothing. */
  readonly cap: number | null;
  readonly absentFrom: string | null;
  readonly absentUntil: string | null;
  /** Reviews in hand, over all campaigns and in this one. */
  readonly load: number;
  readonly loadHere: number;
  /** Days late on average, of what she has sent. */
  readonly pastDelayDays: number;
}

/** Her school's place; else what her profile says. */
const place = `coalesce(establishment.territory_id,
  (select id from territory where kind = 'departement' and code = agent.departement),
  (select id from territory where code = agent.academie and kind <> 'ecole' limit 1))`;

const isInPool = `exists (select from campaign_reviewer pool where pool.campaign_id = campaign.id and pool.account_id = account.id)`;

/** A reviewer of the campaign's territory: by her place, or by a mandate that she holds inside it. */
const isOfPlace = `reviewer.account_id is not null and (campaign.territory_id = any(territory_path(${place}))
  or exists (select from mandate where mandate.account_id = account.id and mandate.revoked_at is null
    and mandate.starts_at <= $2::timestamptz and (mandate.ends_at is null or mandate.ends_at > $2::timestamptz)
    and campaign.territory_id = any(territory_path(mandate.territory_id))))`;

/** Two questions for a whole campaign, whatever the number of people. */
@Injectable()
export class ReviewerCandidatesRepository {
  constructor(private readonly database: Database) {}

  /** By name, so that nothing is told by their order. */
  async ofCampaign(campaignId: string, now: Date): Promise<Candidate[]> {
    return this.database.rows<Candidate>(
      'campaign-candidates',
      `select account.id as "accountId", agent.id as "agentId", agent.public_name as name,
         agent.establishment_uai as establishment, agent.levels, agent.subjects,
         coalesce(reviewer.languages, '{fr}') as languages, coalesce(territory_path(${place}), '{}') as "territoryPath",
         reviewer.cap, reviewer.absent_from::text as "absentFrom", reviewer.absent_until::text as "absentUntil",
         coalesce(work.load, 0) as load, coalesce(work.load_here, 0) as "loadHere", coalesce(work.delay, 0) as "pastDelayDays"
       from campaign join account on account.state = 'active' join agent on agent.id = account.agent_id
         left join reviewer on reviewer.account_id = account.id
         left join establishment on establishment.uai = agent.establishment_uai
         left join lateral (
           select count(*) filter (where assignment.state in ('offered','accepted'))::int as load,
             count(*) filter (where assignment.state in ('offered','accepted') and submission.campaign_id = campaign.id)::int as load_here,
             (avg(greatest(0, extract(epoch from assignment.ended_at - assignment.due_at) / 86400))
               filter (where assignment.state = 'sent'))::float8 as delay
           from assignment join review_round round on round.id = assignment.round_id
             join submission on submission.id = round.submission_id
           where assignment.reviewer_id = account.id) work on true
       where campaign.id = $1::uuid and (${isInPool} or (${isOfPlace}))
       order by agent.public_name, account.id`,
      [campaignId, now],
    );
  }
}
