import pg from 'pg';
import { findDataRoom, startEmbeddedPostgres } from '#platform/embedded-postgres';
import { root, type RunningProduct } from './product.js';

/** By data folder. Reaching a server that runs costs more than what is asked of it, and a scene asks ten times. */
const owners = new Map<string, Promise<pg.Pool>>();

/** As the owner of the tables: for what no use case does, like letting a day pass. The product must be running. */
export async function behind(
  { dataDir }: Pick<RunningProduct, 'dataDir'>,
  work: (owner: pg.Pool) => Promise<unknown>,
): Promise<void> {
  const owner = owners.get(dataDir) ?? ownerOf(dataDir);
  owners.set(dataDir, owner);
  await work(await owner);
}

/** Leaves the server as soon as it knows the way: the product alone decides when PostgreSQL stops. */
async function ownerOf(dataDir: string): Promise<pg.Pool> {
  const room = findDataRoom({ requested: dataDir, cwd: root, isRoot: process.getuid?.() === 0 });
  const { socketDir, database, user, stop } = await startEmbeddedPostgres({ dataDir: room.dir });
  const owner = new pg.Pool({ host: socketDir, database, user, max: 4, allowExitOnIdle: true });
  owner.on('error', () => undefined); // the server stops before its last idle connection does
  await stop();
  return owner;
}
