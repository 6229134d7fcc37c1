import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Binaries } from './binaries.js';
import { SUPERUSER } from './cluster.js';
import { DiskFull, reasonIn, ServerNotStarting } from './embedded-postgres.errors.js';
import { isRunning, isWorkedIn } from './process-identity.js';
import { SERVER_ENVIRONMENT } from './server-account.js';
import type { Workplace } from './workplace.js';

/** A server that answers, and an open superuser connection to it. */
export interface RunningServer {
  pid: number;
  socketDir: string;
  client: pg.Client;
  adopted: boolean;
  recovered: boolean;
}

const START_PATIENCE_MS = 120_000;
const STOP_PATIENCE_MS = 3_000;
const STOP_LIMIT_MS = 4_000;

const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '100',
  shared_preload_libraries: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Just-in-time compilation costs more than it gains on queries of a few milliseconds.
  jit: 'off',
  // Without these two, acknowledged publications were lost over kills and simulated power cuts.
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  data_sync_retry: 'off',
  // The log must hold no personal data: no statement, no DETAIL line with the values of a row.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/** The server already running on this cluster, whoever started it, or null. */
export async function findRunning(place: Workplace): Promise<RunningServer | null> {
  const file = readPidFile(place);
  if (!file?.socketDir) return null;
  const client = await connect(file.socketDir);
  return client && { pid: file.pid, socketDir: file.socketDir, client, adopted: true, recovered: false };
}

/** Starts the server, detached so that it outlives a killed Node, and waits until it answers. */
export async function launch(place: Workplace, binaries: Binaries): Promise<RunningServer> {
  const deadline = Date.now() + START_PATIENCE_MS;
  for (;;) {
    clearStaleFiles(place);
    const attempt = await launchOnce(place, binaries, deadline);
    if ('client' in attempt) return attempt;
    if (/No space left on device/.test(attempt.output)) throw new DiskFull(place.dataDir);
    // Left-over backends of a killed postmaster, or a server that is just shutting down, need a moment to go.
    const isPassing = /postmaster\.pid|shared memory block|socket/.test(attempt.output);
    if (!isPassing || Date.now() > deadline) {
      throw new ServerNotStarting(place.logFile, reasonIn(attempt.output));
    }
    await sleep(200);
    const running = await findRunning(place);
    if (running) return running;
  }
}

/** Fast shutdown; after 3 s an immediate one, which loses nothing acknowledged and recovers at the next start. */
export async function stopServer(place: Workplace, pid: number): Promise<void> {
  const began = Date.now();
  signal(pid, 'SIGINT');
  while (isServing(place, pid)) {
    const elapsed = Date.now() - began;
    if (elapsed > STOP_LIMIT_MS) return;
    if (elapsed > STOP_PATIENCE_MS) signal(pid, 'SIGQUIT');
    await sleep(20);
  }
}

async function launchOnce(
  place: Workplace,
  binaries: Binaries,
  deadline: number,
): Promise<RunningServer | { output: string }> {
  const log = openSync(place.logFile, 'a');
  const start = fstatSync(log).size;
  const child = spawnServer(place, binaries, log);
  closeSync(log);
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));
  while (!ended && Date.now() < deadline) {
    const file = readPidFile(place);
    if (file?.isReady && file.pid === child.pid && file.socketDir) {
      const client = await connect(file.socketDir);
      const recovered = /not properly shut down/.test(readLog(place, start));
      if (client) return { pid: file.pid, socketDir: file.socketDir, client, adopted: false, recovered };
    }
    await sleep(10);
  }
  if (!ended) child.kill('SIGQUIT');
  return { output: readLog(place, start) };
}

function spawnServer(place: Workplace, binaries: Binaries, log: number): ChildProcess {
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(binaries.postgres, ['-D', place.cluster, '-k', place.socketDir, ...settings], {
    ...place.account,
    cwd: '/',
    env: SERVER_ENVIRONMENT,
    // A file, not a pipe: a pipe would break, and the server with it, when Node is killed.
    stdio: ['ignore', log, log],
    detached: true,
  });
  child.unref();
  return child;
}

/** After a kill -9 of everything, the old number in postmaster.pid may belong to another process by now. */
function clearStaleFiles(place: Workplace): void {
  if (!readPidFile(place)) return;
  // Where the system cannot tell (null), PostgreSQL's own check of the number has the last word.
  if (isWorkedIn(place.cluster, place.account) !== false) return;
  rmSync(join(place.cluster, 'postmaster.pid'), { force: true });
  for (const name of readdirSync(place.socketDir)) {
    if (name.startsWith('.s.PGSQL.')) rmSync(join(place.socketDir, name), { force: true });
  }
}

interface PidFile {
  pid: number;
  socketDir: string;
  isReady: boolean;
}

/** Lines of postmaster.pid (miscadmin.h): 1 the process, 5 the first socket folder, 8 the status. */
function readPidFile(place: Workplace): PidFile | null {
  try {
    const lines = readFileSync(join(place.cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), socketDir: lines[4] ?? '', isReady: lines[7]?.trim() === 'ready' };
  } catch {
    return null;
  }
}

async function connect(socketDir: string): Promise<pg.Client | null> {
  const client = new pg.Client({
    host: socketDir,
    user: SUPERUSER,
    database: 'postgres',
    connectionTimeoutMillis: 5000,
  });
  // A server that dies while we hold the connection must not take Node down with an unhandled event.
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch {
    return null;
  }
}

/** A zombie keeps its number where nobody reaps it (containers without init): the file it removed tells the truth. */
function isServing(place: Workplace, pid: number): boolean {
  return isRunning(pid) && readPidFile(place)?.pid === pid;
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name);
  } catch {
    // Already gone.
  }
}

function readLog(place: Workplace, from: number): string {
  const log = openSync(place.logFile, 'r');
  const rest = Buffer.alloc(Math.max(0, fstatSync(log).size - from));
  readSync(log, rest, 0, rest.length, from);
  closeSync(log);
  return rest.toString('utf8');
}
