import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { weighTree } from './process-tree.js';
import { commandBehind, roomBehind, systemProgram, type Walls } from './walls.js';

/** A program and the fresh folder that is all it has. The caller made the folder, put the input in it, and removes it. */
export interface Confined {
  readonly program: string;
  /** Its arguments, for the path that the folder has inside. */
  readonly args: (room: string) => readonly string[];
  readonly folder: string;
  readonly seconds?: number;
}

export type Ending = 'done' | 'failed' | 'too_slow' | 'too_heavy' | 'too_large';

export interface ConfinedRun {
  readonly ending: Ending;
  readonly seconds: number;
  /** Most memory that its whole tree held at once. */
  readonly peakBytes: number;
  /** The first words that it printed. */
  readonly said: string;
}

const MB = 1024 * 1024;
const defaultSeconds = 20;
const mostBytes = 512 * MB;
const mostProcesses = 64;
const largestFile = 100 * MB;
const largestFolder = 250 * MB;
const mostEntries = 5_000;
const mostWords = 4_096;
const everyMs = 50;

/** Runs it to its end, or to ours. Never throws for what the program does. */
export async function runConfined(confined: Confined, walls: Walls): Promise<ConfinedRun> {
  const { folder, seconds = defaultSeconds } = confined;
  await mkdir(join(folder, 'tmp'), { recursive: true });
  const [command = '', ...args] = commandBehind(walls, folder, [
    ...kernelLimits(seconds),
    confined.program,
    ...confined.args(roomBehind(walls, folder)),
  ]);
  const since = performance.now();
  const child = spawn(command, args, {
    env: {},
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
    // A group of its own: without walls, killing the group is all that there is.
    detached: true,
  });
  const watched = await watch(child, folder, seconds);
  return { ...watched, seconds: (performance.now() - since) / 1000 };
}

/** What it wrote there, when that is an ordinary file: a link that it left would be followed with our rights. */
export async function outputOf(folder: string, ...path: readonly string[]): Promise<Buffer | null> {
  let reached = folder;
  for (const step of path.slice(0, -1)) {
    reached = join(reached, step);
    if (!(await lstat(reached).catch(() => null))?.isDirectory()) return null;
  }
  const file = await open(join(reached, path.at(-1) ?? ''), constants.O_RDONLY | constants.O_NOFOLLOW).catch(
    () => null,
  );
  if (!file) return null;
  try {
    return (await file.stat()).isFile() ? await file.readFile() : null;
  } finally {
    await file.close();
  }
}

/** Held by the kernel for each process, so that no burst between two looks passes them. */
function kernelLimits(seconds: number): string[] {
  const prlimit = systemProgram('prlimit');
  if (!prlimit) return [];
  return [prlimit, `--data=${mostBytes}`, `--cpu=${seconds}`, `--fsize=${largestFile}`, '--core=0', '--'];
}

/** The kernel's limits are for one process, ours for all of them together. */
function watch(child: ChildProcess, folder: string, seconds: number): Promise<Omit<ConfinedRun, 'seconds'>> {
  return new Promise((resolve) => {
    let [said, peakBytes] = ['', 0];
    let ended: Ending | null = null;
    const stop = (ending: Ending): void => {
      ended ??= ending;
      killTree(child);
    };
    const deadline = setTimeout(() => stop('too_slow'), seconds * 1000);
    const look = async (): Promise<void> => {
      const { bytes, processes } = await weighTree(child.pid ?? 0);
      peakBytes = Math.max(peakBytes, bytes);
      if (bytes > mostBytes || processes > mostProcesses) stop('too_heavy');
      if (await isTooLarge(folder)) stop('too_large');
      if (ended === null) next = setTimeout(() => void look(), everyMs);
    };
    let next = setTimeout(() => void look(), everyMs);
    const finish = (ending: Ending): void => {
      clearTimeout(deadline);
      clearTimeout(next);
      ended ??= ending;
      resolve({ ending: ended, peakBytes, said });
    };
    child.stdout?.on('data', (words: Buffer) => (said = (said + words.toString()).slice(0, mostWords)));
    child.once('error', () => finish('failed'));
    child.once('close', (code) => finish(code === 0 ? 'done' : 'failed'));
    child.once('exit', () => {
      killTree(child);
      // Without walls a process may have left the group, our pipe in its hands.
      setTimeout(() => child.stdout?.destroy(), 500).unref();
    });
  });
}

/** Behind walls the first process is the init of all: with it the kernel kills every other. */
function killTree(child: ChildProcess): void {
  if (!child.pid) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Already gone, with all of its group.
  }
}

async function isTooLarge(folder: string): Promise<boolean> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  if (names.length > mostEntries) return true;
  const sizes = names.map(async (name) => (await lstat(join(folder, name)).catch(() => null))?.size ?? 0);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) > largestFolder;
}
