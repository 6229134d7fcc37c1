import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { Client } from 'minio';
import { readSettings, SettingsModule } from '#platform/config';
import { DatabaseModule } from '#platform/database';
import { createLogger, ObservabilityModule } from '#platform/observability';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { inspect } from 'node:util';
import { startTestDatabase } from '../../../test/support/database.js';
import { type FaultyProxy, startFaultyProxy } from '../../../test/support/faulty-proxy.js';
import { startReceiver } from '../../../test/support/killed-receiver.js';
import { objectStorageContract, type StoreUnderTest } from '../../../test/support/object-storage-contract.js';
import { findS3Server, NO_S3_SERVER, type S3Server } from '../../../test/support/s3-server.js';
import { until } from '../../../test/support/until.js';
import {
  createFileStorage,
  createS3Storage,
  ForeignStore,
  ObjectCorrupt,
  OBJECT_STORAGE,
  type ObjectStorage,
  ObjectStorageModule,
  type StagedEntry,
  StoreUnavailable,
} from './index.js';
import { S3Bucket } from './s3-bucket.js';

const MEGABYTE = 1024 * 1024;
const found = findS3Server();

if (!found) it.skip(`S3 ${NO_S3_SERVER}`, () => undefined);
else {
  let server: S3Server;
  const buckets: string[] = [];

  beforeAll(async () => {
    server = await found.start();
  }, 90_000);

  afterAll(async () => {
    for (const bucket of buckets.splice(0)) await removeBucket(server, bucket);
    await server.stop();
  }, 90_000);

  /** In a bucket of its own, not yet made. */
  const newPlace = (endpoint = server.endpoint) => {
    const bucket = `essaim-test-${randomUUID().slice(0, 18)}`;
    buckets.push(bucket);
    const { accessKey, secretKey, region } = server;
    return { endpoint, bucket, accessKey, secretKey, region };
  };
  const newStore = async (endpoint?: string) => {
    const place = newPlace(endpoint);
    const storage = createS3Storage(place);
    await storage.ensureMarker('installation-a');
    return { place, storage, bucket: new S3Bucket(place) };
  };

  objectStorageContract(`S3, ${found.name}`, async (): Promise<StoreUnderTest> => {
    const place = newPlace();
    const damage = (sha256: string) => damageObject(new S3Bucket(place), objectKey(sha256));
    const dispose = async () =>
      removeBucket(server, buckets.splice(buckets.indexOf(place.bucket), 1)[0] ?? '');
    return { storage: createS3Storage(place), damage, dispose };
  });

  describe(`S3, ${found.name}`, () => {
    it('refuses to promote staged bytes that changed after hashing', async () => {
      const { storage, bucket } = await newStore();
      const staged = await storage.stage(content('leçon'), 100);
      await damageObject(bucket, `staging/${staged.key}`);
      await expect(storage.promote(staged)).rejects.toBeInstanceOf(ObjectCorrupt);
      expect(await storage.stat(staged.sha256)).toBeNull();
    });

    it.each([8 * MEGABYTE - 1, 8 * MEGABYTE, 8 * MEGABYTE + 1, 17 * MEGABYTE])(
      'keeps %d bytes, whole or in parts',
      async (size) => {
        const { storage } = await newStore();
        const bytes = randomBytes(size);
        const staged = await storage.stage(Readable.from(cut(bytes, 700_001)), size);
        expect(staged).toMatchObject({ size, sha256: createHash('sha256').update(bytes).digest('hex') });
        await storage.promote(staged);
        expect(await storage.verify(staged.sha256)).toEqual({ size });
        expect(await stagedEntries(storage)).toEqual([]);
      },
    );

    it('aborts an upload in parts whose source fails', async () => {
      const { storage, bucket } = await newStore();
      const failure = new Error('connexion coupée');
      let entries: StagedEntry[] = [];
      const broken = (async function* () {
        yield randomBytes(20 * MEGABYTE);
        entries = await stagedEntries(storage);
        throw failure;
      })();
      await expect(storage.stage(broken, 64 * MEGABYTE)).rejects.toBe(failure);
      expect(entries).toMatchObject([{ size: 16 * MEGABYTE }]);
      expect(await bucket.listUploads(`staging/${entries[0]?.key}`)).toEqual([]);
      expect(await stagedEntries(storage)).toEqual([]);
    });

    it('leaves only what an age removes when the process is killed while sending', async () => {
      const { place, storage, bucket } = await newStore();
      const receiver = await startReceiver(`createS3Storage(${JSON.stringify(place)})`, 500_000);
      const [entry] = await until('a part is there', async () => {
        const entries = await stagedEntries(storage);
        return entries.some(({ size }) => size > 0) && entries;
      });
      await receiver.kill();
      expect(await storage.discardStagedOlderThan(new Date(Date.now() - 60_000))).toBe(0);
      expect(await stagedEntries(storage)).toHaveLength(1);
      expect((await storage.list()[Symbol.asyncIterator]().next()).done).toBe(true);
      expect(await storage.discardStagedOlderThan(new Date(Date.now() + 60_000))).toBe(1);
      expect(await bucket.listUploads(`staging/${entry?.key}`)).toEqual([]);
      expect(await keysOf(bucket)).toEqual(['instance']);
    });

    it('lists more objects than one answer holds, in the order of the hashes', async () => {
      const { storage, bucket } = await newStore();
      const hashes = Array.from({ length: 1_050 }, (_, n) =>
        createHash('sha256').update(`${n}`).digest('hex'),
      );
      await inParallel(12, hashes, (sha256) => bucket.put(objectKey(sha256), Buffer.from('x')));
      const listed: string[] = [];
      for await (const { sha256 } of storage.list()) listed.push(sha256);
      expect(listed).toEqual([...hashes].sort());
    }, 60_000);

    it('refuses a bucket that holds objects but no marker', async () => {
      const { storage, bucket } = await newStore();
      await storage.promote(await storage.stage(content('leçon'), 100));
      await bucket.remove('instance');
      await expect(storage.ensureMarker('installation-a')).rejects.toBeInstanceOf(ForeignStore);
    });

    it('is unavailable, not empty, when its marker is gone', async () => {
      const { storage, bucket } = await newStore();
      const { sha256 } = await storage.promote(await storage.stage(content('leçon'), 100));
      for await (const { key } of bucket.list('')) await bucket.remove(key);
      for (const attempt of [
        () => storage.stat(sha256),
        () => storage.open(sha256),
        () => storage.stage(content('autre'), 100),
      ])
        await expect(attempt()).rejects.toBeInstanceOf(StoreUnavailable);
    });

    it('goes on with what a folder held, once its files are copied', async () => {
      const dir = await mkdtemp(join(tmpdir(), 'essaim-folder-'));
      const folder = createFileStorage({ dir });
      await folder.ensureMarker('installation-a');
      const { sha256 } = await folder.promote(await folder.stage(content('leçon'), 100));
      const place = newPlace();
      const bucket = new S3Bucket(place);
      await bucket.create();
      for (const key of ['instance', objectKey(sha256)])
        await bucket.put(key, await readFile(join(dir, key)));
      await rm(dir, { recursive: true });
      const storage = createS3Storage(place);
      expect(await storage.ensureMarker('installation-a')).toEqual({ created: false });
      expect(await storage.verify(sha256)).toEqual({ size: 6 });
    });

    it('says that its key is refused without repeating it', async () => {
      const { place } = await newStore();
      const storage = createS3Storage({ ...place, secretKey: 'another secret of forty signs, quite wrong' });
      const refusal = await storage.stage(content('leçon'), 100).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(StoreUnavailable);
      expect(inspect(refusal, { depth: 9 })).not.toContain(place.accessKey);
    });
  });

  it('is the store of an application whose settings name a bucket', async () => {
    const place = newPlace();
    const { endpoint: S3_ENDPOINT, bucket: S3_BUCKET, region: S3_REGION } = place;
    const keys = { S3_ACCESS_KEY: place.accessKey, S3_SECRET_KEY: place.secretKey };
    const settings = readSettings({ S3_ENDPOINT, S3_BUCKET, S3_REGION, ...keys });
    const { address, dataDir, owner, stop } = await startTestDatabase();
    const start = async (objectStore: typeof settings.objectStore) => {
      const rooms = [
        SettingsModule.with({ ...settings, objectStore }),
        ObservabilityModule.with(createLogger('silent', 'test')),
        DatabaseModule.at(address),
        ObjectStorageModule.at(dataDir),
      ];
      return (await Test.createTestingModule({ imports: rooms }).compile()).init();
    };
    const product = await start(settings.objectStore);
    const storage = product.get<ObjectStorage>(OBJECT_STORAGE);
    const { sha256 } = await storage.promote(await storage.stage(content('leçon'), 100));
    const { rows } = await owner.query<{ id: string }>('select id from instance');
    await product.close();
    const [empty, absent] = [newPlace(), newPlace()];
    await new S3Bucket(empty).create();
    await expect(start(empty)).rejects.toMatchObject({ code: 'STORE_LOST' });
    await expect(start(absent)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(await new S3Bucket(empty).text('instance')).toBeNull();
    await stop();
    const behind = new S3Bucket(place);
    expect(await behind.text('instance')).toBe(`${rows[0]?.id}\n`);
    expect(await behind.size(objectKey(sha256))).toBe(6);
  }, 60_000);

  describe(`S3, ${found.name}, behind a network that fails`, () => {
    let proxy: FaultyProxy;

    beforeAll(async () => {
      proxy = await startFaultyProxy(server.endpoint);
    });
    afterAll(() => proxy.stop());

    it.each(['refused', 'mute'] as const)(
      'is unavailable within two seconds when connections are %s, and back at once',
      async (fault) => {
        const { storage } = await newStore(proxy.endpoint);
        const { sha256 } = await storage.promote(await storage.stage(content('leçon'), 100));
        const staged = await storage.stage(content('autre'), 100);
        await proxy.become(fault);
        const since = performance.now();
        const outcomes = await Promise.allSettled([
          storage.stat(sha256),
          storage.open(sha256),
          storage.verify(sha256),
          storage.stage(content('encore'), 100),
          storage.promote(staged),
          storage.remove(sha256),
        ]);
        expect(performance.now() - since).toBeLessThan(2_200);
        for (const outcome of outcomes)
          expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'STORE_UNAVAILABLE' } });

        await proxy.become('none');
        expect(await buffer((await storage.open(sha256)).stream)).toEqual(Buffer.from('leçon'));
        await storage.promote(staged);
        expect(await storage.verify(staged.sha256)).toEqual({ size: 5 });
      },
    );

    it('breaks a download off with the same word when the answer is cut', async () => {
      const { storage } = await newStore(proxy.endpoint);
      const { sha256 } = await storage.promote(
        await storage.stage(Readable.from([randomBytes(MEGABYTE)]), MEGABYTE),
      );
      await proxy.become('cut');
      const { stream } = await storage.open(sha256);
      await expect(buffer(stream)).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(storage.verify(sha256)).rejects.toBeInstanceOf(StoreUnavailable);
      await proxy.become('none');
      expect(await storage.verify(sha256)).toEqual({ size: MEGABYTE });
    });
  });

  describe(`S3, ${found.name}, killed and started again`, () => {
    const ours = found.name === 'SeaweedFS' ? it : it.skip;

    ours(
      'keeps what was promoted, and our process goes on with it',
      async () => {
        const { storage } = await newStore();
        const { sha256 } = await storage.promote(await storage.stage(content('leçon'), 100));
        await server.own?.kill();
        const since = performance.now();
        await expect(storage.open(sha256)).rejects.toBeInstanceOf(StoreUnavailable);
        await expect(storage.stage(content('autre'), 100)).rejects.toBeInstanceOf(StoreUnavailable);
        expect(performance.now() - since).toBeLessThan(2_200);

        await server.own?.start();
        await until('the object can be read', () => storage.verify(sha256).catch(() => null), 20_000);
        const again = await until(
          'it stores',
          () => storage.stage(content('autre'), 100).catch(() => null),
          20_000,
        );
        await storage.promote(again);
      },
      90_000,
    );
  });
}

