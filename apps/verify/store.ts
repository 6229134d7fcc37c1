import type { Readable } from 'node:stream';
import { bucketStore } from './bucket-store.js';
import { folderStore } from './folder-store.js';
import type { StorePlace } from './target.js';

export interface StoredEntry {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  readonly modifiedAt: Date;
}

/** Keys are those of a bucket, a folder’s files being named alike: `objects/aa/bb/<sha256>`, `staging/…`, `resumable/…`, `instance`. */
export interface Store {
  list(prefix: string): AsyncIterable<StoredEntry>;
  /** Null: there is no such object. */
  open(key: string): Promise<Readable | null>;
}

export const openStore = (place: StorePlace): Store =>
  'dir' in place ? folderStore(place) : bucketStore(place);

export const objectKey = (sha256: string): string =>
  `objects/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
