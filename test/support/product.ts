import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { layDatabase } from './prepared-data.js';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** The built product as a stranger meets it: its own process, data folder and port. */
export interface RunningProduct {
  readonly pages: string;
  readonly files: string;
  readonly dataDir: string;
  /** Everything it said so far. */
  output(): string;
  /** Whether it has stopped, by itself or not. */
  isOver(): boolean;
  /** The demo accounts printed at start: e-mail → password. */
  readonly passwords: ReadonlyMap<string, string>;
  /** Runs `essaim …` on the same data while it runs. */
  command(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }>;
  /** As Ctrl-C; removes the data unless kept. */
  stop(options?: { keepData?: boolean }): Promise<number | null>;
  /** As a power cut of the program: SIGKILL to the whole family but PostgreSQL. */
  kill(): Promise<void>;
}

interface StartOptions {
  readonly demo?: boolean;
  readonly dataDir?: string;
  readonly env?: Record<string, string>;
  /** On an empty folder, as the very first start; otherwise a new folder has a database at the newest schema already. */
  readonly fromNothing?: boolean;
  /** Folder of the `dist` to start; the checkout's own unless a test has altered a copy. */
  readonly home?: string;
}

/** Starts `dist` (build first) and waits until it says that it is ready; throws with its output when it does not. */
export async function startProduct({
  demo = false,
  dataDir,
  env = {},
  fromNothing = false,
  home = root,
}: StartOptions = {}): Promise<RunningProduct> {
  const data = dataDir ?? (await temporaryFolder());
  if (!fromNothing && !existsSync(join(data, 'postgres'))) await layDatabase(data);
  const port = await freePort();
  const settings = {
    ...baseEnvironment(),
    ESSAIM_DATA: data,
    PORT: String(port),
    LOG_LEVEL: 'error',
    // A conversion takes seconds of one core: only the tests about copies ask for it.
    OFFICE_CONVERTER: 'off',
    // A test asks in everybody's name at once: more than a site's readers do. The bench of overload has the product's own limit.
    REQUESTS_AT_ONCE: '1000',
    ...env,
  };
  const args = ['dist/apps/cli/main.js', 'start', ...(demo ? [] : ['--no-demo'])];
  const child = spawn(process.execPath, args, {
    cwd: home,
    env: settings,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await ready(child, () => said);
  return {
    pages: `http://localhost:${port}`,
    files: `http://127.0.0.1:${port}`,
    dataDir: data,
    output: () => said,
    isOver: () => child.exitCode !== null || child.signalCode !== null,
    passwords: new Map(
      [...said.matchAll(/^\s+(\S+@\S+)\s+(\S+)\s+\(/gm)].map(([, email = '', password = '']) => [
        email,
        password,
      ]),
    ),
    command: (...words) => run(words, settings, home),
    stop: async ({ keepData = false } = {}) => {
      const code = await ended(child, () => child.kill('SIGINT'));
      if (!keepData) await rm(data, { recursive: true, force: true });
      return code;
    },
    kill: async () => {
      await ended(child, () => process.kill(-(child.pid ?? 0), 'SIGKILL'));
    },
  };
}

/** One more server and worker on the same data, as behind one proxy: the same public addresses, another port. */
export const startBeside = (
  { dataDir, pages, files }: RunningProduct,
  env: Record<string, string> = {},
): Promise<RunningProduct> => startProduct({ dataDir, env: { PUBLIC_URL: pages, FILES_URL: files, ...env } });

/** As root, PostgreSQL runs as `nobody`: a folder it can't reach is moved out of it, and would stay behind. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'essaim-test-'));
  await chmod(folder, 0o755);
  return folder;
}

/** Runs one command of the product to its end. */
export function run(
  words: readonly string[],
  env: Record<string, string>,
  home = root,
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['dist/apps/cli/main.js', ...words], {
      cwd: home,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
    child.once('error', fail);
    child.once('close', (code) => done({ code: code ?? 1, ...said }));
  });
}

/** What a plain shell gives a program; none of the test runner's own settings. */
export function baseEnvironment(): Record<string, string> {
  const { PATH = '', HOME = '', LANG = 'C.UTF-8' } = process.env;
  return { PATH, HOME, LANG };
}

async function ready(child: ChildProcess, said: () => string): Promise<void> {
  await new Promise<void>((resolveReady, reject) => {
    const look = setInterval(() => {
      if (!said().includes('Arrêter : Ctrl-C')) return;
      clearInterval(look);
      resolveReady();
    }, 25);
    child.once('exit', (code) => {
      clearInterval(look);
      reject(new Error(`The product stopped while starting (${code}):\n${said()}`));
    });
  });
}

function ended(child: ChildProcess, signal: () => void): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((done) => {
    child.once('exit', (code) => done(code));
    signal();
  });
}

/** A port that both loopbacks had free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise<void>((closed) => server.close(() => closed()));
  return typeof address === 'object' && address ? address.port : 0;
}
