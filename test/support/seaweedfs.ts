import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { until } from './until.js';

/** A real server of S3 on a free port of the loopback, with a folder and a key of its own. */
export interface Seaweedfs {
  readonly endpoint: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** After `kill`: again on the same ports and the same folder. */
  start(): Promise<void>;
  kill(): Promise<void>;
  /** Stops it for good and forgets its folder. */
  stop(): Promise<void>;
}

/** The program `weed`: where WEED says, else in the PATH, else null. */
export function findWeed(): string | null {
  const places = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'weed'));
  return [process.env.WEED ?? '', ...places].find(isProgram) ?? null;
}

export async function startSeaweedfs(weed: string): Promise<Seaweedfs> {
  const dir = await mkdtemp(join(tmpdir(), 'essaim-weed-'));
  const [accessKey, secretKey] = ['essaim-test-key', 'a secret that only this test knows'];
  const credentials = [{ accessKey, secretKey }];
  const identity = { name: 'essaim', credentials, actions: ['Admin', 'Read', 'List', 'Tagging', 'Write'] };
  await writeFile(join(dir, 's3.json'), JSON.stringify({ identities: [identity] }));
  const ports = await freePorts(8);
  const endpoint = `http://127.0.0.1:${ports[0]}`;
  let child: ChildProcess;
  const start = async () => {
    child = spawn(weed, options(dir, ports), { cwd: dir, env: ENVIRONMENT, stdio: 'ignore' });
    const died = () => child.exitCode !== null;
    await until('SeaweedFS answers', async () => died() || (await canStore(endpoint)), 60_000);
    if (died()) throw new Error(`${weed} ended with ${child.exitCode}.`);
  };
  const kill = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  await start();
  const stop = async () => {
    await kill();
    await rm(dir, { recursive: true, force: true });
  };
  return { endpoint, accessKey, secretKey, start, kill, stop };
}

/** One volume for each bucket instead of seven: each test has a bucket of its own. */
const ENVIRONMENT = { WEED_MASTER_VOLUME_GROWTH_COPY_1: '1' };

function options(dir: string, ports: readonly number[]): string[] {
  const [s3, s3Grpc, filer, filerGrpc, volume, volumeGrpc, master, masterGrpc] = ports;
  return [
    ...['-logtostderr', 'server', `-dir=${dir}`, '-ip=127.0.0.1', '-ip.bind=127.0.0.1', '-filer', '-s3'],
    ...[`-s3.port=${s3}`, `-s3.port.grpc=${s3Grpc}`, '-s3.port.iceberg=0', '-s3.port.lance=0'],
    ...[`-s3.config=${join(dir, 's3.json')}`, `-s3.localSocket=${join(dir, 's3.sock')}`],
    ...[
      `-filer.port=${filer}`,
      `-filer.port.grpc=${filerGrpc}`,
      `-filer.localSocket=${join(dir, 'filer.sock')}`,
    ],
    ...[
      `-volume.port=${volume}`,
      `-volume.port.grpc=${volumeGrpc}`,
      '-volume.max=100',
      '-volume.preStopSeconds=0',
    ],
    ...[`-master.port=${master}`, `-master.port.grpc=${masterGrpc}`, '-master.volumeSizeLimitMB=64'],
    '-master.telemetry=false',
  ];
}

/** It listens before it has a place to write. */
async function canStore(endpoint: string): Promise<boolean> {
  const answer = await fetch(endpoint).catch(() => null);
  return answer !== null && answer.status < 500;
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
