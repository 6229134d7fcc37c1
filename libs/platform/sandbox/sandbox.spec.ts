import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../../test/support/until.js';
import { outputOf, runConfined } from './sandbox.js';
import { findWalls, noWalls, type Walls } from './walls.js';

jest.setTimeout(30_000);

const walls = await findWalls();
const confined = walls ? it : it.skip;
const title = walls
  ? 'a confined program'
  : 'a confined program (skipped: bubblewrap, bwrap, does not work here)';

let parent: string;
let folder: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'essaim-sandbox-'));
  folder = join(parent, 'run');
  await mkdir(folder);
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const behind = walls ?? noWalls;

function shell(script: string, { at = behind, seconds = 10 }: { at?: Walls; seconds?: number } = {}) {
  return runConfined({ program: '/bin/sh', args: (room) => ['-c', script, 'sh', room], folder, seconds }, at);
}

/** Whether any process of the machine was started with these words. */
const isRunning = (words: string): boolean =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .some((pid) => commandOf(pid).includes(words));

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

describe(title, () => {
  confined('writes in its folder, where ordinary files are taken from', async () => {
    await writeFile(join(folder, 'in'), 'du texte');
    const run = await shell('mkdir "$1/out" && tr a-z A-Z <"$1/in" >"$1/out/big" && echo done');
    expect(run).toMatchObject({ ending: 'done', said: 'done\n' });
    expect(String(await outputOf(folder, 'out', 'big'))).toBe('DU TEXTE');
  });

  confined('has no environment of ours', async () => {
    process.env.ESSAIM_CANARY = 'canary-of-the-environment';
    try {
      const { said } = await shell('env');
      expect(said.split('\n').filter((line) => line && !/^(PWD|OLDPWD|SHLVL|_)=/.test(line))).toEqual([]);
    } finally {
      delete process.env.ESSAIM_CANARY;
    }
  });

  confined('cannot see the folder above, nor any file outside, which it could without walls', async () => {
    const canary = join(parent, 'canary');
    await writeFile(canary, 'canary-of-a-file');
    const script = `cat ${canary}; ls ${parent} /root /home /var /etc/passwd; cp ${canary} "$1/stolen"`;
    const open = await shell(script, { at: noWalls });
    expect(open.said).toContain('canary-of-a-file');
    await rm(join(folder, 'stolen'));
    const shut = await shell(script);
    expect(shut.said).toBe('');
    expect(await outputOf(folder, 'stolen')).toBeNull();
  });

  confined('leaves no link through which something outside would be read', async () => {
    const canary = join(parent, 'canary');
    await writeFile(canary, 'canary-of-a-file');
    await shell(`ln -s ${canary} "$1/file"; ln -s ${parent} "$1/out"; mkfifo "$1/pipe"`);
    expect(existsSync(join(folder, 'file'))).toBe(true);
    expect(await outputOf(folder, 'file')).toBeNull();
    expect(await outputOf(folder, 'out', 'canary')).toBeNull();
  });

  confined('reaches no network: 0 requests, and 1 without walls', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('seen');
    });
    const port = await listening(server);
    const script = `exec 3<>/dev/tcp/127.0.0.1/${port} && printf 'GET /asked HTTP/1.0\\r\\n\\r\\n' >&3 && cat <&3`;
    const bash = (at: Walls) =>
      runConfined({ program: '/bin/bash', args: () => ['-c', script], folder, seconds: 5 }, at);
    try {
      await bash(noWalls);
      expect(asked).toEqual(['/asked']);
      expect((await bash(behind)).ending).toBe('failed');
      expect(asked).toEqual(['/asked']);
    } finally {
      server.close();
    }
  });

  confined('is killed with everything that it started when it takes too long', async () => {
    const run = await shell('(setsid sleep 4242.17 &); while :; do :; done', { seconds: 1 });
    expect(run.ending).toBe('too_slow');
    await until('no process of it is left', () => !isRunning('sleep 4242.17'));
  });

  confined('leaves nothing running when it ends by itself', async () => {
    expect((await shell('(setsid sleep 4343.17 &); sleep 0.2')).ending).toBe('done');
    await until('no process of it is left', () => !isRunning('sleep 4343.17'));
  });

  confined('gets 512 MB, alone or with its children', async () => {
    const alone = await shell('tail /dev/zero');
    expect(['failed', 'too_heavy']).toContain(alone.ending);
    expect(alone.peakBytes).toBeLessThan(700 * 1024 * 1024);
    // One line of 100 MB each, which `tail` keeps until it knows that no other follows.
    const child = '{ head -c 100000000 /dev/zero; sleep 9; } | tail';
    const together = await shell(`${`(${child}) & `.repeat(8)} wait`);
    expect(together.ending).toBe('too_heavy');
  });

  confined('writes neither a large file, nor too many', async () => {
    expect((await shell('head -c 200000000 /dev/zero >"$1/large"')).ending).not.toBe('done');
    expect((await outputOf(folder, 'large'))?.byteLength).toBeLessThanOrEqual(100 * 1024 * 1024);
    const many = await shell('i=0; while :; do i=$((i+1)); : >"$1/$i"; done');
    expect(many.ending).toBe('too_large');
  });
});

function listening(server: Server): Promise<number> {
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );
}
