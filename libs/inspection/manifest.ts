import { rm, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { inspectFile } from './inspect-file.js';
import { messageFor } from './messages.js';

/** A row of a manifest of files to judge: `path` is where the bytes lie, the other fields what a browser would send. */
export interface ManifestRow {
  id?: string;
  /** Null or absent in rows whose bytes are not stored: they are reported as missing. */
  path?: string | null;
  upload_filename?: string | null;
  claimed_mime?: string | null;
}

/** What `essaim inspect --json` prints, one a line. */
export interface InspectedRow {
  id?: string;
  file: string;
  action: string;
  reason: string;
  type: string;
  message: string;
}

/** Judges each row under its upload name, with paths relative to `folder`, and keeps no cleaned copy. */
export async function* inspectManifest(
  rows: Iterable<ManifestRow>,
  folder = '.',
): AsyncGenerator<InspectedRow> {
  for (const row of rows) {
    const id = row.id === undefined ? {} : { id: row.id };
    const file = row.path ?? row.upload_filename ?? '';
    yield { ...id, ...(row.path ? await inspectRow(row, row.path, folder) : missing(file)) };
  }
}

async function inspectRow(row: ManifestRow, file: string, folder: string): Promise<InspectedRow> {
  const path = resolve(folder, file);
  if (!(await stat(path).catch(() => null))?.isFile()) return missing(file);
  const filename = row.upload_filename ?? basename(file);
  const inspection = await inspectFile({ path, filename, claimedMime: row.claimed_mime ?? null });
  if (inspection.cleaned) await rm(inspection.cleaned, { force: true });
  const { action, reason, mime, message } = inspection;
  return { file, action, reason, type: mime, message };
}

function missing(file: string): InspectedRow {
  const reason = 'file_missing';
  return { file, action: 'reject', reason, type: 'application/octet-stream', message: messageFor(reason) };
}
