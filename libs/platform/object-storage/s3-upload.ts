import { createHash } from 'node:crypto';
import { ObjectTooLarge, StoreUnavailable } from './object-storage.errors.js';
import type { S3Bucket } from './s3-bucket.js';

/** Kept in memory while it is filled and sent. S3 wants at least 5 MiB, and at most 10,000 parts. */
const PART_BYTES = 8 * 1024 * 1024;
/** More than this a server of S3 copies only in parts. */
const MAX_OBJECT_BYTES = 5 * 1024 ** 3;

/**
 * Beside an object sent in parts lies an empty one until it is whole: no server lists unfinished uploads as all others do
 * (MinIO only by their exact key), and each lists objects.
 */
const unfinishedMark = (key: string): string => `${key}.unfinished`;

/**
 * Sends a stream while hashing it: small content whole, larger in parts. An error of the source comes through, and what was
 * begun is aborted. @throws ObjectTooLarge
 */
export async function receive(
  bucket: S3Bucket,
  key: string,
  content: AsyncIterable<Uint8Array>,
  limitBytes: number,
): Promise<{ size: number; sha256: string }> {
  const meter = new Meter(Math.min(limitBytes, MAX_OBJECT_BYTES));
  let upload: PartedUpload | null = null;
  try {
    for await (const { bytes, isLast } of inParts(meter.measure(content))) {
      if (isLast && !upload) await bucket.put(key, bytes);
      else await (upload ??= await PartedUpload.begin(bucket, key)).send(bytes);
    }
    await upload?.complete();
  } catch (error) {
    // At best, and not where the server does not answer: what is left is discarded by age later.
    if (!(error instanceof StoreUnavailable)) await abandon(bucket, key).catch(() => {});
    throw error;
  }
  return meter.read();
}

/** Aborts what was begun under this key, and forgets that it was. */
export async function abandon(bucket: S3Bucket, key: string): Promise<void> {
  for (const { uploadId } of await bucket.listUploads(key)) await bucket.abortUpload(key, uploadId);
  await bucket.remove(unfinishedMark(key));
}

class PartedUpload {
  private readonly tags: string[] = [];

  private constructor(
    private readonly bucket: S3Bucket,
    private readonly key: string,
    private readonly uploadId: string,
  ) {}

  static async begin(bucket: S3Bucket, key: string): Promise<PartedUpload> {
    await bucket.put(unfinishedMark(key), Buffer.alloc(0));
    return new PartedUpload(bucket, key, await bucket.beginUpload(key));
  }

  async send(bytes: Buffer): Promise<void> {
    this.tags.push(await this.bucket.sendPart(this.key, this.uploadId, this.tags.length + 1, bytes));
  }

  async complete(): Promise<void> {
    await this.bucket.completeUpload(this.key, this.uploadId, this.tags);
    await this.bucket.remove(unfinishedMark(this.key));
  }
}

/** Size and SHA-256 of what passes, up to a limit. */
class Meter {
  private readonly hash = createHash('sha256');
  private size = 0;

  constructor(private readonly limitBytes: number) {}

  async *measure(content: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    for await (const chunk of content) {
      this.size += chunk.length;
      if (this.size > this.limitBytes) throw new ObjectTooLarge(this.limitBytes);
      this.hash.update(chunk);
      yield chunk;
    }
  }

  read(): { size: number; sha256: string } {
    return { size: this.size, sha256: this.hash.digest('hex') };
  }
}

/** The same bytes in parts of one size, the last as long as it is; at least one. */
async function* inParts(
  content: AsyncIterable<Uint8Array>,
): AsyncIterable<{ bytes: Buffer; isLast: boolean }> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of content) {
    let rest = chunk;
    while (size + rest.length > PART_BYTES) {
      const fits = PART_BYTES - size;
      yield { bytes: Buffer.concat([...held, rest.subarray(0, fits)]), isLast: false };
      rest = rest.subarray(fits);
      held = [];
      size = 0;
    }
    held.push(rest);
    size += rest.length;
  }
  yield { bytes: Buffer.concat(held), isLast: true };
}
