import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { errorCode } from './embedded-postgres.errors.js';
import { SERVER_ENVIRONMENT, type ServerAccount } from './server-account.js';

/** Names one life of a process: numbers are used again (always the same few in a container), start times are not. */
export function processIdentity(pid: number): string {
  return `${pid}:${startTime(pid)}`;
}

/** Whether the process that once had this identity still runs. */
export function isAlive(identity: string): boolean {
  const pid = Number(identity.split(':')[0]);
  return isRunning(pid) && processIdentity(pid) === identity;
}

export function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/**
 * Whether a live process has its current directory in `folder`, as the postmaster and every backend do; null where
 * the system cannot tell (no /proc). Asked through a shell under the server's account, because a container's root
 * may not read the working directory of another account's process.
 */
export function isWorkedIn(folder: string, account: ServerAccount): boolean | null {
  if (!existsSync('/proc/self/cwd')) return null;
  const script = 'for p in /proc/[0-9]*; do [ "$p/cwd" -ef "$1" ] && exit 10; done; exit 0';
  const run = spawnSync('/bin/sh', ['-c', script, 'sh', folder], {
    ...account,
    cwd: '/',
    env: SERVER_ENVIRONMENT,
  });
  return run.status === null ? null : run.status === 10;
}

function startTime(pid: number): string {
  try {
    // Fields after the command's closing parenthesis; the 22nd of the line is the start time in clock ticks (proc(5)).
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
