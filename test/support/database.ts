import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { connection, type DatabaseAddress } from '#platform/database';
import { startEmbeddedPostgres } from '#platform/embedded-postgres';
import { layDatabase } from './prepared-data.js';

/** A migrated database of its own, on its own PostgreSQL. */
export interface TestDatabase {
  /** As the running application connects: rows, no structure. */
  readonly address: DatabaseAddress;
  readonly dataDir: string;
  /** The role that owns the tables, to prepare what no use case does and to look behind. */
  readonly owner: pg.Pool;
  stop(): Promise<void>;
}

/** Starts the embedded PostgreSQL in a temporary folder, on a copy of a database at the newest schema. */
export async function startTestDatabase(): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'essaim-db-'));
  await chmod(dataDir, 0o755); // PostgreSQL refuses to run as root: as `nobody`, it must reach its folder
  await layDatabase(dataDir);
  const server = await startEmbeddedPostgres({ dataDir });
  const place = { socketDir: server.socketDir, database: server.database };
  const owner = new pg.Pool({ ...connection({ ...place, user: server.user }), max: 3 });
  owner.on('error', () => undefined); // the server stops before its last idle connection does
  return {
    address: { ...place, user: 'essaim_app' },
    dataDir,
    owner,
    stop: async () => {
      await owner.end();
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
