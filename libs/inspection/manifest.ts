import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { inspectFile } from './inspect-file.js';
import type { Inspection } from './inspection.js';

/** A row of a manifest of files to judge: `path` is where the bytes lie, the other fields what a browser would send. */
export interface ManifestRow {
  id?: string;
  path: string;
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
    const path = resolve(folder, row.path);
    const filename = row.upload_filename ?? row.path.replace(/^.*\//, '');
    const inspection = await inspectFile({ path, filename, claimedMime: row.claimed_mime ?? null });
    if (inspection.cleaned) await rm(inspection.cleaned, { force: true });
    yield { ...(row.id === undefined ? {} : { id: row.id }), ...lineOf(row.path, inspection) };
  }
}

function lineOf(file: string, { action, reason, mime, message }: Inspection): InspectedRow {
  return { file, action, reason, type: mime, message };
}
