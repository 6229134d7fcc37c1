import { afterEach, describe, expect, it } from '@jest/globals';
import { chmod, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { startReceiver } from '../../../test/support/killed-receiver.js';
import { objectStorageContract, type StoreUnderTest } from '../../../test/support/object-storage-contract.js';
import { until } from '../../../test/support/until.js';
import {
  createFileStorage,
  ForeignStore,
  ObjectCorrupt,
  type ObjectStorage,
  StoreUnavailable,
} from './index.js';

const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

objectStorageContract('embedded folder', async (): Promise<StoreUnderTest> => {
  const dir = await newFolder();
  return {
    storage: createFileStorage({ dir }),
    damage: (sha256) => damage(objectFile(dir, sha256)),
    dispose: () => rm(dir, { recursive: true, force: true }),
  };
});

describe('embedded folder', () => {
  it('keeps objects as private read-only files named aa/bb/sha256', async () => {
    const { dir, storage } = await newStore();
    const { sha256 } = await storage.promote(await storage.stage(content('leçon'), 100));
    expect(await readFile(objectFile(dir, sha256), 'utf8')).toBe('leçon');
    expect((await stat(objectFile(dir, sha256))).mode & 0o777).toBe(0o400);
    expect((await stat(join(dir, 'objects'))).mode & 0o777).toBe(0o700);
  });

  it('refuses to promote a staged file that changed after hashing', async () => {
    const { dir, storage } = await newStore();
    const staged = await storage.stage(content('leçon'), 100);
    await damage(join(dir, 'staging', staged.key));
    await expect(storage.promote(staged)).rejects.toBeInstanceOf(ObjectCorrupt);
    expect(await storage.stat(staged.sha256)).toBeNull();
  });

  it('leaves only a staged leftover when the process is killed while receiving', async () => {
    const { dir, storage } = await newStore();
    const receiver = await startReceiver(`createFileStorage({ dir: ${JSON.stringify(dir)} })`, 1000);
    await until('bytes are there', async () => (await stagedSizes(storage)).some((size) => size > 0));
    await receiver.kill();
    expect(await stagedSizes(storage)).toHaveLength(1);
    expect((await storage.list()[Symbol.asyncIterator]().next()).done).toBe(true);
    expect(await storage.discardStagedOlderThan(new Date(Date.now() + 1000))).toBe(1);
    expect(await readdir(join(dir, 'staging'))).toEqual([]);
  });

  it('is unavailable, not empty, when its disk is gone', async () => {
    const { dir, storage } = await newStore();
    const { sha256 } = await storage.promote(await storage.stage(content('leçon'), 100));
    await rename(dir, `${dir}-unmounted`);
    folders.push(`${dir}-unmounted`);
    const attempts = [
      () => storage.stat(sha256),
      () => storage.open(sha256),
      () => storage.stage(content('autre'), 100),
      () => storage.discardStagedOlderThan(new Date()),
      () => storage.list()[Symbol.asyncIterator]().next(),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('refuses a folder that holds objects but no marker', async () => {
    const { dir, storage } = await newStore();
    await storage.promote(await storage.stage(content('leçon'), 100));
    await rm(join(dir, 'instance'));
    await expect(storage.ensureMarker('installation-a')).rejects.toBeInstanceOf(ForeignStore);
  });
});

async function stagedSizes(storage: ObjectStorage): Promise<number[]> {
  const sizes: number[] = [];
  for await (const entry of storage.listStaged()) sizes.push(entry.size);
  return sizes;
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'essaim-store-'));
  folders.push(folder);
  return folder;
}

async function newStore() {
  const dir = await newFolder();
  const storage = createFileStorage({ dir });
  await storage.ensureMarker('installation-a');
  return { dir, storage };
}

function content(text: string): Readable {
  return Readable.from([Buffer.from(text)]);
}

function objectFile(dir: string, sha256: string): string {
  return join(dir, 'objects', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

async function damage(file: string): Promise<void> {
  const bytes = await readFile(file);
  bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
  await chmod(file, 0o600);
  await writeFile(file, bytes);
}
