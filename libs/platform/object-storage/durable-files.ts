import { randomUUID } from 'node:crypto';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Creates a folder and its parents, private, such that they survive a power cut. */
export async function createFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}

/** Renames a file whose content is on disk already, making folders below `root` as needed; durable when it returns. */
export async function moveDurably(source: string, target: string, root: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  await rename(source, target);
  // Up to the root each time: whoever made a folder on the way may have been killed before syncing it.
  for (let folder = dirname(target); folder.length >= root.length; folder = dirname(folder))
    await syncFolder(folder);
}

/** Writes a small file whole, durably, unless one is there already. */
export async function createOnce(file: string, content: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  const handle = await open(draft, 'wx', 0o400);
  try {
    await handle.writeFile(content);
    await handle.sync();
    await link(draft, file);
    await syncFolder(dirname(file));
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    await handle.close();
    await rm(draft, { force: true });
  }
}

/** The system's code (`ENOENT`…) of an error, if it has one. */
export function errorCode(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