async function removeBucket(server: S3Server, bucket: string): Promise<void> {
  const { protocol, hostname, port } = new URL(server.endpoint);
  const { accessKey, secretKey, region } = server;
  const place = { endPoint: hostname, port: Number(port), useSSL: protocol === 'https:' };
  const client = new Client({ ...place, accessKey, secretKey, region });
  if (!(await client.bucketExists(bucket))) return;
  const names: string[] = [];
  for await (const { name } of client.listObjectsV2(bucket, '', true) as AsyncIterable<{ name: string }>)
    names.push(name);
  await client.removeObjects(bucket, names);
  await client.removeBucket(bucket);
}

async function damageObject(bucket: S3Bucket, key: string): Promise<void> {
  const bytes = await buffer(await bucket.open(key));
  bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
  await bucket.put(key, bytes);
}

async function stagedEntries(storage: ObjectStorage): Promise<StagedEntry[]> {
  const entries: StagedEntry[] = [];
  for await (const entry of storage.listStaged()) entries.push(entry);
  return entries;
}

async function keysOf(bucket: S3Bucket): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of bucket.list('')) keys.push(key);
  return keys;
}

async function inParallel<T>(workers: number, items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}

function objectKey(sha256: string): string {
  return `objects/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}

function content(text: string): Readable {
  return Readable.from([Buffer.from(text)]);
}

function* cut(bytes: Buffer, length: number): Generator<Buffer> {
  for (let start = 0; start < bytes.length; start += length) yield bytes.subarray(start, start + length);
}
