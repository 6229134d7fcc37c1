import { open, readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Store, StoredEntry } from './store.js';

/** A folder read as a bucket; begun uploads lie elsewhere on the disk. */
export function folderStore({ dir, resumable }: { dir: string; resumable: string }): Store {
  const pathOf = (key: string): string =>
    key.startsWith('resumable/') ? join(resumable, key.slice('resumable/'.length)) : join(dir, key);
  return {
    list: async function* (prefix) {
      const root = pathOf(prefix);
      for await (const { path, ...entry } of filesUnder(root))
        yield { key: `${prefix}${relative(root, path)}`, ...entry };
    },
    open: async (key) => {
      const handle = await absent(open(pathOf(key), 'r'));
      return handle && handle.createReadStream();
    },
  };
}

async function* filesUnder(folder: string): AsyncGenerator<Omit<StoredEntry, 'key'> & { path: string }> {
  for (const entry of (await absent(readdir(folder, { withFileTypes: true }))) ?? []) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    // Gone between the two: it was on its way.
    const found = entry.isFile() ? await absent(stat(path)) : null;
    if (found) yield { path, size: found.size, modifiedAt: found.mtime };
  }
}

async function absent<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
