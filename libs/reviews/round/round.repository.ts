import { Injectable } from '@nestjs/common';
import { Database, grouped, type Transaction, uuidOrNull } from '#platform/database';
import type { RoundPassage } from './round-passages.js';
import { ReviewRound } from './review-round.js';

const columns = `round.id, round.submission_id as "submissionId", round.number, round.version_id as "versionId",
  round.draft_id as "draftId", round.opened_at as "openedAt", round.outcome, round.reason, round.grades, round.actions,
  round.mentor_id as "mentorId", round.decided_by as "decidedBy", round.decided_at as "decidedAt", round.shared_at as "sharedAt"`;

const passageColumns = `passage.round_id as "roundId", passage.part, passage.block_id as "blockId", passage.kind, passage.text,
  passage.hash`;

/** Rounds of reading, and what was read in each. */
@Injectable()
export class RoundRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<ReviewRound | null> {
    return (await this.byIds([id])).get(id) ?? null;
  }

  async byIds(ids: readonly string[]): Promise<Map<string, ReviewRound>> {
    const rows = await this.database.rows<ReviewRound>(
      'rounds-by-ids',
      `select ${columns} from review_round round where round.id = any($1::uuid[])`,
      [ids.map(uuidOrNull)],
    );
    return new Map(rows.map((row) => [row.id, entity(row)]));
  }

  /** Of a resource: those that read a draft, which no version carries yet. */
  async ofDrafts(resourceId: string): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      'rounds-of-drafts',
      `select round.id from review_round round join submission on submission.id = round.submission_id
       where submission.resource_id = $1 and round.version_id is null`,
      [resourceId],
    );
    return rows.map(({ id }) => id);
  }

  /** The newest first. */
  async ofSubmissions(ids: readonly string[]): Promise<Map<string, ReviewRound[]>> {
    const rows = await this.database.rows<ReviewRound>(
      'rounds-of-submissions',
      `select ${columns} from review_round round where round.submission_id = any($1::uuid[]) order by round.number desc`,
      [ids],
    );
    return grouped(rows.map(entity), ({ submissionId }) => submissionId);
  }

  async lock(tx: Transaction, id: string): Promise<ReviewRound | null> {
    return uuidOrNull(id)
      ? tx.manager.findOne(ReviewRound, { where: { id }, lock: { mode: 'pessimistic_write' } })
      : null;
  }

  /** The newest round of a submission that the caller has locked. */
  async lockNewest(tx: Transaction, submissionId: string): Promise<ReviewRound | null> {
    return tx.manager.findOne(ReviewRound, {
      where: { submissionId },
      order: { number: 'DESC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async save(tx: Transaction, round: ReviewRound): Promise<ReviewRound> {
    await tx.manager.upsert(ReviewRound, round, ['id']);
    return round;
  }

  async savePassages(tx: Transaction, roundId: string, passages: readonly RoundPassage[]): Promise<void> {
    await tx.manager.query(
      `insert into round_passage(round_id, position, part, block_id, kind, text, hash)
       select $1, place, each.part, each."blockId", each.kind, each.text, each.hash
       from rows from (jsonb_to_recordset($2::jsonb) as (part text, "blockId" text, kind text, text text, hash text))
         with ordinality as each(part, "blockId", kind, text, hash, place)`,
      [roundId, JSON.stringify(passages)],
    );
  }

  /** What was read in each of these rounds, in order. */
  async passagesOf(roundIds: readonly string[]): Promise<Map<string, RoundPassage[]>> {
    const rows = await this.database.rows<RoundPassage & { roundId: string }>(
      'passages-of-rounds',
      `select ${passageColumns} from round_passage passage where passage.round_id = any($1::uuid[]) order by passage.position`,
      [roundIds],
    );
    return grouped(rows, ({ roundId }) => roundId);
  }
}

const entity = (row: ReviewRound): ReviewRound => Object.assign(new ReviewRound(), row);
