/*
 * Owns the bytes of files: staging, content-addressed objects named by their SHA-256, verification, the marker that ties
 * a store to one installation. One port, two stores: a folder, and a bucket on any server of S3.
 * Does not own what an object means: names, types, quotas, who references it and what may be collected are the
 * contexts' rows in PostgreSQL. Never reachable from outside: downloads stream through the application.
 */
export type {
  ByteRange,
  ObjectStorage,
  OpenedObject,
  Staged,
  StagedEntry,
  StoredObject,
} from './object-storage.js';
export {
  ForeignStore,
  ObjectCorrupt,
  ObjectNotFound,
  ObjectStorageError,
  ObjectTooLarge,
  RangeNotSatisfiable,
  StoreLost,
  StoreUnavailable,
} from './object-storage.errors.js';
export { createFileStorage } from './file-storage.js';
export { createS3Storage } from './s3-storage.js';
export { OBJECT_STORAGE, ObjectStorageModule, RESUMABLE_STAGING } from './object-storage.module.js';
export { RESUMABLE_FOR_MS, type ResumableStaging } from './resumable-staging.js';
