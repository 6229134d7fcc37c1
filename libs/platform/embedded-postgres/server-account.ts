import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The operating-system account that runs postgres; empty when it is the one running Node. */
export type ServerAccount = { uid: number; gid: number } | Record<string, never>;

/** Nothing of our own environment (secrets, locale, PG* variables) reaches the server. */
export const SERVER_ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

// `nobody` carries this number on every Linux (kernel.overflowuid); postgres refuses to run as root.
const NOBODY = 65534;

/** As root: the non-root owner of the existing cluster, else `nobody`. Otherwise the current account. */
export function serverAccount(clusterDir: string): ServerAccount {
  if (!isRoot()) return {};
  const owner = statSync(clusterDir, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return { uid: NOBODY, gid: NOBODY };
}

/** Whether `nobody` can walk to `path`, judged by the folders that exist already (missing ones are ours to create). */
export function isReachableByNobody(path: string): boolean {
  const parent = dirname(path);
  if (parent !== path && !isReachableByNobody(parent)) return false;
  const folder = statSync(path, { throwIfNoEntry: false });
  if (!folder) return true;
  if (folder.uid === NOBODY) return (folder.mode & 0o100) !== 0;
  if (folder.gid === NOBODY) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}

export function isNobody(account: ServerAccount): boolean {
  return account.uid === NOBODY;
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}
