import type { Readable } from 'node:stream';

/** Bytes received and hashed, not yet an object. `sha256` is 64 lower-case hexadecimal digits, sizes are bytes. */
export interface Staged {
  key: string;
  size: number;
  sha256: string;
}

/** As in HTTP: both ends included, counted from 0. An `end` past the last byte means the last byte. */
export interface ByteRange {
  start: number;
  end: number;
}

/** `size` is that of the whole object, whatever the range. Destroy the stream if you do not read it to its end. */
export interface OpenedObject {
  stream: Readable;
  size: number;
}

export interface StoredObject {
  sha256: string;
  size: number;
  /** Last promotion of this content: collectors must spare young objects. */
  modifiedAt: Date;
}

export interface StagedEntry {
  key: string;
  size: number;
  modifiedAt: Date;
}

/**
 * Where the bytes of files lie. Write path: `stage` → inspect what `openStaged` gives → `promote` → the transaction
 * that references the object. Deletion runs the other way: row, commit, `remove`. Every method throws
 * `StoreUnavailable` when the store cannot be reached, is full or does not answer.
 */
export interface ObjectStorage {
  /**
   * Ties the store to one installation, and must succeed before anything else is called. An empty store is marked
   * (`created`), unless this installation has had a store before (`hadStore`): then it is left as it is.
   * @throws ForeignStore when the store is marked by another installation, or holds objects without a marker; StoreLost
   * when it has no marker although there was a store before.
   */
  ensureMarker(instanceId: string, hadStore?: boolean): Promise<{ created: boolean }>;

  /**
   * Receives bytes durably while hashing them. An error of the source is thrown as it came; nothing becomes an object.
   * @throws ObjectTooLarge as soon as more than `limitBytes` came.
   */
  stage(content: AsyncIterable<Uint8Array>, limitBytes: number): Promise<Staged>;
  /** @throws ObjectNotFound */
  openStaged(key: string): Promise<Readable>;
  /**
   * Makes the staged bytes the object of that hash, durably. Known content stays one object and becomes young again;
   * repeating a promotion that succeeded is harmless.
   * @throws ObjectCorrupt when the staged bytes are no longer those that were hashed; ObjectNotFound when they are gone.
   */
  promote(staged: Staged): Promise<{ sha256: string; size: number }>;
  /** Forgets staged bytes, if they are there. */
  discard(staged: Pick<Staged, 'key'>): Promise<void>;
  /** What was staged and neither promoted nor discarded, interrupted uploads included. */
  listStaged(): AsyncIterable<StagedEntry>;
  /** Answers how many it discarded. */
  discardStagedOlderThan(date: Date): Promise<number>;

  /** @throws ObjectNotFound; RangeNotSatisfiable when the range starts past the last byte or ends before its start. */
  open(sha256: string, range?: ByteRange): Promise<OpenedObject>;
  stat(sha256: string): Promise<{ size: number } | null>;
  /** Reads the whole object again. @throws ObjectCorrupt when its bytes do not have that hash; ObjectNotFound. */
  verify(sha256: string): Promise<{ size: number }>;
  /** Removes the object, if it is there. */
  remove(sha256: string): Promise<void>;
  /** Every object, in the order of the hashes. */
  list(): AsyncIterable<StoredObject>;
}
