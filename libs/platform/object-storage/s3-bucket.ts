import { createHash } from 'node:crypto';
import { PassThrough, type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Client, InvalidXMLError, S3Error } from 'minio';
import { errorCode } from './durable-files.js';
import { ObjectNotFound, ObjectStorageError, StoreUnavailable } from './object-storage.errors.js';
import { patientTransport } from './s3-transport.js';

/** A bucket on any server of S3. `endpoint` is an http or https address without path. */
export interface S3Place {
  endpoint: string;
  bucket: string;
  accessKey: string;
  secretKey: string;
  region: string;
}

interface Entry {
  key: string;
  size: number;
  modifiedAt: Date;
}

interface Upload {
  uploadId: string;
  /** Of the parts that arrived. */
  size: number;
}

/**
 * The few verbs of S3 that we need, on keys of one bucket. Each throws `StoreUnavailable` when the server is down, full,
 * frozen, refuses us or has no such bucket.
 */
export class S3Bucket {
  private readonly client: Client;
  private readonly name: string;
  private readonly region: string;

  constructor({ endpoint, bucket, accessKey, secretKey, region }: S3Place) {
    const { protocol, hostname, port } = new URL(endpoint);
    const useSSL = protocol === 'https:';
    this.client = new Client({
      ...{ endPoint: hostname, port: Number(port), useSSL, accessKey, secretKey, region },
      ...patientTransport(useSSL),
    });
    this.name = bucket;
    this.region = region;
  }

  /** Makes the bucket, unless it is there. */
  async create(): Promise<void> {
    const { name, region } = this;
    if (await told(() => this.client.bucketExists(name))) return;
    await told(() => this.client.makeBucket(name, region));
  }

  /** In bytes; null: no such object, or no such bucket. */
  async size(key: string): Promise<number | null> {
    return orNull(async () => (await told(() => this.client.statObject(this.name, key), key)).size);
  }

  /** The bytes, or `length` of them from `start`; a break on the way is a `StoreUnavailable` too. @throws ObjectNotFound */
  async open(key: string, start = 0, length = 0): Promise<Readable> {
    const answer = await told(() => this.client.getPartialObject(this.name, key, start, length), key);
    const bytes = new PassThrough();
    answer.on('error', (error) => {
      const inWords = inOurWords(error);
      bytes.destroy(inWords instanceof StoreUnavailable ? inWords : error);
    });
    bytes.once('close', () => answer.destroy());
    return answer.pipe(bytes);
  }

  async text(key: string): Promise<string | null> {
    return orNull(async () => text(await this.open(key)));
  }

  async put(key: string, bytes: Buffer): Promise<void> {
    await told(() => this.client.putObject(this.name, key, bytes, bytes.length));
  }

  /** Where the server knows conditional writes (RFC 9110, If-None-Match), the first of several is kept; elsewhere the last. */
  async putUnlessThere(key: string, content: string): Promise<void> {
    const request = {
      method: 'PUT',
      bucketName: this.name,
      objectName: key,
      headers: { 'if-none-match': '*' },
    };
    try {
      await told(() => this.client.makeRequestAsyncOmit(request, Buffer.from(content)));
    } catch (error) {
      if (!(error instanceof PreconditionFailed)) throw error;
    }
  }

  /** Within the server. @throws ObjectNotFound when the source is not there. */
  async copy(source: string, target: string): Promise<void> {
    await told(() => this.client.copyObject(this.name, target, `/${this.name}/${source}`), source);
  }

  /** Removes the object, if it is there. */
  async remove(key: string): Promise<void> {
    await told(() => this.client.removeObject(this.name, key));
  }

  /** In the order of the keys. */
  async *list(prefix: string): AsyncIterable<Entry> {
    for (let token = ''; ;) {
      const page = await told(() => this.client.listObjectsV2Query(this.name, prefix, token, '', 1000, ''));
      for (const { name, size, lastModified } of page.objects)
        if (name !== undefined) yield { key: name, size, modifiedAt: lastModified };
      if (!page.isTruncated) return;
      token = page.nextContinuationToken;
    }
  }

