import { chmodSync, chownSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ServerAccount } from './server-account.js';

/** Creates `folder` 0700 for `account` unless it exists; fresh parents are left open to walk through. */
export function createPrivateFolder(folder: string, account: ServerAccount): void {
  createWalkableFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
    throw error;
  }
  if (account.uid !== undefined) chownSync(folder, account.uid, account.gid);
}

/** Creates `folder` and its parents. Under a umask of 077, fresh ones would shut the server's account out. */
export function createWalkableFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) chmodSync(made, 0o755);
}
