import { runMigrations } from 'graphile-worker';
import { DataSource, type MigrationInterface } from 'typeorm';
import pg from 'pg';
import { connection, type DatabaseAddress } from './database.js';

type Migration = new () => MigrationInterface;

/**
 * Brings the schema up to date as the owner role, the job queue's schema included, then gives the
 * application's role what it may do: rows of every table, but neither UPDATE nor DELETE on the audit log.
 * Safe to call from several processes at once, and with fewer migrations than there are: a restore stops where the backup did. Returns the names of the migrations that ran.
 */
export async function migrate(owner: DatabaseAddress, migrations: readonly Migration[]): Promise<string[]> {
  const pool = new pg.Pool({ ...connection(owner), max: 2 });
  // One connection waits while the other works: if it breaks, its next statement says so, or nobody needed it.
  pool.on('error', () => undefined);
  const guard = await pool.connect();
  guard.on('error', () => undefined);
  try {
    await guard.query('select pg_advisory_lock($1)', [migrationLock]);
    const ran = await runOurs(owner, migrations);
    await runMigrations({ pgPool: pool });
    await guard.query(grants);
    return ran;
  } finally {
    await guard.query('select pg_advisory_unlock($1)', [migrationLock]);
    guard.release();
    await pool.end();
  }
}

async function runOurs(owner: DatabaseAddress, migrations: readonly Migration[]): Promise<string[]> {
  const where =
    'url' in owner
      ? { url: owner.url }
      : { host: owner.socketDir, username: owner.user, database: owner.database };
  const source = new DataSource({
    type: 'postgres',
    ...where,
    migrations: [...migrations],
    migrationsTableName: 'migration',
  });
  await source.initialize();
  try {
    const ran = await source.runMigrations({ transaction: 'each' });
    return ran.map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}

const migrationLock = 7_216_400;

const grants = `
  do $$ begin
    if not exists (select from pg_roles where rolname = 'essaim_app') then create role essaim_app login; end if;
  end $$;
  grant usage on schema public, graphile_worker to essaim_app;
  grant select, insert, update, delete, truncate on all tables in schema public to essaim_app;
  grant usage, select on all sequences in schema public to essaim_app;
  grant select, insert, update, delete on all tables in schema graphile_worker to essaim_app;
  grant usage, select on all sequences in schema graphile_worker to essaim_app;
  grant execute on all functions in schema graphile_worker, public to essaim_app;
  do $$ declare queue_table record; begin
    for queue_table in
      select tablename from pg_tables where schemaname = 'graphile_worker' and tablename not in
        (select tablename from pg_policies where schemaname = 'graphile_worker' and policyname = 'essaim_app')
    loop
      execute format('create policy essaim_app on graphile_worker.%I to essaim_app using (true) with check (true)', queue_table.tablename);
    end loop;
  end $$;
  do $$ declare kept text; begin
    foreach kept in array array['audit_entry', 'erasure', 'migration'] loop
      if to_regclass(kept) is not null then execute format('revoke update, delete, truncate on %I from essaim_app', kept); end if;
    end loop;
  end $$;
`;
