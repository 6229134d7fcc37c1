import { Injectable } from '@nestjs/common';
import { Database, type Slice } from '#platform/database';

/** Where a submission stands on the référent's desk; each in one of these. */
export type SubmissionStanding =
  'waiting_reviewer' | 'waiting_decision' | 'overdue' | 'under_review' | 'invited' | 'decided' | 'ended';

/** $2 is the moment. */
const standing = `case
  when submission.state in ('withdrawn','declined') then 'ended'
  when submission.state in ('invited','decided') then submission.state
  when work.live < campaign.reviews_wanted then 'waiting_reviewer'
  when work.sent = work.live then 'waiting_decision'
  when work.late > 0 then 'overdue'
  else 'under_review' end`;

const withWork = `submission join campaign on campaign.id = submission.campaign_id
  left join review_round round on round.submission_id = submission.id and round.number = submission.round
  cross join lateral (select count(*) filter (where state in ('offered','accepted','sent')) as live,
    count(*) filter (where state = 'sent') as sent,
    count(*) filter (where state = 'accepted' and due_at < $2::timestamptz) as late,
    min(coalesce(due_at, answer_by)) filter (where state in ('offered','accepted')) as due
    from assignment where assignment.round_id = round.id) work`;

/** $n: an account; whether it writes the resource of a row of `submission`. */
export const signs = (account: string): string => `exists (select from resource_member member
  where member.resource_id = submission.resource_id and member.account_id = ${account}::uuid
    and member.role in ('author', 'co-author'))`;

const newestTitle = (resource: string, draft: string): string =>
  `coalesce((select title from version where resource_id = ${resource} order by number desc limit 1),
    nullif((select fields->>'title' from draft where draft.id = ${draft}), ''),
    nullif((select fields->>'title' from draft where draft.resource_id = ${resource} limit 1), ''), 'Sans titre')`;

/** The référent's table, and what its lines are called. */
@Injectable()
export class SubmissionListRepository {
  constructor(private readonly database: Database) {}

  /** What waits for the référent first, then what is due first; without what she signs, as `manage` has it. */
  async listOfCampaign(
    campaignId: string,
    { accountId, standings, now }: { accountId: string; standings: readonly SubmissionStanding[]; now: Date },
    { offset, limit }: Slice,
  ): Promise<{ ids: string[]; total: number }> {
    const rows = await this.database.rows<{ id: string; total: number }>(
      'submissions-of-campaign',
      `select id, count(*) over ()::int as total from (
         select submission.id, submission.created_at, work.due, ${standing} as standing from ${withWork}
         where submission.campaign_id = $1::uuid and not ${signs('$6')}) line
       where cardinality($3::text[]) = 0 or standing = any($3::text[])
       order by array_position(array['waiting_reviewer','waiting_decision','overdue','under_review','invited','decided','ended'], standing),
         due, created_at, id offset $4 limit $5`,
      [campaignId, now, standings, offset, limit, accountId],
    );
    return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0 };
  }

  async standingsOf(ids: readonly string[], now: Date): Promise<Map<string, SubmissionStanding>> {
    const rows = await this.database.rows<{ id: string; standing: SubmissionStanding }>(
      'submission-standings',
      `select submission.id, ${standing} as standing from ${withWork} where submission.id = any($1::uuid[])`,
      [ids, now],
    );
    return new Map(rows.map((row) => [row.id, row.standing]));
  }

  /** By submission: the title of its resource, or of the draft that is read. */
  async titlesOf(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.rows<{ id: string; title: string }>(
      'submission-titles',
      `select submission.id, ${newestTitle('submission.resource_id', 'round.draft_id')} as title
       from submission left join review_round round on round.submission_id = submission.id and round.number = submission.round
       where submission.id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map(({ id, title }) => [id, title]));
  }

  /** By round: the title of what is read in it. */
  async titlesOfRounds(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.rows<{ id: string; title: string }>(
      'round-titles',
      `select round.id, coalesce((select title from version where version.id = round.version_id),
         ${newestTitle('submission.resource_id', 'round.draft_id')}) as title
       from review_round round join submission on submission.id = round.submission_id where round.id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map(({ id, title }) => [id, title]));
  }
}
