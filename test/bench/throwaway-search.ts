import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { startEmbeddedPostgres } from '#platform/embedded-postgres';
import { createPostgresSearch, SEARCH_POOL_OPTIONS, type SearchEngine } from '#platform/search-engine';
import { Search1764030002000 } from '../../infra/database/migrations/1764030002000-search.js';

interface ThrowawaySearch {
  engine: SearchEngine;
  /** Connections of the application's role, which may change rows but no table. */
  pool: pg.Pool;
  dispose(): Promise<void>;
}

/** An empty search index in a PostgreSQL of its own, gone with `dispose`. */
export async function openThrowawaySearch(): Promise<ThrowawaySearch> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'essaim-search-')));
  chmodSync(folder, 0o755); // as root, the server runs as another user, who must reach the data
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'data') });
  const { socketDir: host, user, database } = server;
  await migrateSearch({ host, username: user, database });
  const pool = new pg.Pool({ host, user: 'essaim_app', database, options: SEARCH_POOL_OPTIONS, max: 4 });
  pool.on('error', () => undefined); // connections still closing when the server stops
  return {
    engine: createPostgresSearch(pool),
    pool,
    dispose: async () => {
      await pool.end();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function migrateSearch(where: { host: string; username: string; database: string }): Promise<void> {
  const source = new DataSource({ type: 'postgres', ...where, migrations: [Search1764030002000] });
  await source.initialize();
  await source.runMigrations();
  await source.destroy();
}
