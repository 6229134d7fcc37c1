import { Injectable } from '@nestjs/common';
import { Database, grouped, type Transaction, uuidOrNull } from '#platform/database';
import { Rubric } from './rubric.js';

const columns = `rubric_version.id, rubric_version.rubric_id as "rubricId", rubric_version.number, rubric_version.title,
  rubric_version.criteria, rubric_version.created_by as "createdBy", rubric_version.created_at as "createdAt",
  rubric_version.used_at as "usedAt"`;

/** For those who do not run campaigns: what served, and the product's own. */
const isShown = '($1::boolean or rubric_version.used_at is not null or rubric_version.created_by is null)';

@Injectable()
export class RubricRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<Rubric | null> {
    return (await this.byIds([id])).get(id.toLowerCase()) ?? null;
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
      `select ${columns} from rubric_version where rubric_id =
         (select rubric_id from rubric_version where created_by is null order by created_at, id limit 1)
       order by number desc limit 1`,
    );
    if (!rows[0]) throw new Error('No rubric at all: the migrations bring one.');
    return entity(rows[0]);
  }

  /** The newest version of each, by title; `all`: those too that only whoever runs campaigns may read. */
  async listNewest(
    all: boolean,
    { offset, limit }: { offset: number; limit: number },
  ): Promise<{ rows: Rubric[]; total: number }> {
    const rows = await this.database.rows<Rubric & { total: number }>(
      'rubrics-newest',
      `select *, count(*) over ()::int as total from (
         select distinct on (rubric_version.rubric_id) ${columns} from rubric_version where ${isShown}
         order by rubric_version.rubric_id, rubric_version.number desc) as newest
       order by "createdBy" is null desc, title, id offset $2 limit $3`,
      [all, offset, limit],
    );
    return { rows: rows.map(({ total: _, ...row }) => entity(row as Rubric)), total: rows[0]?.total ?? 0 };
  }

  /** By rubric: its versions, the newest first. */
  async versionsOf(rubricIds: readonly string[]): Promise<Map<string, Rubric[]>> {
    const rows = await this.database.rows<Rubric>(
      'rubric-versions',
      `select ${columns} from rubric_version where rubric_id = any($1::uuid[]) order by rubric_id, number desc`,
      [rubricIds],
    );
    return grouped(rows.map(entity), ({ rubricId }) => rubricId);
  }

  async lock(tx: Transaction, id: string): Promise<Rubric | null> {
    if (uuidOrNull(id) === null) return null;
    return tx.manager.findOne(Rubric, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Of its newest version; held until the end, so that two new versions at once are one. */
  async holdNewestNumber(tx: Transaction, rubricId: string): Promise<number> {
    await tx.hold(`rubric ${rubricId}`);
    const [row] = await tx.manager.query<{ number: number }[]>(
      'select max(number) as number from rubric_version where rubric_id = $1',
      [rubricId],
    );
    return row?.number ?? 0;
  }

  async save(tx: Transaction, rubric: Rubric): Promise<Rubric> {
    return tx.manager.save(rubric);
  }
}

const entity = (row: Rubric): Rubric => Object.assign(new Rubric(), row);
