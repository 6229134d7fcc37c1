import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { digest, isSha256 } from './content-digest.js';
import {
  ForeignStore,
  ObjectCorrupt,
  ObjectNotFound,
  RangeNotSatisfiable,
  StoreUnavailable,
} from './object-storage.errors.js';
import type {
  ByteRange,
  ObjectStorage,
  OpenedObject,
  Staged,
  StagedEntry,
  StoredObject,
} from './object-storage.js';
import { S3Bucket, type S3Place } from './s3-bucket.js';
import { abandon, receive } from './s3-upload.js';
import { ensureMarked } from './store-marker.js';

/**
 * A store in one bucket of any server of S3: `objects/aa/bb/<sha256>`, `staging/<key>`, and the marker `instance`. Several
 * processes may use it at once. Only `ensureMarker` makes the bucket: without its marker it is an outage, not an empty store.
 */
export function createS3Storage(place: S3Place): ObjectStorage {
  return new S3Storage(new S3Bucket(place));
}

const MARKER = 'instance';
const OBJECTS = 'objects/';
const STAGING = 'staging/';
const STAGING_KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

class S3Storage implements ObjectStorage {
  constructor(private readonly bucket: S3Bucket) {}

  async ensureMarker(instanceId: string, hadStore = false): Promise<{ created: boolean }> {
    if (!hadStore) await this.bucket.create();
    const marker = { read: () => this.readMarker(), markEmpty: (id: string) => this.markEmptyStore(id) };
    return ensureMarked(marker, instanceId, hadStore);
  }

  async stage(content: AsyncIterable<Uint8Array>, limitBytes: number): Promise<Staged> {
    // A frozen server is told before the first byte of the source is taken.
    await this.assertReachable();
    const key = randomUUID();
    return { key, ...(await receive(this.bucket, stagedObject(key), content, limitBytes)) };
  }

  async openStaged(key: string): Promise<Readable> {
    return this.openObject(stagedObject(key), key);
  }

  /**
   * The staged bytes are read and hashed before the copy, so that a damaged upload never replaces an object; and the copy is
   * read and hashed after it, because neither the tag of an object (MD5 or not, as the server and the way it was sent
   * please) nor its size says what a server wrote. Only then are the staged bytes removed, so a copy that failed can be made
   * again. What happens to the object later, `verify` finds.
   */
  async promote(staged: Staged): Promise<{ sha256: string; size: number }> {
    const { key, sha256, size } = staged;
    const [source, target] = [stagedObject(key), storedObject(sha256)];
    try {
      await this.assertIntact(source, staged);
      await this.bucket.copy(source, target);
      await this.assertIntact(target, staged);
      await this.bucket.remove(source);
    } catch (error) {
      const isDone = error instanceof ObjectNotFound && (await this.stat(sha256))?.size === size;
      if (!isDone) throw error;
    }
    return { sha256, size };
  }

  async discard(staged: Pick<Staged, 'key'>): Promise<void> {
    const object = stagedObject(staged.key);
    await this.bucket.remove(object);
    await abandon(this.bucket, object);
  }

  async *listStaged(): AsyncIterable<StagedEntry> {
    let before = '';
    for await (const { key: object, size, modifiedAt } of this.bucket.list(STAGING)) {
      const key = object.slice(STAGING.length, STAGING.length + randomUUID().length);
      // Killed between the last two steps of an upload, both the whole object and its mark are there.
      if (!STAGING_KEY.test(key) || key === before) continue;
      before = key;
      yield { key, size: object === stagedObject(key) ? size : await this.sizeOfUnfinished(key), modifiedAt };
    }
  }

  async discardStagedOlderThan(date: Date): Promise<number> {
    let discarded = 0;
    for await (const entry of this.listStaged()) {
      if (entry.modifiedAt >= date) continue;
      await this.discard(entry);
      discarded += 1;
    }
    return discarded;
  }

  async open(sha256: string, range?: ByteRange): Promise<OpenedObject> {
    const size = (await this.stat(sha256))?.size;
    if (size === undefined) throw new ObjectNotFound(sha256);
    if (!range) return { stream: await this.openObject(storedObject(sha256), sha256), size };
    const { start, end } = range;
    if (!(start >= 0 && start < size && end >= start)) throw new RangeNotSatisfiable(size);
    const length = Math.min(end, size - 1) - start + 1;
    return { stream: await this.bucket.open(storedObject(sha256), start, length), size };
  }

  async stat(sha256: string): Promise<{ size: number } | null> {
    const size = isSha256(sha256) ? await this.bucket.size(storedObject(sha256)) : null;
    if (size === null) await this.assertReachable();
    return size === null ? null : { size };
  }

  async verify(sha256: string): Promise<{ size: number }> {
    const { stream, size } = await this.open(sha256);
    const found = await digest(stream);
    if (found.sha256 !== sha256 || found.size !== size) throw new ObjectCorrupt(sha256, found);
    return { size };
  }

  async remove(sha256: string): Promise<void> {
    await this.bucket.remove(storedObject(sha256));
  }

  /** S3 lists keys in the order of their bytes, which is that of the hashes. */
  async *list(): AsyncIterable<StoredObject> {
    for await (const { key, size, modifiedAt } of this.bucket.list(OBJECTS)) {
      const sha256 = key.slice(key.lastIndexOf('/') + 1);
      if (isSha256(sha256)) yield { sha256, size, modifiedAt };
    }
  }

  private async assertIntact(object: string, { key, sha256, size }: Staged): Promise<void> {
    const found = await digest(await this.openObject(object, key));
    if (found.sha256 !== sha256 || found.size !== size) throw new ObjectCorrupt(sha256, found);
  }

  private async openObject(object: string, name: string): Promise<Readable> {
    try {
      return await this.bucket.open(object);
    } catch (error) {
      if (!(error instanceof ObjectNotFound)) throw error;
      await this.assertReachable();
      throw new ObjectNotFound(name);
    }
  }

  /** A missing object means something only where the marker stands: another bucket misses everything. */
  private async assertReachable(): Promise<void> {
    if ((await this.bucket.size(MARKER)) === null)
      throw new StoreUnavailable('son compartiment ou sa marque est absent');
  }

  private async readMarker(): Promise<string | null> {
    const marker = await this.bucket.text(MARKER);
    // What is no server of S3 may answer with a whole page.
    return marker && marker.trim().slice(0, 100);
  }

  private async markEmptyStore(instanceId: string): Promise<void> {
    const first = await this.list()[Symbol.asyncIterator]().next();
    if (!first.done) throw new ForeignStore(null);
    await this.bucket.putUnlessThere(MARKER, `${instanceId}\n`);
  }

  private async sizeOfUnfinished(key: string): Promise<number> {
    const uploads = await this.bucket.listUploads(stagedObject(key));
    return uploads.reduce((sum, upload) => sum + upload.size, 0);
  }
}

function stagedObject(key: string): string {
  if (!STAGING_KEY.test(key)) throw new ObjectNotFound(key);
  return `${STAGING}${key}`;
}

function storedObject(sha256: string): string {
  if (!isSha256(sha256)) throw new ObjectNotFound(sha256);
  return `${OBJECTS}${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}
