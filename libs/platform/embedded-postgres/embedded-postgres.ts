import { resolve } from 'node:path';
import { findBinaries } from './binaries.js';
import { DATABASE, ensureCluster, ensureDatabase, OWNER } from './cluster.js';
import { nameFileError, ServerNotStarting } from './embedded-postgres.errors.js';
import { findRunning, launch, stopServer, type RunningServer } from './postmaster.js';
import { Tenants } from './tenants.js';
import { prepareWorkplace, type Workplace } from './workplace.js';

/** How to reach a started server (no password: the socket's folder is private) and how to leave it. */
export interface EmbeddedPostgres {
  socketDir: string;
  /** Owner of the database, for migrations. The running application connects as `essaim_app`. */
  user: string;
  database: string;
  /** The server ran already: an orphan of a killed process, or shared with a living one. */
  adopted: boolean;
  /** The server replayed its journal after a crash. */
  recovered: boolean;
  /** Stops the server within 5 s, unless another living process uses it: the last to leave stops it. */
  stop(): Promise<void>;
}

const TURN_PATIENCE_MS = 150_000;
const LEAVE_PATIENCE_MS = 1_000;

/**
 * Starts (or adopts) PostgreSQL 18 on the cluster of the data room `dataDir`, creating it the first time. `log`
 * receives French lines for the operator.
 * @throws EmbeddedPostgresError, whose message is one French sentence.
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  log?: (line: string) => void;
}): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const log = options.log ?? (() => {});
  try {
    const place = prepareWorkplace(dataDir);
    const tenants = new Tenants(place.root);
    const started = await tenants.alone(TURN_PATIENCE_MS, () => startOrAdopt(place, tenants, log));
    if (!started)
      throw new ServerNotStarting(place.logFile, 'un autre processus la démarre depuis trop longtemps');
    return started;
  } catch (error) {
    throw nameFileError(error, dataDir);
  }
}

async function startOrAdopt(
  place: Workplace,
  tenants: Tenants,
  log: (line: string) => void,
): Promise<EmbeddedPostgres> {
  const server = (await findRunning(place)) ?? (await startFresh(place, log));
  try {
    await ensureDatabase(server.client);
  } finally {
    await server.client.end();
  }
  if (server.adopted) log('PostgreSQL tournait déjà : il est repris tel quel.');
  if (server.recovered) log('PostgreSQL avait été interrompu : son journal a été rejoué.');
  const { socketDir, adopted, recovered } = server;
  const stop = stopOnce(place, tenants, server.pid);
  return { socketDir, user: OWNER, database: DATABASE, adopted, recovered, stop };
}

async function startFresh(place: Workplace, log: (line: string) => void): Promise<RunningServer> {
  const binaries = findBinaries(place);
  if (await ensureCluster(place, binaries)) log(`Base de données créée dans ${place.dataDir}.`);
  return launch(place, binaries);
}

function stopOnce(place: Workplace, tenants: Tenants, pid: number): () => Promise<void> {
  const name = tenants.enter();
  let stopping: Promise<void> | undefined;
  const leave = async (): Promise<void> => {
    tenants.leave(name);
    // Without our turn, someone is adopting the server at this moment: theirs to stop.
    await tenants.alone(LEAVE_PATIENCE_MS, async () => {
      if (!tenants.areThere()) await stopServer(place, pid);
    });
  };
  return () => (stopping ??= leave());
}
