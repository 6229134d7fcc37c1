import type { Client } from 'pg';

/** A table as it is copied. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** Columns of its primary key; of all of them where it has none. */
  readonly key: readonly string[];
}

/** Every table of the product, in the order of the names. */
export async function listTables(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select relname as name,
      (select array_agg(attname::text order by attnum) from pg_attribute
        where attrelid = class.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
      coalesce((select array_agg(attname::text order by place) from pg_index, unnest(indkey) with ordinality as keyed(num, place)
        join pg_attribute on attnum = num where indrelid = class.oid and indisprimary and attrelid = class.oid), '{}') as key
    from pg_class class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname collate "C"`);
  return rows.map((table) => ({ ...table, key: table.key.length > 0 ? table.key : table.columns }));
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Columns in a list. */
export const named = (columns: readonly string[]): string => columns.map(quoted).join(', ');

/** Every session that copies writes and reads values alike, whatever the server’s own settings. */
export const PLAIN_VALUES = `set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set bytea_output = 'hex';
  set extra_float_digits = 1; set client_encoding = 'UTF8'; set jit = off`;
