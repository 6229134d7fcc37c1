import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { FileStore } from '@tus/file-store';
import { S3Store } from '@tus/s3-store';
import { type DataStore, ERRORS } from '@tus/server';
import type { S3Place } from './s3-bucket.js';

/** After that, the beginning of an upload waits for nobody. */
export const RESUMABLE_FOR_MS = 24 * 3600 * 1000;

/** Where the beginnings of uploads lie until they are whole: bytes nobody has hashed or inspected, never an object. */
export interface ResumableStaging {
  /** For the protocol alone; its names are those of `keyOf`. */
  readonly store: DataStore;
  keyOf(uploadId: string): string;
  read(uploadId: string): Promise<Readable>;
  /** Forgets the bytes, if there are any. */
  discard(uploadId: string): Promise<void>;
  /** Bytes whose owner was forgotten before them. */
  discardExpired(): Promise<void>;
}

/** A folder of the data folder: for one machine. */
export function resumableInFolder(dir: string): ResumableStaging {
  // The store makes its folder too, but in a callback whose failure would end the process.
  mkdirSync(dir, { recursive: true });
  const store = new FileStore({ directory: dir, expirationPeriodInMilliseconds: RESUMABLE_FOR_MS });
  return staging(store, '');
}

/** The bucket of the objects: an upload begun on one server goes on through another. */
export function resumableInBucket({
  endpoint,
  bucket,
  accessKey,
  secretKey,
  region,
}: S3Place): ResumableStaging {
  const store = new S3Store({
    expirationPeriodInMilliseconds: RESUMABLE_FOR_MS,
    // Tags are no part of what every server of S3 offers, and rights for them are one more right to give.
    useTags: false,
    maxConcurrentPartUploads: 8,
    s3ClientConfig: {
      bucket,
      endpoint,
      region,
      credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
      forcePathStyle: true,
      maxAttempts: 2,
      // Checksums in trailers are a habit of Amazon's clients; we hash every byte ourselves once the upload is whole.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    },
  });
  return staging(store, 'resumable/');
}

function staging(store: FileStore | S3Store, prefix: string): ResumableStaging {
  const keyOf = (uploadId: string) => prefix + uploadId;
  return {
    store,
    keyOf,
    read: async (uploadId) => store.read(keyOf(uploadId)),
    discard: async (uploadId) => {
      try {
        await store.remove(keyOf(uploadId));
      } catch (error) {
        if (error !== ERRORS.FILE_NOT_FOUND) throw error;
      }
    },
    discardExpired: async () => void (await store.deleteExpired()),
  };
}

export const resumableFolder = (dataDir: string): string => join(dataDir, 'envois');
