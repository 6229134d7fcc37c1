import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { transformFileSync } from '@swc/core';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import {
  DataVersionUnsupported,
  type EmbeddedPostgres,
  FolderNotWritable,
  startEmbeddedPostgres,
} from './index.js';

const here = dirname(fileURLToPath(import.meta.url));
const asRoot = process.getuid?.() === 0;
const NOBODY = 65534;
const onLinux = existsSync('/proc/self/cwd') ? it : it.skip;

// Creating and recovering sync some thousand files each: seconds on a busy disk.
jest.setTimeout(60_000);

let workshop: string;
let dataDir: string;
const running: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];

beforeAll(() => {
  workshop = realpathSync(mkdtempSync(join(tmpdir(), 'essaim-pg-')));
  chmodSync(workshop, 0o755);
  dataDir = join(workshop, 'room');
  compileLauncher(join(workshop, 'launcher'));
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const server of running.splice(0)) await server.stop();
});

afterAll(() => {
  rmSync(workshop, { recursive: true, force: true });
});

describe('first and later starts', () => {
  it('creates a durable French cluster with an owner and an application role, and keeps rows', async () => {
    const first = await start();
    expect(first).toMatchObject({
      user: 'essaim_owner',
      database: 'essaim',
      adopted: false,
      recovered: false,
    });
    expect(await settings(first)).toEqual({
      server_version: expect.stringMatching(/^18\./),
      data_checksums: 'on',
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      jit: 'off',
      listen_addresses: '',
      max_connections: '100',
      server_encoding: 'UTF8',
      shared_preload_libraries: '',
      TimeZone: 'UTC',
      locale: 'fr',
    });
    const [words] = await query(first, `SELECT to_tsvector('simple', 'l’école « d’été »')::text AS text`);
    expect(words?.text).toBe(`'d':3 'l':1 'école':2 'été':4`);
    await query(first, 'CREATE TABLE kept (id int)');
    await query(first, 'INSERT INTO kept VALUES (1), (2)');
    await expect(query(first, 'CREATE TABLE refused (id int)', 'essaim_app')).rejects.toThrow(
      /permission denied/,
    );
    await stop(first);

    const second = await start();
    expect(second).toMatchObject({ adopted: false, recovered: false });
    expect(await query(second, 'SELECT id FROM kept ORDER BY id')).toEqual([{ id: 1 }, { id: 2 }]);
  });

  it('stops within five seconds while a client is busy, and a second stop does nothing', async () => {
    const server = await start();
    const busy = query(server, 'SELECT pg_sleep(60)').catch((error: Error) => error.message);
    await sleep(100);
    const began = Date.now();
    await stop(server);
    await server.stop();
    expect(Date.now() - began).toBeLessThan(5000);
    expect(await busy).toMatch(/terminat/);
    expect(existsSync(pidFile())).toBe(false);
  });

  it('keeps everything private, in a folder whose owner runs the server', async () => {
    const server = await start();
    const owner = asRoot ? NOBODY : process.getuid?.();
    for (const folder of [
      dataDir,
      join(dataDir, 'postgres'),
      join(dataDir, 'postgres', 'cluster'),
      server.socketDir,
    ]) {
      const { mode, uid } = statSync(folder);
      expect({ folder, mode: (mode & 0o777).toString(8), uid }).toEqual({ folder, mode: '700', uid: owner });
    }
    expect(statSync(join(server.socketDir, '.s.PGSQL.5432')).mode & 0o777).toBe(0o700);
  });

  it('logs an error without the values of the row', async () => {
    const server = await start();
    await query(server, 'CREATE TABLE IF NOT EXISTS person (email text UNIQUE)');
    await query(server, `INSERT INTO person VALUES ('canari@exemple.fr')`);
    await expect(query(server, `INSERT INTO person VALUES ('canari@exemple.fr')`)).rejects.toThrow(/unique/);
    const log = readFileSync(join(dataDir, 'postgres', 'server.log'), 'utf8');
    expect(log).toMatch(/unique constraint/);
    expect(log).not.toContain('canari');
  });
});

