import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database';
import { type PersonNamed, type PersonRows, placed, valuesOf, withHer } from './person-rows.js';

/** The rows of one person in any table, as the list says. */
@Injectable()
export class PersonRowsRepository {
  constructor(private readonly database: Database) {}

  /** Her rows as JSON, without what is withheld, in the order in which they were written where they say it. */
  async list(
    { table, hers, withheld = {} }: PersonRows,
    her: PersonNamed,
  ): Promise<Record<string, unknown>[]> {
    const without = Object.keys(withheld);
    const rows = await this.database.rows<{ row: Record<string, unknown> }>(
      `person-rows ${table}`,
      `${withHer} select to_jsonb(${table}) - $5::text[] as row from ${table} where ${placed(hers)}`,
      [...valuesOf(her), without],
    );
    return rows.map(({ row }) => row);
  }

  async erase(tx: Transaction, { table, hers, erasure }: PersonRows, her: PersonNamed): Promise<void> {
    const values = valuesOf(her);
    if (erasure === 'deleted')
      return void (await tx.manager.query(`${withHer} delete from ${table} where ${placed(hers)}`, values));
    if ('stays' in erasure) return;
    for (const { set, where } of erasure.changed ?? [])
      await tx.manager.query(`${withHer} update ${table} set ${placed(set)} where ${placed(where)}`, values);
    if (erasure.deleted)
      await tx.manager.query(`${withHer} delete from ${table} where ${placed(erasure.deleted)}`, values);
  }

  /** Columns of these tables that name an account or an agent: `table.column`. */
  async referencesToPeople(): Promise<Set<string>> {
    const rows = await this.database.rows<{ column: string }>(
      'references-to-people',
      `select fk.conrelid::regclass || '.' || attname as column from pg_constraint fk
       join pg_attribute col on col.attrelid = fk.conrelid and col.attnum = any(fk.conkey)
       where fk.contype = 'f' and fk.confrelid in ('account'::regclass, 'agent'::regclass)`,
    );
    return new Set(rows.map(({ column }) => column));
  }
}