  /** Begins an object sent in parts; answers the name of the upload. */
  async beginUpload(key: string): Promise<string> {
    return told(() => this.client.initiateNewMultipartUpload(this.name, key, {}));
  }

  /** `part` is counted from 1; answers the tag that `completeUpload` wants. */
  async sendPart(key: string, uploadId: string, part: number, bytes: Buffer): Promise<string> {
    // Over https the client signs no hash of the body: without this one, a part damaged on the way would be kept.
    const headers = { 'Content-MD5': createHash('md5').update(bytes).digest('base64') };
    const place = { bucketName: this.name, objectName: key, uploadID: uploadId, partNumber: part, headers };
    return (await told(() => this.client.uploadPart(place, bytes))).etag;
  }

  async completeUpload(key: string, uploadId: string, tags: readonly string[]): Promise<void> {
    const parts = tags.map((etag, place) => ({ part: place + 1, etag }));
    await told(() => this.client.completeMultipartUpload(this.name, key, uploadId, parts));
  }

  /** Of exactly this key: MinIO lists no others. */
  async listUploads(key: string): Promise<Upload[]> {
    const uploads: Upload[] = [];
    const walk = async () => {
      const found: AsyncIterable<Upload> = this.client.listIncompleteUploads(this.name, key, true);
      for await (const upload of found) uploads.push(upload);
    };
    // No longer there: completed or aborted while we asked for its parts.
    await orNull(() => told(walk, key));
    return uploads;
  }

  async abortUpload(key: string, uploadId: string): Promise<void> {
    await orNull(() => told(() => this.client.abortMultipartUpload(this.name, key, uploadId), key));
  }
}

/** Never leaves this file. */
class PreconditionFailed extends Error {}

async function orNull<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ObjectNotFound) return null;
    throw error;
  }
}

/** `key`: what is asked for, where its absence is an answer. */
async function told<T>(work: () => Promise<T>, key?: string): Promise<T> {
  try {
    return await onceMore(work);
  } catch (error) {
    throw inOurWords(error, key);
  }
}

/** A connection kept open may be closed by the server as we write into it; our verbs may all be said twice. */
async function onceMore<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!['ECONNRESET', 'EPIPE'].includes(errorCode(error) ?? '')) throw error;
  }
  return work();
}

const ABSENT = new Set(['NoSuchKey', 'NotFound', 'NoSuchUpload']);
const RACED = new Set(['PreconditionFailed', 'ConditionalRequestConflict']);

const REASONS: Record<string, string> = {
  NoSuchBucket: 'son compartiment est absent',
  NotFound: 'son compartiment est absent',
  AccessDenied: 'il refuse nos droits',
  InvalidAccessKeyId: 'il ne connaît pas notre clé',
  SignatureDoesNotMatch: 'il refuse notre clé secrète',
  RequestTimeTooSkewed: 'son horloge et la nôtre diffèrent trop',
  XMinioStorageFull: 'son disque est plein',
  ECONNREFUSED: 'la connexion est refusée',
  ENOTFOUND: 'son nom est inconnu',
  EAI_AGAIN: 'son nom est introuvable pour l’instant',
};

function inOurWords(error: unknown, key?: string): unknown {
  if (error instanceof ObjectStorageError) return error;
  const code = errorCode(error) ?? '';
  if (error instanceof S3Error || error instanceof InvalidXMLError) {
    if (key !== undefined && ABSENT.has(code)) return new ObjectNotFound(key);
    if (RACED.has(code)) return new PreconditionFailed();
    // Without its cause: the answer of a server repeats the id of our key, which is a secret (see docs/operations).
    return new StoreUnavailable(REASONS[code] ?? `réponse ${code || 'illisible'}`);
  }
  return isBrokenConnection(code) ? new StoreUnavailable(REASONS[code] ?? `erreur ${code}`, error) : error;
}

/** Codes of the system, of TLS and of unreadable HTTP; Node's own `ERR_…` speak of a bug of ours. */
function isBrokenConnection(code: string): boolean {
  return /^(?:E[A-Z]+|EAI_[A-Z]+|HPE_\w+|ERR_(?:TLS|SSL)_\w+|[A-Z_]*CERT[A-Z_]*|UNABLE_TO_\w+)$/.test(code);
}
