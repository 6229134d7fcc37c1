import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEmbeddedPostgres } from '#platform/embedded-postgres';
import { until } from './until.js';

const run = promisify(execFile);

/** Lays a database at the newest schema into an empty data folder: made once a run of Jest, copied from then on. */
export async function layDatabase(dataDir: string): Promise<void> {
  const folder = process.env.ESSAIM_TEST_RUN; // test/support/run-folder.mjs; benches have none
  if (!folder) return makeDatabase(dataDir);
  // Owners and modes as they are: PostgreSQL refuses a cluster that is not its own. Node's own copy loses them.
  await run('cp', ['-a', `${await databaseIn(folder)}/.`, dataDir]);
}

/** Made by whichever process of this run comes first; the others wait for it. */
async function databaseIn(folder: string): Promise<string> {
  const place = join(folder, 'database');
  const isFirst = await mkdir(`${place}.taken`).then(
    () => true,
    () => false,
  );
  if (!isFirst) return until('the database is made', () => existsSync(place) && place, 120_000);
  const draft = join(folder, 'draft');
  await mkdir(draft);
  await makeDatabase(draft);
  await rename(draft, place);
  return place;
}

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
  // Of this server's life alone.
  for (const name of ['server.log', 'tenants', 'socket'])
    await rm(join(dataDir, 'postgres', name), { recursive: true, force: true });
}
