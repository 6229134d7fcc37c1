import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isReachableByNobody } from './server-account.js';

/** Where the installation's data lies. `moved` when it is not where it was asked for; `why` is a French sentence to print. */
export interface DataRoom {
  dir: string;
  moved: boolean;
  why: string;
}

const SYSTEM_ROOM = '/var/lib/essaim';

/**
 * Decides where data lies: `requested` (relative to `cwd`), else `./.essaim`. As root, postgres runs as `nobody`:
 * a folder it cannot reach is replaced by `/var/lib/essaim/<hash of the path>`, unless a cluster lies there already.
 * Creates nothing.
 */
export function findDataRoom(asked: { requested?: string; cwd: string; isRoot: boolean }): DataRoom {
  const dir = resolve(asked.cwd, asked.requested ?? '.essaim');
  const stays = { dir, moved: false, why: `Les données sont dans ${dir}.` };
  if (!asked.isRoot || existsSync(clusterFolder(dir)) || isReachableByNobody(dir) || !mayBecomeFolder(dir))
    return stays;
  const elsewhere = join(SYSTEM_ROOM, createHash('sha256').update(dir).digest('hex').slice(0, 12));
  return {
    dir: elsewhere,
    moved: true,
    why: `Lancé en tant que root, PostgreSQL tourne sous le compte « nobody », qui n’a pas accès à ${dir} : les données sont dans ${elsewhere}.`,
  };
}

/** Below a file no folder can be made: that is an error to say, not a reason to go elsewhere. */
function mayBecomeFolder(dir: string): boolean {
  return existsSync(dir) ? statSync(dir).isDirectory() : mayBecomeFolder(dirname(dir));
}

/** The cluster's place inside a data room. */
export function clusterFolder(dataDir: string): string {
  return join(dataDir, 'postgres', 'cluster');
}
