import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database';
import type { LicenceQuestion } from './licence-question.js';

const columns = `question.id, question.resource_id as "resourceId", question.account_id as "accountId", question.question, question.asked_at as "askedAt",
  question.answer, question.answered_at as "answeredAt", coalesce(draft.fields->>'title', 'Sans titre') as "draftTitle"`;
const from = 'licence_question question left join draft on draft.resource_id = question.resource_id';

@Injectable()
export class LicenceQuestionRepository {
  constructor(private readonly database: Database) {}

  /** Unanswered ones, oldest first. */
  async listOpen(offset: number, limit: number): Promise<{ rows: LicenceQuestion[]; total: number }> {
    const rows = await this.database.rows<LicenceQuestion & { total: number }>(
      'licence-questions-open',
      `select ${columns}, count(*) over ()::int as total from ${from} where answered_at is null order by asked_at offset $1 limit $2`,
      [offset, limit],
    );
    return { rows, total: rows[0]?.total ?? 0 };
  }

  /** The newest question of each resource. */
  async latestOf(resourceIds: readonly string[]): Promise<Map<string, LicenceQuestion>> {
    const rows = await this.database.rows<LicenceQuestion>(
      'licence-question-latest',
      `select distinct on (question.resource_id) ${columns} from ${from} where question.resource_id = any($1::uuid[]) order by question.resource_id, asked_at desc`,
      [resourceIds],
    );
    return new Map(rows.map((row) => [row.resourceId, row]));
  }

  async find(id: string): Promise<LicenceQuestion | null> {
    const rows = await this.database.rows<LicenceQuestion>(
      'licence-question',
      `select ${columns} from ${from} where question.id::text = $1`,
      [id],
    );
    return rows[0] ?? null;
  }

  async ask(
    tx: Transaction,
    question: { id: string; resourceId: string; accountId: string; question: string },
  ): Promise<void> {
    await tx.manager.query(
      'insert into licence_question(id, resource_id, account_id, question, asked_at) values ($1, $2, $3, $4, $5)',
      [question.id, question.resourceId, question.accountId, question.question, tx.now],
    );
  }

  async answer(tx: Transaction, id: string, answer: string, by: string): Promise<void> {
    await tx.manager.query(
      'update licence_question set answer = $2, answered_at = $3, answered_by = $4 where id = $1',
      [id, answer, tx.now, by],
    );
  }
}
