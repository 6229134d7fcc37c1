import { Injectable } from '@nestjs/common';
import { Database, type Transaction, uuidOrNull } from '#platform/database';
import { Rubric } from './rubric.js';

const columns = `rubric_version.id, rubric_version.rubric_id as "rubricId", rubric_version.number, rubric_version.title,
  rubric_version.criteria, rubric_version.created_by as "createdBy", rubric_version.created_at as "createdAt",
  rubric_version.used_at as "usedAt"`;

@Injectable()
export class RubricRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<Rubric | null> {
    return (await this.byIds([id])).get(id) ?? null;
  }

  async byIds(ids: readonly string[]): Promise<Map<string, Rubric>> {
    const rows = await this.database.rows<Rubric>(
      'rubrics-by-ids',
      `select ${columns} from rubric_version where id = any($1::uuid[])`,
      [ids.map(uuidOrNull)],
    );
    return new Map(rows.map((row) => [row.id, entity(row)]));
  }

  /** What a campaign is prepared with where nothing else is chosen: the product's own, in its newest version. */
  async getUsual(): Promise<Rubric> {
    const rows = await this.database.rows<Rubric>(
      'rubric-usual',
      `select ${columns} from rubric_version order by created_by is null desc, number desc, created_at, id limit 1`,
    );
    if (!rows[0]) throw new Error('No rubric at all: the migrations bring one.');
    return entity(rows[0]);
  }

  async lock(tx: Transaction, id: string): Promise<Rubric | null> {
    return tx.manager.findOne(Rubric, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async save(tx: Transaction, rubric: Rubric): Promise<Rubric> {
    return tx.manager.save(rubric);
  }
}

const entity = (row: Rubric): Rubric => Object.assign(new Rubric(), row);
