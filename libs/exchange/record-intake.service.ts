import { createReadStream } from 'node:fs';
import { basename, extname } from 'node:path';
import { Injectable } from '@nestjs/common';
import { IntakeService, type PartRole } from '#resources';
import { FileRefused } from './import.errors.js';
import type { FileNotice } from './import-report.js';
import type { ManifestFolder } from './manifest-folder.js';
import type { ManifestFile, ManifestRecord } from './manifest-record.js';

/** Bytes that went through the door, ready to be joined to a draft. */
export interface TakenFile {
  readonly sha256: string;
  readonly filename: string;
  readonly role: PartRole | null;
}

/** A file of the manifest with the size and hash that it has on disk, and where its bytes lie. */
export interface FoundFile {
  readonly file: ManifestFile;
  readonly location: string;
}

export interface RecordContent {
  readonly text: string | null;
  readonly found: readonly FoundFile[];
  readonly notices: readonly FileNotice[];
}

/** Reads what a record points to, and brings its files to the same door as everybody's. */
@Injectable()
export class RecordIntake {
  constructor(private readonly intake: IntakeService) {}

  /** Finds and checks the files, without taking any: enough to know whether the record has changed. */
  async look(record: ManifestRecord, folder: ManifestFolder): Promise<RecordContent> {
    const notices: FileNotice[] = [];
    const found: FoundFile[] = [];
    for (const file of record.files) {
      const here = await unlessRefused(folder.verified(file), file.path, notices);
      if (here)
        found.push({ file: { ...file, bytes: here.bytes, sha256: here.sha256 }, location: here.path });
    }
    const text = record.text ? await unlessRefused(folder.text(record.text), record.text, notices) : null;
    return { text, found, notices };
  }

  /** Takes the files that were found; a refusal is a notice, and the others go on. */
  async take(found: readonly FoundFile[]): Promise<{ taken: TakenFile[]; notices: FileNotice[] }> {
    const taken: TakenFile[] = [];
    const notices: FileNotice[] = [];
    for (const { file, location } of found) {
      const { sha256, filename, action, reason, message } = await this.intake.take({
        content: createReadStream(location),
        filename: basename(file.path),
        claimedMime: file.mime,
        hasOpenTwin: hasOpenTwin(file, found),
      });
      const kind = told[action];
      if (kind) notices.push({ kind, file: file.path, reason, message });
      if (sha256) taken.push({ sha256, filename, role: file.role });
    }
    return { taken, notices };
  }
}

const told = {
  accept: null,
  accept_sanitised: 'cleaned',
  accept_download_only: 'download-only',
  reject: 'refused',
} as const;

/** The same document in an open format lies beside it. */
function hasOpenTwin({ path }: ManifestFile, found: readonly FoundFile[]): boolean {
  const stem = (name: string) => name.slice(0, name.length - extname(name).length);
  return found.some(
    ({ file }) => file.path !== path && stem(file.path) === stem(path) && /\.od[tspg]$/i.test(file.path),
  );
}

async function unlessRefused<Found>(
  work: Promise<Found>,
  file: string,
  notices: FileNotice[],
): Promise<Found | null> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    notices.push({ kind: 'refused', file, reason: error.reason, message: error.message });
    return null;
  }
}