describe('after a crash', () => {
  onLinux('loses no acknowledged row when postgres is killed while writing (needs /proc)', async () => {
    const server = await start();
    await query(server, 'CREATE TABLE IF NOT EXISTS acknowledged (id int)');
    let last = 0;
    const client = await connect(server);
    const writing = (async () => {
      for (let id = 1; ; id++) {
        await client.query('INSERT INTO acknowledged VALUES ($1)', [id]);
        last = id;
      }
    })().catch(() => {});
    while (last < 20) await sleep(10);
    killEverything();
    await writing;

    const again = await start();
    expect(again).toMatchObject({ adopted: false, recovered: true });
    const rows = await query(again, 'SELECT count(*)::int AS n, max(id) AS last FROM acknowledged');
    // The insert that was under way may have been committed without its answer reaching us.
    expect([last, last + 1]).toContain(rows[0]?.last);
    expect(rows[0]?.n).toBe(rows[0]?.last);
  });

  it('adopts the server when Node alone was killed, and can stop it', async () => {
    const child = await startInChild();
    const orphan = postmasterPid();
    child.process.kill('SIGKILL');
    await once(child.process, 'exit');

    const server = await start();
    expect(server.adopted).toBe(true);
    expect(postmasterPid()).toBe(orphan);
    await stop(server);
    expect(existsSync(pidFile())).toBe(false);
  });

  onLinux(
    'starts over a stale postmaster.pid whose number now belongs to another process (needs /proc)',
    async () => {
      await stop(await start());
      const stranger = await spawnSleeper('/');
      writeStalePidFile(stranger);
      const server = await start();
      expect(server.adopted).toBe(false);
      expect(postmasterPid()).not.toBe(stranger);
    },
  );

  onLinux('never removes postmaster.pid while a process works in the data folder (needs /proc)', async () => {
    await stop(await start());
    const squatter = await spawnSleeper(join(dataDir, 'postgres', 'cluster'));
    writeStalePidFile(squatter);
    const starting = start();
    await sleep(1000);
    expect(postmasterPid()).toBe(squatter);
    process.kill(squatter, 'SIGKILL');
    expect((await starting).adopted).toBe(false);
  });
});

describe('several processes on one folder', () => {
  it('lets one win and the other adopt when both start at once; the last to leave stops the server', async () => {
    const [one, two] = await Promise.all([startInChild(), startInChild()]);
    expect([one.answer.adopted, two.answer.adopted].sort()).toEqual([false, true]);
    const pid = postmasterPid();
    await one.stop();
    expect(postmasterPid()).toBe(pid);
    await two.stop();
    expect(existsSync(pidFile())).toBe(false);
  });

  const unprivileged = asRoot ? it : it.skip;
  unprivileged('works for an ordinary account too (needs root to change account)', async () => {
    const room = join(workshop, 'ordinary');
    mkdirSync(room);
    chownSync(room, NOBODY, NOBODY);
    const child = await startInChild({ room, account: { uid: NOBODY, gid: NOBODY } });
    expect(child.answer).toMatchObject({ adopted: false, user: 'essaim_owner' });
    await child.stop();
  });
});

describe('folders', () => {
  it('uses a short private socket folder when the data folder’s path is too long for a socket', async () => {
    const room = join(workshop, 'long'.repeat(30));
    const server = await start(room);
    expect(server.socketDir.startsWith(join(tmpdir(), 'essaim-'))).toBe(true);
    expect(statSync(server.socketDir).mode & 0o777).toBe(0o700);
    expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await stop(server);
    rmSync(server.socketDir, { recursive: true });
  });

  it('says in one sentence that a folder cannot be written', async () => {
    const file = join(workshop, 'file');
    writeFileSync(file, '');
    const failure = await startEmbeddedPostgres({ dataDir: join(file, 'room') }).catch(
      (error: Error) => error,
    );
    expect(failure).toBeInstanceOf(FolderNotWritable);
    expect((failure as Error).message).toMatch(/^Le dossier [^\n]+ESSAIM_DATA\.$/);
  });

  it('refuses data made by another major version', async () => {
    const room = join(workshop, 'older');
    mkdirSync(join(room, 'postgres', 'cluster'), { recursive: true });
    writeFileSync(join(room, 'postgres', 'cluster', 'PG_VERSION'), '17\n');
    await expect(startEmbeddedPostgres({ dataDir: room })).rejects.toBeInstanceOf(DataVersionUnsupported);
  });
});

