import { Injectable } from '@nestjs/common';
import { Database, grouped, type Transaction, uuidOrNull } from '#platform/database';
import { Remark } from './remark.js';
import type { ReviewSetting } from './review-setting.js';
import { Review } from './review.js';

const settings = `select assignment.id, assignment.reviewer_id as "reviewerId", assignment.state, round.id as "roundId", round.number as "roundNumber",
    round.version_id as "versionId", round.draft_id as "draftId", round.outcome, round.shared_at is not null as "isShared",
    submission.id as "submissionId", submission.resource_id as "resourceId",
    resource.visibility = 'shown' and resource.lifecycle <> 'withdrawn' as "isReadable", campaign.id as "campaignId", campaign.mode,
    campaign.territory_id as "territoryId", campaign.rubric_version_id as "rubricVersionId",
    review.sent_at is not null as "isSent",
    array(select other.reviewer_id from assignment other
      where other.round_id = round.id and other.state in ('offered', 'accepted')) as "stillReading",
    case when campaign.mode = 'open' then 'name' else coalesce(review.fields->>'signature', 'academie') end as signature,
    coalesce((review.fields->>'mayBeShown')::boolean, false) as "mayBeShown"
  from assignment join review_round round on round.id = assignment.round_id
    join submission on submission.id = round.submission_id join campaign on campaign.id = submission.campaign_id
    join resource on resource.id = submission.resource_id
    left join review on review.id = assignment.id`;

const columns = `review.id, review.revision, review.fields, review.saved_at as "savedAt", review.sent_at as "sentAt"`;

const remarkColumns = `remark.id, remark.review_id as "reviewId", remark.position, remark.criterion, remark.part,
  remark.block_id as "blockId", remark.page, remark.x, remark.y, remark.quote, remark.words, remark.suggestion, remark.created_at as "createdAt",
  remark.answer, remark.answered_at as "answeredAt", remark.taken_at as "takenAt"`;

/** A remark with the number of the passage that it is about, in what was read. */
export type PlacedRemark = Remark & {
  readonly passage: number | null;
  /** Which of the files it is in, from 1; null outside of them. */
  readonly file: number | null;
};

@Injectable()
export class ReviewRepository {
  constructor(private readonly database: Database) {}

  /** By assignment. */
  async settings(ids: readonly string[]): Promise<Map<string, ReviewSetting>> {
    const rows = await this.database.rows<ReviewSetting>(
      'review-settings',
      `${settings} where assignment.id = any($1::uuid[])`,
      [ids.map(uuidOrNull)],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** As it is in this transaction, its assignment locked. */
  async lockSetting(tx: Transaction, id: string): Promise<ReviewSetting | null> {
    const rows = await tx.manager.query<ReviewSetting[]>(
      `${settings} where assignment.id = $1::uuid for update of assignment`,
      [uuidOrNull(id)],
    );
    return rows[0] ?? null;
  }

  async byIds(ids: readonly string[]): Promise<Map<string, Review>> {
    const rows = await this.database.rows<Review>(
      'reviews-by-ids',
      `select ${columns} from review where id = any($1::uuid[])`,
      [ids.map(uuidOrNull)],
    );
    return new Map(rows.map((row) => [row.id, entity(row)]));
  }

  /** Those that were sent, by round; their order says nothing of when they came. */
  async sentInRounds(roundIds: readonly string[]): Promise<Map<string, Review[]>> {
    const rows = await this.database.rows<Review & { roundId: string }>(
      'reviews-sent',
      `select ${columns}, assignment.round_id as "roundId" from review join assignment using (id)
       where assignment.round_id = any($1::uuid[]) and review.sent_at is not null order by md5(review.id::text)`,
      [roundIds],
    );
    return new Map(
      [...grouped(rows, ({ roundId }) => roundId)].map(([id, all]) => [
        id,
        all.map(({ roundId: _, ...row }) => entity(row as Review)),
      ]),
    );
  }

  /** What was sent for a round, as this transaction sees it. */
  async sentIn(tx: Transaction, roundId: string): Promise<Pick<Review, 'id' | 'fields'>[]> {
    return tx.manager.query(
      `select review.id, review.fields from review join assignment using (id)
       where assignment.round_id = $1 and review.sent_at is not null`,
      [roundId],
    );
  }

  /** Whether this account is asked to read the round, reads it or has. */
  async isReader(tx: Transaction, roundId: string, accountId: string): Promise<boolean> {
    const rows = await tx.manager.query<unknown[]>(
      `select from assignment where round_id = $1 and reviewer_id = $2 and state in ('offered', 'accepted', 'sent')`,
      [roundId, accountId],
    );
    return rows.length > 0;
  }

  async lock(tx: Transaction, id: string): Promise<Review | null> {
    return tx.manager.findOne(Review, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async save(tx: Transaction, review: Review): Promise<Review> {
    await tx.manager.upsert(Review, review, ['id']);
    return review;
  }

  /** By review, in the order of the document; what is about the whole comes last. */
  async remarksOf(reviewIds: readonly string[]): Promise<Map<string, PlacedRemark[]>> {
    const rows = await this.database.rows<PlacedRemark>(
      'remarks-of-reviews',
      `select ${remarkColumns}, case when remark.block_id is not null then passage.position end as passage,
         (select nullif(count(*), 0)::int from round_passage file
          where file.round_id = passage.round_id and file.kind = 'file' and file.position <= passage.position) as file
       from remark join assignment on assignment.id = remark.review_id
         left join round_passage passage on passage.round_id = assignment.round_id and passage.part = remark.part
           and passage.block_id = coalesce(remark.block_id, 'fichier')
       where review_id = any($1::uuid[]) order by passage.position nulls last, remark.page nulls last, remark.position`,
      [reviewIds],
    );
    return grouped(rows, ({ reviewId }) => reviewId);
  }

  async findRemark(id: string): Promise<Remark | null> {
    const rows = await this.database.rows<Remark>(
      'remark-by-id',
      `select ${remarkColumns} from remark where id = $1::uuid`,
      [uuidOrNull(id)],
    );
    return rows[0] ? remark(rows[0]) : null;
  }

  async lockRemark(tx: Transaction, id: string): Promise<Remark | null> {
    return uuidOrNull(id)
      ? tx.manager.findOne(Remark, { where: { id }, lock: { mode: 'pessimistic_write' } })
      : null;
  }

  async countRemarks(tx: Transaction, reviewId: string): Promise<number> {
    return tx.manager.countBy(Remark, { reviewId });
  }

  async saveRemark(tx: Transaction, one: Remark): Promise<Remark> {
    await tx.manager.upsert(Remark, one, ['id']);
    return one;
  }

  async deleteRemark(tx: Transaction, id: string): Promise<void> {
    await tx.manager.delete(Remark, { id });
  }
}

const entity = (row: Review): Review => Object.assign(new Review(), row);
const remark = (row: Remark): Remark => Object.assign(new Remark(), row);
