import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import type { Binaries } from './binaries.js';
import {
  DataVersionUnsupported,
  DiskFull,
  errorCode,
  FolderNotWritable,
  reasonIn,
  ServerNotStarting,
} from './embedded-postgres.errors.js';
import { SERVER_ENVIRONMENT } from './server-account.js';
import type { Workplace } from './workplace.js';

export const SUPERUSER = 'postgres';
export const OWNER = 'essaim_owner';
export const DATABASE = 'essaim';
const APP = 'essaim_app';
const MAJOR_VERSION = '18';
// Order and case come from ICU, but full-text search and trigrams cut words by LC_CTYPE: under plain C, « l’école » is
// one word, guillemets stick to words and trigrams lose accented letters. The first that the system knows is taken.
const CHARACTER_TYPES = ['C.UTF-8', 'en_US.UTF-8', 'fr_FR.UTF-8', 'C'];

/** Makes the cluster unless it exists. It appears whole, by one rename, or not at all. */
export async function ensureCluster(place: Workplace, binaries: Binaries): Promise<boolean> {
  removeAbandonedDrafts(place);
  const versionFile = join(place.cluster, 'PG_VERSION');
  if (existsSync(versionFile)) {
    const found = readFileSync(versionFile, 'utf8').trim();
    if (found !== MAJOR_VERSION) throw new DataVersionUnsupported(place.dataDir, found);
    return false;
  }
  const draft = `${place.cluster}.draft-${randomUUID()}`;
  await createCluster(place, binaries, draft);
  renameSync(draft, place.cluster);
  syncFolder(dirname(place.cluster));
  return true;
}

/**
 * Creates what a fresh cluster lacks: the database, its owner (DDL, and throw-away databases for benches and tests),
 * and the role of the running application, which may only do what migrations grant.
 */
export async function ensureDatabase(client: pg.Client): Promise<void> {
  const roles = await client.query<{ rolname: string }>('SELECT rolname FROM pg_roles');
  const known = new Set(roles.rows.map((row) => row.rolname));
  if (!known.has(OWNER)) await client.query(`CREATE ROLE ${OWNER} LOGIN CREATEDB`);
  if (!known.has(APP)) await client.query(`CREATE ROLE ${APP} LOGIN`);
  const databases = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
  if (databases.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`);
}

async function createCluster(place: Workplace, binaries: Binaries, folder: string): Promise<void> {
  let complaint = '';
  for (const characterType of CHARACTER_TYPES) {
    complaint = await runInitdb(place, binaries, [folder, characterType]);
    if (complaint === '') return;
    rmSync(folder, { recursive: true, force: true });
    if (!/invalid locale name/.test(complaint)) break;
  }
  if (/No space left on device|Disk quota exceeded/.test(complaint)) throw new DiskFull(place.dataDir);
  if (/Permission denied|Read-only file system/.test(complaint)) throw new FolderNotWritable(place.dataDir);
  throw new ServerNotStarting(place.logFile, reasonIn(complaint));
}

/** What initdb complained of; empty when it succeeded. */
async function runInitdb(
  place: Workplace,
  binaries: Binaries,
  [folder, characterType]: [string, string],
): Promise<string> {
  const options = {
    pgdata: folder,
    username: SUPERUSER,
    // The socket's folder is 0700: whoever can open it is already the owner of the data.
    'auth-local': 'trust',
    'auth-host': 'reject',
    encoding: 'UTF8',
    'locale-provider': 'icu',
    'icu-locale': 'fr',
    locale: 'C',
    'lc-ctype': characterType,
  };
  const words = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  const child = spawn(binaries.initdb, [...words, '--data-checksums'], {
    ...place.account,
    cwd: '/',
    env: SERVER_ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const closed = once(child, 'close') as Promise<[number | null]>;
  const [complaint, [status]] = await Promise.all([text(child.stderr), closed]);
  const reason = complaint.replace(/^initdb: removing .*$/gm, '').trim();
  return status === 0 ? '' : reason || `initdb, code ${status}`;
}

/** Left by a Node killed while initdb ran; an initdb that still runs on may undo the removal, so the next start tries again. */
function removeAbandonedDrafts(place: Workplace): void {
  const prefix = `${basename(place.cluster)}.draft-`;
  for (const name of readdirSync(place.root).filter((found) => found.startsWith(prefix))) {
    try {
      rmSync(join(place.root, name), { recursive: true, force: true });
    } catch (error) {
      if (errorCode(error) !== 'ENOTEMPTY') throw error;
    }
  }
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