async function start(room = dataDir): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir: room });
  running.push(server);
  return server;
}

async function stop(server: EmbeddedPostgres): Promise<void> {
  running.splice(running.indexOf(server), 1);
  await server.stop();
}

async function connect(server: EmbeddedPostgres, user = server.user): Promise<pg.Client> {
  const client = new pg.Client({ host: server.socketDir, user, database: server.database });
  client.on('error', () => {});
  await client.connect();
  return client;
}

async function query(
  server: EmbeddedPostgres,
  sql: string,
  user?: string,
): Promise<Record<string, unknown>[]> {
  const client = await connect(server, user);
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows;
  } finally {
    await client.end().catch(() => {});
  }
}

async function settings(server: EmbeddedPostgres): Promise<Record<string, unknown>> {
  const names = `'server_version','data_checksums','fsync','synchronous_commit','full_page_writes','jit',
    'listen_addresses','max_connections','server_encoding','shared_preload_libraries','TimeZone'`;
  // Only a superuser sees shared_preload_libraries.
  const rows = await query(
    server,
    `SELECT name, setting FROM pg_settings WHERE name IN (${names})`,
    'postgres',
  );
  const [locale] = await query(
    server,
    'SELECT datlocale FROM pg_database WHERE datname = current_database()',
  );
  return {
    ...Object.fromEntries(rows.map((row): [string, unknown] => [String(row.name), row.setting])),
    locale: locale?.datlocale,
  };
}

function pidFile(): string {
  return join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
}

function postmasterPid(): number {
  return Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);
}

/** SIGKILL to the postmaster and to each of its children, as a power cut would. */
function killEverything(): void {
  const postmaster = postmasterPid();
  const offspring = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim().split(' ');
  for (const pid of [postmaster, ...offspring.map(Number)]) {
    // A child may have ended since it was listed.
    if (existsSync(`/proc/${pid}`)) process.kill(pid, 'SIGKILL');
  }
}

/** A process of the server's account: PostgreSQL itself already sees through the numbers of others and of its parents. */
async function spawnSleeper(cwd: string): Promise<number> {
  const account = asRoot ? { uid: NOBODY, gid: NOBODY } : {};
  const child = spawn('sleep', ['30'], { ...account, cwd, stdio: 'ignore' });
  children.push(child);
  await once(child, 'spawn');
  return child.pid ?? 0;
}

function writeStalePidFile(pid: number): void {
  const cluster = join(dataDir, 'postgres', 'cluster');
  const socket = join(dataDir, 'postgres', 'socket');
  const lines = [pid, cluster, 1_700_000_000, 5432, socket, '', '  1234567         0', 'ready   '];
  writeFileSync(pidFile(), `${lines.join('\n')}\n`);
  const { uid, gid } = statSync(cluster);
  chownSync(pidFile(), uid, gid);
}

/** The launcher as plain JavaScript, for child processes that get killed or run under another account. */
function compileLauncher(folder: string): void {
  mkdirSync(folder);
  for (const name of readdirSync(here).filter((file) => /(?<!\.(spec|module))\.ts$/.test(file))) {
    const { code } = transformFileSync(join(here, name), {
      swcrc: false,
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    });
    writeFileSync(join(folder, name.replace(/\.ts$/, '.js')), code);
  }
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(
    join(folder, 'main.js'),
    `import { startEmbeddedPostgres } from './embedded-postgres.js';
     const server = await startEmbeddedPostgres({ dataDir: process.argv[2] });
     console.log(JSON.stringify(server));
     process.stdin.resume().on('end', async () => { await server.stop(); process.exit(0); });`,
  );
  symlinkSync(join(here, '../../../node_modules'), join(folder, 'node_modules'));
}

async function startInChild(options: { room?: string; account?: { uid: number; gid: number } } = {}) {
  const program = [join(workshop, 'launcher', 'main.js'), options.room ?? dataDir];
  const child = spawn(process.execPath, program, {
    ...options.account,
    cwd: '/',
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const stopChild = async (): Promise<void> => {
    child.stdin.end();
    await once(child, 'exit');
  };
  return { process: child, answer: JSON.parse(line) as EmbeddedPostgres, stop: stopChild };
}
