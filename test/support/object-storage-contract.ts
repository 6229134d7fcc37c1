import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  ForeignStore,
  ObjectCorrupt,
  ObjectNotFound,
  type ObjectStorage,
  ObjectTooLarge,
  RangeNotSatisfiable,
  type Staged,
} from '#platform/object-storage';
import fc from 'fast-check';
import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

/** An empty, unmarked store, and what a test may do behind its back. */
export interface StoreUnderTest {
  storage: ObjectStorage;
  /** Changes one byte of the stored object, keeping its size. */
  damage(sha256: string): Promise<void>;
  dispose(): Promise<void>;
}

const LIMIT = 64 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;
const IN_AN_HOUR = () => new Date(Date.now() + 3_600_000);

/** What every store promises, embedded or S3. `make` gives a fresh store for each test. */
export function objectStorageContract(name: string, make: () => Promise<StoreUnderTest>): void {
  jest.setTimeout(30_000);
  describe(`object storage: ${name}`, () => {
    let store: StoreUnderTest;
    let storage: ObjectStorage;

    beforeEach(async () => {
      store = await make();
      storage = store.storage;
      await storage.ensureMarker('installation-a');
    });

    afterEach(() => store.dispose());

    describe('depositing', () => {
      it('gives back the bytes under their hash', async () => {
        const content = Buffer.from('Bonjour été œuvre');
        const staged = await stage(content);
        expect(staged).toMatchObject({ size: content.length, sha256: sha256(content) });
        expect(await storage.stat(staged.sha256)).toBeNull();
        expect(await buffer(await storage.openStaged(staged.key))).toEqual(content);

        expect(await storage.promote(staged)).toEqual({ sha256: sha256(content), size: content.length });
        expect(await read(staged.sha256)).toEqual(content);
        expect(await storage.stat(staged.sha256)).toEqual({ size: content.length });
        expect(await stagedKeys()).toEqual([]);
      });

      it('keeps an empty object', async () => {
        const { sha256: hash } = await deposit(Buffer.alloc(0));
        expect(await read(hash)).toEqual(Buffer.alloc(0));
        expect(await storage.verify(hash)).toEqual({ size: 0 });
        await expect(storage.open(hash, { start: 0, end: 0 })).rejects.toBeInstanceOf(RangeNotSatisfiable);
      });

      it('streams 20 MB', async () => {
        const part = randomBytes(MEGABYTE);
        const hash = createHash('sha256');
        for (let n = 0; n < 20; n++) hash.update(part);
        const staged = await storage.stage(Readable.from(times(20, part)), LIMIT);
        expect(staged).toMatchObject({ size: 20 * MEGABYTE, sha256: hash.digest('hex') });
        await storage.promote(staged);
        expect(await storage.verify(staged.sha256)).toEqual({ size: 20 * MEGABYTE });
      });

      it('accepts exactly the limit and refuses one byte more, leaving nothing', async () => {
        const atLimit = await storage.stage(Readable.from([randomBytes(1000)]), 1000);
        await storage.discard(atLimit);
        const over = storage.stage(Readable.from([randomBytes(600), randomBytes(401)]), 1000);
        await expect(over).rejects.toBeInstanceOf(ObjectTooLarge);
        await storage.discardStagedOlderThan(IN_AN_HOUR());
        expect(await stagedKeys()).toEqual([]);
        expect(await listed()).toEqual([]);
      });
    });

    describe('known content', () => {
      it('stays one object and becomes young again', async () => {
        const content = randomBytes(5000);
        await deposit(content);
        const [before] = await listed();
        await sleep(1100); // S3 tells times to the second.
        await deposit(content);
        const after = await listed();
        expect(after).toMatchObject([{ sha256: sha256(content), size: 5000 }]);
        expect(after[0]?.modifiedAt.getTime()).toBeGreaterThan(before?.modifiedAt.getTime() ?? Infinity);
      });

      it('may be promoted by several at once', async () => {
        const content = randomBytes(200_000);
        const drafts = await Promise.all(Array.from({ length: 8 }, () => stage(content)));
        await Promise.all(drafts.map((staged) => storage.promote(staged)));
        expect(await listed()).toHaveLength(1);
        expect(await read(sha256(content))).toEqual(content);
        expect(await stagedKeys()).toEqual([]);
      });

      it('answers a repeated promotion as the first time', async () => {
        const staged = await stage(randomBytes(100));
        const answers = await Promise.all([storage.promote(staged), storage.promote(staged)]);
        answers.push(await storage.promote(staged));
        for (const answer of answers) expect(answer).toEqual({ sha256: staged.sha256, size: 100 });
      });

      it('heals when deposited again', async () => {
        const content = randomBytes(3000);
        const { sha256: hash } = await deposit(content);
        await store.damage(hash);
        await deposit(content);
        expect(await storage.verify(hash)).toEqual({ size: 3000 });
      });
    });

    describe('what was interrupted', () => {
      it('becomes no object when the source fails, and its error comes through', async () => {
        const failure = new Error('connexion coupée');
        const broken = Readable.from(
          (async function* () {
            yield randomBytes(MEGABYTE);
            throw failure;
          })(),
        );
        await expect(storage.stage(broken, LIMIT)).rejects.toBe(failure);
        await storage.discardStagedOlderThan(IN_AN_HOUR());
        expect(await stagedKeys()).toEqual([]);
        expect(await listed()).toEqual([]);
      });

      it('becomes no object when the source is destroyed without an error', async () => {
        const source = new Readable({ read() {} });
        source.push(randomBytes(1000));
        setTimeout(() => source.destroy(), 50);
        await expect(storage.stage(source, LIMIT)).rejects.toThrow();
        expect(await listed()).toEqual([]);
      });

      it('is discarded by age: the old, never the young', async () => {
        const staged = await stage(randomBytes(100));
        expect(await storage.discardStagedOlderThan(new Date(Date.now() - 60_000))).toBe(0);
        expect(await stagedKeys()).toEqual([staged.key]);
        expect(await storage.discardStagedOlderThan(IN_AN_HOUR())).toBe(1);
        expect(await stagedKeys()).toEqual([]);
        await expect(storage.promote(staged)).rejects.toBeInstanceOf(ObjectNotFound);
        await storage.discard(staged);
      });

      it('is never promoted under a hash it does not have', async () => {
        const staged = await stage(randomBytes(100));
        const lie = { ...staged, sha256: sha256(Buffer.from('autre chose')) };
        await expect(storage.promote(lie)).rejects.toBeInstanceOf(ObjectCorrupt);
        await expect(storage.promote({ ...staged, size: 99 })).rejects.toBeInstanceOf(ObjectCorrupt);
        expect(await listed()).toEqual([]);
      });
    });

    describe('reading', () => {
      it('gives any range as Buffer.subarray would', async () => {
        const content = randomBytes(100_000);
        const { sha256: hash } = await deposit(content);
        const position = fc.nat({ max: content.length - 1 });
        const ranges = fc.record({ start: position, length: fc.integer({ min: 1, max: content.length }) });
        const check = fc.asyncProperty(ranges, async ({ start, length }) => {
          const { stream, size } = await storage.open(hash, { start, end: start + length - 1 });
          expect(size).toBe(content.length);
          expect((await buffer(stream)).equals(content.subarray(start, start + length))).toBe(true);
        });
        await fc.assert(check, {
          numRuns: 25,
          examples: [[{ start: 0, length: 1 }], [{ start: 99_999, length: 500 }]],
        });
      });

      it.each([[{ start: 10, end: 20 }], [{ start: 5, end: 4 }], [{ start: -1, end: 4 }]])(
        'refuses the range %j of ten bytes',
        async (range) => {
          const { sha256: hash } = await deposit(randomBytes(10));
          await expect(storage.open(hash, range)).rejects.toBeInstanceOf(RangeNotSatisfiable);
        },
      );

      it('says that an object is not there', async () => {
        const unknown = sha256(randomBytes(8));
        expect(await storage.stat(unknown)).toBeNull();
        await expect(storage.open(unknown)).rejects.toBeInstanceOf(ObjectNotFound);
        await expect(storage.verify(unknown)).rejects.toBeInstanceOf(ObjectNotFound);
        await expect(storage.openStaged('0-0')).rejects.toBeInstanceOf(ObjectNotFound);
      });

      it.each(['../../instance', 'A'.repeat(64), ''])('takes %j for no object at all', async (name) => {
        expect(await storage.stat(name)).toBeNull();
        await expect(storage.open(name)).rejects.toBeInstanceOf(ObjectNotFound);
        await expect(storage.remove(name)).rejects.toBeInstanceOf(ObjectNotFound);
      });

      it('detects one changed byte', async () => {
        const { sha256: hash } = await deposit(randomBytes(10_000));
        expect(await storage.verify(hash)).toEqual({ size: 10_000 });
        await store.damage(hash);
        await expect(storage.verify(hash)).rejects.toBeInstanceOf(ObjectCorrupt);
      });
    });

    describe('keeping house', () => {
      it('lists every object with size and age, in the order of the hashes', async () => {
        const began = Date.now() - 1500;
        const hashes: string[] = [];
        for (let size = 1; size <= 12; size++) hashes.push((await deposit(randomBytes(size))).sha256);
        const objects = await listed();
        expect(objects.map((object) => object.sha256)).toEqual([...hashes].sort());
        for (const { sha256: hash, size, modifiedAt } of objects) {
          expect(size).toBe(hashes.indexOf(hash) + 1);
          expect(modifiedAt.getTime()).toBeGreaterThan(began);
          expect(modifiedAt.getTime()).toBeLessThan(Date.now() + 1500);
        }
      });

      it('removes an object, once or twice', async () => {
        const { sha256: gone } = await deposit(randomBytes(10));
        const { sha256: kept } = await deposit(randomBytes(10));
        await storage.remove(gone);
        await storage.remove(gone);
        expect((await listed()).map((object) => object.sha256)).toEqual([kept]);
        await expect(storage.open(gone)).rejects.toBeInstanceOf(ObjectNotFound);
      });
    });

    describe('marker', () => {
      it('knows its own installation again and refuses another', async () => {
        expect(await storage.ensureMarker('installation-a')).toEqual({ created: false });
        await expect(storage.ensureMarker('installation-b')).rejects.toBeInstanceOf(ForeignStore);
        expect(await storage.ensureMarker('installation-a')).toEqual({ created: false });
      });

      it('is not made where there was a store before: an empty one stays empty', async () => {
        const fresh = await make();
        // An absent bucket is said to be absent.
        await expect(fresh.storage.ensureMarker('installation-a', true)).rejects.toMatchObject({
          code: expect.stringMatching(/^STORE_(LOST|UNAVAILABLE)$/),
        });
        expect(await fresh.storage.ensureMarker('installation-b')).toEqual({ created: true });
        expect(await fresh.storage.ensureMarker('installation-b', true)).toEqual({ created: false });
        await fresh.dispose();
      });

      it('is made on an empty store, by one of two that race', async () => {
        const fresh = await make();
        const races = ['a', 'b'].map((id) => fresh.storage.ensureMarker(id));
        const outcomes = (await Promise.allSettled(races)).map((outcome) => outcome.status);
        await fresh.dispose();
        expect(outcomes.sort()).toEqual(['fulfilled', 'rejected']);
      });
    });

    const stage = (content: Buffer): Promise<Staged> => storage.stage(Readable.from([content]), LIMIT);
    const deposit = async (content: Buffer) => storage.promote(await stage(content));
    const read = async (hash: string) => buffer((await storage.open(hash)).stream);
    const listed = () => collect(storage.list());
    const stagedKeys = async () => (await collect(storage.listStaged())).map((entry) => entry.key);
  });
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function* times(count: number, part: Buffer): Generator<Buffer> {
  for (let n = 0; n < count; n++) yield part;
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
