import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#platform/embedded-postgres';
import { layOnce } from './made-once.js';

/** Lays a database at the newest schema into an empty data folder. */
export const layDatabase = (dataDir: string): Promise<void> => layOnce('database', dataDir, makeDatabase);

async function makeDatabase(dataDir: string): Promise<void> {
  // Loaded only where the database is made: most specs of a product need nothing else of the libraries.
  const [{ migrate }, { migrations }] = await Promise.all([
    import('#platform/database'),
    import('../../infra/database/index.js'),
  ]);
  const server = await startEmbeddedPostgres({ dataDir });
  try {
    const { socketDir, database, user } = server;
    await migrate({ socketDir, database, user }, migrations);
  } finally {
    await server.stop();
  }
  await forgetServer(dataDir);
}

/** What a stopped server left of its own life alone. */
export async function forgetServer(dataDir: string): Promise<void> {
  for (const name of ['server.log', 'tenants', 'socket'])
    await rm(join(dataDir, 'postgres', name), { recursive: true, force: true });
}
