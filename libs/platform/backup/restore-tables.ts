import pg from 'pg';
import { connection, type DatabaseAddress } from '#platform/database';
import { TargetNotEmpty } from './backup.errors.js';
import { copyIn } from './copy-stream.js';
import { listTables, named, PLAIN_VALUES, quoted } from './table.js';
import type { WholeBackup } from './whole-backup.js';

/** @throws TargetNotEmpty when a table is there, whatever it holds. */
export async function refuseFilledDatabase(owner: DatabaseAddress): Promise<void> {
  await inTransaction(owner, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1 limit 1`,
    );
    if (rows[0]) throw new TargetNotEmpty(`dans la base (la table ${rows[0].name})`);
  });
}

/**
 * Fills the tables of a database migrated as far as the backup, as their owner, in one transaction: all of it or
 * nothing. What migrations put there gives way; foreign keys are checked once everything is in.
 */
export async function restoreTables(owner: DatabaseAddress, backup: WholeBackup): Promise<void> {
  await inTransaction(owner, async (client) => {
    const names = Object.keys(backup.manifest.tables);
    const { undo } = await withoutForeignKeys(client);
    const present = (await listTables(client)).map(({ name }) => name).filter((name) => name !== 'migration');
    await client.query(`truncate ${named(present)}`);
    for (const name of names) {
      const columns = named(backup.manifest.tables[name]?.columns ?? []);
      await client.query(`alter table ${quoted(name)} disable trigger user`);
      await copyIn(client, `copy ${quoted(name)} (${columns}) from stdin`, backup.rows(name));
      await client.query(`alter table ${quoted(name)} enable trigger user`);
    }
    await undo();
    await advanceSequences(client);
    for (const { type, payload, queue, key } of backup.jobs)
      await client.query(
        'select graphile_worker.add_job($1, $2::json, queue_name => $3, job_key => $4, max_attempts => 12)',
        [type, JSON.stringify(payload), queue, key],
      );
  });
}

/** Adds the lines of a ledger that the newest backup knows and this database does not; returns how many. */
export async function addLedger(owner: DatabaseAddress, backup: WholeBackup, table: string): Promise<number> {
  const young = backup.newest(table);
  if (young === null) return 0;
  return inTransaction(owner, async (client) => {
    const columns = named(young.columns);
    await client.query(
      `create temporary table younger on commit drop as select ${columns} from ${quoted(table)} limit 0`,
    );
    await copyIn(client, `copy younger (${columns}) from stdin`, young.rows);
    const { rowCount } = await client.query(
      `insert into ${quoted(table)} (${columns}) select ${columns} from younger on conflict do nothing`,
    );
    return rowCount ?? 0;
  });
}

async function inTransaction<Result>(
  owner: DatabaseAddress,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(connection(owner));
  client.on('error', () => undefined); // the next statement says it
  await client.connect();
  try {
    await client.query(`${PLAIN_VALUES}; begin`);
    const result = await work(client);
    await client.query('commit');
    return result;
  } finally {
    await client.end();
  }
}

/** Tables that name each other have no order; the keys come back, and are checked, by `undo`. */
async function withoutForeignKeys(client: pg.Client): Promise<{ undo: () => Promise<void> }> {
  const { rows } = await client.query<{ table: string; name: string; rule: string }>(
    `select relname as table, conname as name, pg_get_constraintdef(pg_constraint.oid) as rule
     from pg_constraint join pg_class on pg_class.oid = conrelid
     where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`,
  );
  for (const { table, name } of rows)
    await client.query(`alter table ${quoted(table)} drop constraint ${quoted(name)}`);
  return {
    undo: async () => {
      for (const { table, name, rule } of rows)
        await client.query(`alter table ${quoted(table)} add constraint ${quoted(name)} ${rule}`);
    },
  };
}

/** The next number of each identity column follows the greatest that came back. */
async function advanceSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select relname as table, attname as column from pg_attribute join pg_class on pg_class.oid = attrelid
     where relnamespace = 'public'::regnamespace and relkind = 'r' and attidentity <> '' order by 1, 2`,
  );
  for (const { table, column } of rows)
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce(max(${quoted(column)}), 0) + 1, false) from ${quoted(table)}`,
      [quoted(table), column],
    );
}
