import { unzipSync } from 'fflate';
import { DocumentUnreadable } from '../content.js';

const MAX_ENTRIES = 10_000;
const MAX_ENTRY_BYTES = 64 * 1024 * 1024;
const MAX_TOTAL_BYTES = 192 * 1024 * 1024;

/** A ZIP read entry by entry; what is not asked for is never unpacked. */
export interface Archive {
  readonly names: readonly string[];
  /** The entry's bytes, `null` when absent. Throws DocumentUnreadable when a limit is passed or the entry is broken. */
  read(name: string): Uint8Array | null;
}

/** Opens a document that is a ZIP. An OLE2 file under such a name is an office document with a password. */
export function openArchive(bytes: Uint8Array): Archive {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) {
    throw new DocumentUnreadable('encrypted');
  }
  const names: string[] = [];
  unzip(bytes, ({ name }) => {
    if (names.push(name) > MAX_ENTRIES) throw new DocumentUnreadable('too-large');
    return false;
  });
  const known = new Set(names);
  let total = 0;
  const read = (name: string): Uint8Array | null => {
    if (!known.has(name)) return null;
    // fflate inflates into a buffer of the announced size and never beyond it: a header that lies gains nothing.
    const found = unzip(bytes, (entry) => {
      if (entry.name !== name) return false;
      total += entry.originalSize;
      if (entry.originalSize > MAX_ENTRY_BYTES || total > MAX_TOTAL_BYTES)
        throw new DocumentUnreadable('too-large');
      return true;
    });
    return found[name] ?? null;
  };
  return { names, read };
}

function unzip(
  bytes: Uint8Array,
  filter: (entry: { name: string; originalSize: number }) => boolean,
): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof DocumentUnreadable) throw error;
    throw new DocumentUnreadable('damaged');
  }
}

/** Resolves a path written inside a part (`../media/image1.png`) against the folder of that part. */
export function resolveEntry(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = folder.split('/').filter(Boolean);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

export function folderOf(entry: string): string {
  return entry.slice(0, entry.lastIndexOf('/') + 1);
}

/** A reference as a path: percent signs decoded, the part after « # » left out. */
export function decodePath(reference: string): string {
  const path = reference.split('#')[0] ?? '';
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
