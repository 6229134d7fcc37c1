import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupDamaged } from './backup.errors.js';
import { writeDurably } from './checked-file.js';

/** What a file must be, in bytes. */
export interface FileFacts {
  readonly size: number;
  readonly sha256: string;
}

export interface TableFacts extends FileFacts {
  readonly columns: readonly string[];
  readonly rows: number;
}

/** What one backup says of itself. */
export interface Manifest {
  readonly format: 1;
  readonly madeAt: string;
  readonly instanceId: string;
  /** Names of the migrations that had run: the schema of the tables. */
  readonly migrations: readonly string[];
  readonly tables: Readonly<Record<string, TableFacts>>;
  /** Jobs that may be run again, one JSON line each. */
  readonly jobs: FileFacts;
  /** The list of objects, `<sha256> <size>` a line; `total` in bytes. */
  readonly objects: FileFacts & { readonly count: number; readonly total: number };
}

const NAME = 'manifest.json';
const SEAL = 'manifest.sha256';

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  await writeDurably(join(folder, NAME), text);
  await writeDurably(join(folder, SEAL), `${sha256(text)}\n`);
}

/** @throws BackupDamaged when it is not there, or not as it was written. */
export async function readManifest(folder: string): Promise<Manifest> {
  const [text, seal] = await Promise.all(
    [NAME, SEAL].map((name) =>
      readFile(join(folder, name), 'utf8').catch(() => {
        throw new BackupDamaged(`${name} manque.`);
      }),
    ),
  );
  if (sha256(text ?? '') !== seal?.trim())
    throw new BackupDamaged(`${NAME} n’est plus tel qu’il a été écrit.`);
  const manifest = JSON.parse(text ?? '') as Manifest;
  if (manifest.format !== 1) throw new BackupDamaged(`sa forme, ${String(manifest.format)}, est inconnue.`);
  return manifest;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
