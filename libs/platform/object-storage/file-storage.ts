import { createHash, randomUUID } from 'node:crypto';
import { open, readdir, readFile, rm, stat, utimes, type FileHandle } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { digest, isSha256 } from './content-digest.js';
import { createFolder, createOnce, errorCode, moveDurably } from './durable-files.js';
import {
  ForeignStore,
  ObjectCorrupt,
  ObjectNotFound,
  ObjectTooLarge,
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
import { ensureMarked } from './store-marker.js';

/**
 * A store on one local filesystem: `objects/aa/bb/<sha256>`, `staging/<key>`, and the marker `instance`. Several
 * processes may use it at once. Only `ensureMarker` creates folders, so that an unmounted disk is an outage and not
 * an empty store.
 */
export function createFileStorage(options: { dir: string }): ObjectStorage {
  return new FileStorage(resolve(options.dir));
}

const STAGING_KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

class FileStorage implements ObjectStorage {
  private readonly objects: string;
  private readonly staging: string;
  private readonly marker: string;

  constructor(dir: string) {
    this.objects = join(dir, 'objects');
    this.staging = join(dir, 'staging');
    this.marker = join(dir, 'instance');
  }

  async ensureMarker(instanceId: string, hadStore = false): Promise<{ created: boolean }> {
    const marker = { read: () => this.readMarker(), markEmpty: (id: string) => this.markEmptyStore(id) };
    return ensureMarked(marker, instanceId, hadStore);
  }

  async stage(content: AsyncIterable<Uint8Array>, limitBytes: number): Promise<Staged> {
    const key = randomUUID();
    const file = join(this.staging, key);
    const handle = await told(() => open(file, 'wx', 0o600));
    try {
      return { key, ...(await receive(handle, content, limitBytes)) };
    } catch (error) {
      // At best: what cannot be removed now is discarded by age later.
      await rm(file, { force: true }).catch(() => {});
      throw error;
    } finally {
      await handle.close();
    }
  }

  async openStaged(key: string): Promise<Readable> {
    const handle = await this.openFile(this.stagedFile(key), key);
    return handle.createReadStream();
  }

  async promote(staged: Staged): Promise<{ sha256: string; size: number }> {
    const { key, sha256, size } = staged;
    const target = this.objectFile(sha256);
    try {
      const found = await told(async () => digest(await this.openStaged(key)));
      if (found.sha256 !== sha256 || found.size !== size) throw new ObjectCorrupt(sha256, found);
      await this.moveIntoPlace(key, target);
    } catch (error) {
      const isDone = error instanceof ObjectNotFound && (await this.stat(sha256))?.size === size;
      if (!isDone) throw error;
    }
    return { sha256, size };
  }

  async discard(staged: Pick<Staged, 'key'>): Promise<void> {
    await told(() => rm(this.stagedFile(staged.key), { force: true }));
  }

  async *listStaged(): AsyncIterable<StagedEntry> {
    for (const key of await told(() => readdir(this.staging))) {
      const entry = STAGING_KEY.test(key) && (await statFile(join(this.staging, key)));
      if (entry) yield { key, size: entry.size, modifiedAt: entry.mtime };
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
    const handle = await this.openFile(this.objectFile(sha256), sha256);
    const { size } = await told(() => handle.stat());
    if (range && !(range.start >= 0 && range.start < size && range.end >= range.start)) {
      await handle.close();
      throw new RangeNotSatisfiable(size);
    }
    return { stream: handle.createReadStream(range ?? {}), size };
  }

  async stat(sha256: string): Promise<{ size: number } | null> {
    const found = isSha256(sha256) ? await statFile(this.objectFile(sha256)) : null;
    if (found === null) await this.assertReachable();
    return found && { size: found.size };
  }

  async verify(sha256: string): Promise<{ size: number }> {
    const { stream, size } = await this.open(sha256);
    const found = await told(() => digest(stream));
    if (found.sha256 !== sha256 || found.size !== size) throw new ObjectCorrupt(sha256, found);
    return { size };
  }

  async remove(sha256: string): Promise<void> {
    await told(() => rm(this.objectFile(sha256), { force: true }));
  }

  async *list(): AsyncIterable<StoredObject> {
    for (const first of await this.foldersIn(this.objects)) {
      for (const second of await this.foldersIn(join(this.objects, first))) {
        for (const sha256 of (await told(() => readdir(join(this.objects, first, second)))).sort()) {
          const found = isSha256(sha256) ? await statFile(this.objectFile(sha256)) : null;
          if (found) yield { sha256, size: found.size, modifiedAt: found.mtime };
        }
      }
    }
  }

  private async foldersIn(folder: string): Promise<string[]> {
    const names = await told(() => readdir(folder));
    return names.filter((name) => /^[0-9a-f]{2}$/.test(name)).sort();
  }

  /** Replaces known content by the same bytes: nothing is copied, damaged content heals, and its age starts again. */
  private async moveIntoPlace(key: string, target: string): Promise<void> {
    const source = this.stagedFile(key);
    const now = new Date();
    try {
      await utimes(source, now, now);
      await moveDurably(source, target, this.objects);
    } catch (error) {
      throw errorCode(error) === 'ENOENT' ? new ObjectNotFound(key) : inOurWords(error);
    }
  }

  private async openFile(file: string, name: string): Promise<FileHandle> {
    try {
      return await open(file, 'r');
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw inOurWords(error);
      await this.assertReachable();
      throw new ObjectNotFound(name);
    }
  }

  /** A missing file means something only where the marker stands: an unmounted disk misses everything. */
  private async assertReachable(): Promise<void> {
    await told(() => stat(this.marker));
  }

  private async readMarker(): Promise<string | null> {
    const found = await statFile(this.marker);
    return found && (await told(() => readFile(this.marker, 'utf8'))).trim();
  }

  private async markEmptyStore(instanceId: string): Promise<void> {
    await told(() => Promise.all([createFolder(this.objects), createFolder(this.staging)]));
    const first = await this.list()[Symbol.asyncIterator]().next();
    if (!first.done) throw new ForeignStore(null);
    await told(() => createOnce(this.marker, `${instanceId}\n`));
  }

  private stagedFile(key: string): string {
    if (!STAGING_KEY.test(key)) throw new ObjectNotFound(key);
    return join(this.staging, key);
  }

  private objectFile(sha256: string): string {
    if (!isSha256(sha256)) throw new ObjectNotFound(sha256);
    return join(this.objects, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}

/** Writes while hashing; the bytes are on disk, and the file read-only, when it returns. */
async function receive(
  handle: FileHandle,
  content: AsyncIterable<Uint8Array>,
  limitBytes: number,
): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of content) {
    size += chunk.length;
    if (size > limitBytes) throw new ObjectTooLarge(limitBytes);
    hash.update(chunk);
    await told(() => handle.writeFile(chunk));
  }
  await told(async () => {
    await handle.chmod(0o400);
    await handle.sync();
  });
  return { size, sha256: hash.digest('hex') };
}

async function statFile(file: string): Promise<{ size: number; mtime: Date } | null> {
  try {
    return await stat(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw inOurWords(error);
  }
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw inOurWords(error);
  }
}

const REASONS: Record<string, string> = {
  ENOSPC: 'le disque est plein',
  EDQUOT: 'le quota du disque est atteint',
  ENOENT: 'son dossier est absent',
  EACCES: 'son dossier n’est pas accessible',
  EPERM: 'son dossier n’est pas accessible',
  EROFS: 'son disque est en lecture seule',
};

/** Only failures of the system are the store's; anything else is a bug and stays what it is. */
function inOurWords(error: unknown): unknown {
  const code = errorCode(error);
  if (code === undefined || !/^E[A-Z0-9]+$/.test(code)) return error;
  return new StoreUnavailable(REASONS[code] ?? `erreur ${code}`, error);
}
