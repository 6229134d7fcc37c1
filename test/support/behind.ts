import pg from 'pg';
import { connection } from '#platform/database';
import { findDataRoom, startEmbeddedPostgres } from '#platform/embedded-postgres';
import { root, type RunningProduct } from './product.js';

/** As the owner of the tables: for what no use case does, like letting a day pass. */
export async function behind(
  { dataDir }: Pick<RunningProduct, 'dataDir'>,
  work: (owner: pg.Pool) => Promise<unknown>,
): Promise<void> {
  const room = findDataRoom({ requested: dataDir, cwd: root, isRoot: process.getuid?.() === 0 });
  const server = await startEmbeddedPostgres({ dataDir: room.dir });
  const owner = new pg.Pool({
    ...connection({ socketDir: server.socketDir, database: server.database, user: server.user }),
    max: 1,
  });
  try {
    await work(owner);
  } finally {
    await owner.end();
    await server.stop();
  }
}
