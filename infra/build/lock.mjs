// One build at a time: the second waits, then finds the work done.
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * A killed build leaves its lock behind, and its process number may since belong to somebody else: no build takes this
 * long. Files are replaced whole, so two builds at once would waste time and break nothing.
 */
const patience = 120_000;

/** Runs `work` alone among the processes that use `folder`; waits for the others first. */
export async function withLock(folder, work) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'lock');
  const deadline = Date.now() + patience;
  while (!take(file)) {
    if (isAbandoned(file) || Date.now() > deadline) rmSync(file, { force: true });
    else await pause(50);
  }
  try {
    return await work();
  } finally {
    if (ownerOf(file) === process.pid) rmSync(file, { force: true });
  }
}

/** A hard link appears with its content, so that nobody reads a lock without owner. */
function take(file) {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    linkSync(mine, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(mine);
  }
}

/** Null when the lock was released meanwhile. */
function ownerOf(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function isAbandoned(file) {
  const owner = ownerOf(file);
  if (owner === null) return false;
  try {
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
