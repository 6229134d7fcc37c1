import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './until.js';

/** The antivirus test string in two halves, so that no scanner stops at this file. */
export const eicar = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-${'ANTIVIRUS-TEST-FILE!$H+H*'}`;

export interface Scanner {
  readonly url: string;
  stop(): Promise<void>;
}

const program = ['/usr/sbin/clamd', '/usr/local/sbin/clamd'].find((path) => existsSync(path)) ?? null;
export const NO_CLAMD = program ? null : 'skipped: clamd is not installed';

/** A real clamd on a socket of its own, that knows one virus: a file whose bytes are these. */
export async function startClamd(virus: { name: string; bytes: string }, streamMaxMb = 1): Promise<Scanner> {
  const folder = await mkdtemp(join(tmpdir(), 'essaim-clamd-'));
  const path = join(folder, 'clamd.ctl');
  const md5 = createHash('md5').update(virus.bytes).digest('hex');
  await writeFile(join(folder, 'essaim.hdb'), `${md5}:${Buffer.byteLength(virus.bytes)}:${virus.name}\n`);
  const settings = [
    'Foreground yes',
    `LocalSocket ${path}`,
    `DatabaseDirectory ${folder}`,
    `StreamMaxLength ${streamMaxMb}M`,
    'Debug no',
  ];
  await writeFile(join(folder, 'clamd.conf'), `${settings.join('\n')}\n`);
  const daemon = spawn(program ?? 'clamd', ['--config-file', join(folder, 'clamd.conf')], { stdio: 'pipe' });
  let said = '';
  for (const stream of [daemon.stdout, daemon.stderr])
    stream.on('data', (bytes: Buffer) => (said += bytes.toString()));
  const ended = new Promise<void>((resolve) => daemon.once('exit', () => resolve()));
  await until(`clamd listens (it said: ${said})`, () => existsSync(path));
  return {
    url: `unix://${path}`,
    stop: async () => {
      daemon.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Something that speaks like clamd, and answers what a test decides when all bytes are there: null is silence. */
export async function startStandIn(
  answer: (bytes: Buffer, socket: Socket) => string | null,
): Promise<Scanner> {
  const folder = await mkdtemp(join(tmpdir(), 'essaim-clamd-'));
  const path = join(folder, 'clamd.ctl');
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => undefined);
    let got = Buffer.alloc(0);
    socket.on('data', (bytes) => {
      got = Buffer.concat([got, bytes]);
      const content = contentOf(got);
      if (content) socket.write(answer(content, socket) ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return {
    url: `unix://${path}`,
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The pieces put together; null until the empty one that ends them. Throws on what is no INSTREAM. */
function contentOf(got: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (got.toString('latin1', 0, command.length) !== command) throw new Error('not INSTREAM');
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= got.length;) {
    const length = got.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(got.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
