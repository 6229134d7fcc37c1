import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupDamaged, BackupMissing, BackupTooNew } from './backup.errors.js';
import { BackupFolder } from './backup-folder.js';
import { damage } from './checked-file.js';
import { type FileFacts, type Manifest, readManifest } from './manifest.js';

interface BackupJob {
  readonly type: string;
  readonly payload: object;
  readonly queue: string | null;
  readonly key: string | null;
}

/** A backup whose every byte was found as it was written. */
export interface WholeBackup {
  readonly stamp: string;
  readonly manifest: Manifest;
  readonly objects: readonly FileFacts[];
  readonly jobs: readonly BackupJob[];
  /** The rows of a table, as `copy` wants them. */
  rows(table: string): AsyncIterable<Buffer>;
  object(sha256: string): AsyncIterable<Uint8Array>;
  /** A table of the newest backup of the folder, which may be younger than this one; null: it has none. */
  newest(table: string): { columns: readonly string[]; rows: AsyncIterable<Buffer> } | null;
}

/**
 * Reads a backup whole, the newest unless `stamp` says which.
 * @throws BackupMissing, BackupDamaged, BackupTooNew (`known`: the migrations of this version of the product).
 */
export async function readBackup(
  dir: string,
  { stamp = null, known }: { stamp?: string | null; known: readonly string[] },
): Promise<WholeBackup> {
  const place = new BackupFolder(dir);
  const stamps = await place.list();
  const asked = stamp ?? stamps.at(-1) ?? '';
  if (!stamps.includes(asked)) throw new BackupMissing(dir, stamp);
  const manifest = await readManifest(place.folder(asked));
  const unknown = manifest.migrations.find((name) => !known.includes(name));
  if (unknown) throw new BackupTooNew(unknown);
  const folder = place.folder(asked);
  await checkFiles(folder, manifest);
  const objects = await readList(folder);
  for (const object of objects) {
    const wrong = await damage(place.objectFile(object.sha256), object);
    if (wrong) throw new BackupDamaged(`l’objet ${object.sha256} ${wrong}`);
  }
  return { stamp: asked, manifest, objects, ...(await reading(place, folder, stamps.at(-1) ?? asked)) };
}

async function checkFiles(folder: string, { tables, jobs, objects }: Manifest): Promise<void> {
  const files: [string, FileFacts][] = [
    ...Object.entries(tables).map(([name, facts]): [string, FileFacts] => [`tables/${name}.copy`, facts]),
    ['jobs.jsonl', jobs],
    ['objects.txt', objects],
  ];
  for (const [name, facts] of files) {
    const wrong = await damage(join(folder, name), facts);
    if (wrong) throw new BackupDamaged(`${name} ${wrong}`);
  }
}

async function readList(folder: string): Promise<FileFacts[]> {
  const lines = (await readFile(join(folder, 'objects.txt'), 'utf8')).split('\n').filter(Boolean);
  return lines.map((line) => {
    const [sha256 = '', size] = line.split(' ');
    return { sha256, size: Number(size) };
  });
}

/** The youngest is read too where it is another: only its facts, and the one table that is asked of it. */
async function reading(
  place: BackupFolder,
  folder: string,
  newest: string,
): Promise<Pick<WholeBackup, 'jobs' | 'rows' | 'object' | 'newest'>> {
  const lines = (await readFile(join(folder, 'jobs.jsonl'), 'utf8')).split('\n').filter(Boolean);
  const young = await readManifest(place.folder(newest));
  await checkFiles(place.folder(newest), young);
  const rowsIn = (where: string, table: string): AsyncIterable<Buffer> =>
    createReadStream(join(where, 'tables', `${table}.copy`));
  return {
    jobs: lines.map((line) => JSON.parse(line) as BackupJob),
    rows: (table) => rowsIn(folder, table),
    object: (sha256) => createReadStream(place.objectFile(sha256)),
    newest: (table) => {
      const columns = young.tables[table]?.columns;
      return columns ? { columns, rows: rowsIn(place.folder(newest), table) } : null;
    },
  };
}
