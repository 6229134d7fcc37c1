import { Injectable } from '@nestjs/common';
import { Database, type Slice, uuidOrNull } from '#platform/database';
import { signs } from '../submission/submission-list.repository.js';

/** One line of the audit log, as who runs the campaign may read it. Ids of people are their accounts'. */
export interface CampaignEvent {
  readonly at: Date;
  /** As it was recorded: « submission.decline ». */
  readonly verb: string;
  /** Null: the platform by itself; or an author, whom no line names. */
  readonly actorId: string | null;
  readonly byAuthors: boolean;
  /** Who was asked to review, added to those who do, or asked to run the campaign. */
  readonly aboutId: string | null;
  readonly submissionId: string | null;
}

/** What one person was asked for in a campaign, and what came of it. */
export interface ReviewerWork {
  readonly reviewerId: string;
  readonly asked: number;
  readonly done: number;
  readonly late: number;
  /** Still to be answered or sent, in time. */
  readonly running: number;
}

/** What no row is called: where what is asked for is not even an id. */
const nobody = '00000000-0000-0000-0000-000000000000';

const uuidPattern = `'^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'`;

/** Who offered to review, was added, or left: told of a person, with the campaign in the note. */
const ofPool = `subject_type = 'account' and verb in ('campaign.join', 'campaign.leave', 'campaign.addReviewer')`;

/**
 * Who did what, when; and how much each was asked for. Nothing of what the reader signs, nor, where she signs something,
 * of who offered to review: she would learn who reads it.
 */
@Injectable()
export class CampaignJournalRepository {
  constructor(private readonly database: Database) {}

  /** The newest first; of one submission alone where asked. */
  async eventsOf(
    campaignId: string,
    { accountId, submissionId }: { accountId: string; submissionId: string | null },
    { offset, limit }: Slice,
  ): Promise<{ rows: CampaignEvent[]; total: number }> {
    const rows = await this.database.rows<CampaignEvent & { total: number }>(
      'campaign-events',
      `select entry.at, entry.verb, case when by.authors then null else entry.actor_account_id end as "actorId",
         by.authors as "byAuthors", submission.id as "submissionId", count(*) over ()::int as total,
         case when entry.verb like 'assignment.%' then assignment.reviewer_id when entry.verb = 'campaign.handOver' then entry.link
           when entry.verb = 'campaign.addReviewer' then entry.subject_id::uuid end as "aboutId"
       from (select audit_entry.*, case when note ~ ${uuidPattern} then note::uuid end as link from audit_entry
           where (subject_type = 'campaign' and subject_id = $1::text)
             or (subject_type = 'submission' and subject_id = any(array(select id::text from submission where campaign_id = $1::uuid)))
             or (note = $1::text and ${ofPool} and not exists (
               select from submission where submission.campaign_id = $1::uuid and ${signs('$2')}))) entry
         left join assignment on assignment.id = entry.link
         left join review_round round on round.id = assignment.round_id
         left join submission on submission.id = case when entry.subject_type = 'submission' then entry.subject_id::uuid else round.submission_id end
         cross join lateral (select exists (select from resource_member member where member.resource_id = submission.resource_id
           and member.account_id = entry.actor_account_id and member.role in ('author', 'co-author')) as authors) by
       where (submission.id is null or not ${signs('$2')}) and ($3::uuid is null or submission.id = $3::uuid)
       order by entry.id desc offset $4 limit $5`,
      [
        campaignId,
        accountId,
        submissionId === null ? null : (uuidOrNull(submissionId) ?? nobody),
        offset,
        limit,
      ],
    );
    return { rows: rows.map(({ total: _, ...event }) => event), total: rows[0]?.total ?? 0 };
  }

  /** Whoever was asked, in no order that says when. */
  async reviewersOf(campaignId: string, accountId: string, now: Date): Promise<ReviewerWork[]> {
    return this.database.rows<ReviewerWork>(
      'campaign-reviewers-work',
      `select assignment.reviewer_id as "reviewerId", count(*)::int as asked,
         count(*) filter (where assignment.state = 'sent')::int as done,
         count(*) filter (where assignment.state = 'accepted' and assignment.due_at < $3)::int as late,
         count(*) filter (where assignment.state = 'offered' or (assignment.state = 'accepted' and assignment.due_at >= $3))::int as running
       from submission join review_round round on round.submission_id = submission.id
         join assignment on assignment.round_id = round.id
       where submission.campaign_id = $1::uuid and not ${signs('$2')}
       group by assignment.reviewer_id order by assignment.reviewer_id`,
      [campaignId, accountId, now],
    );
  }
}
