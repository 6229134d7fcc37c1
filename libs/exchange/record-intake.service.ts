import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Injectable } from '@nestjs/common';
import { looksProprietary, type NamedFile } from '#inspection';
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
    const taken = new Map<FoundFile, TakenFile>();
    const notices: FileNotice[] = [];
    const beside: NamedFile[] = [];
    for (const each of proprietaryLast(found)) {
      const { file, location } = each;
      const { sha256, filename, format, action, reason, message } = await this.intake.take({
        content: createReadStream(location),
        filename: basename(file.path),
        claimedMime: file.mime,
        beside,
      });
      const kind = told[action];
      if (kind) notices.push({ kind, file: file.path, reason, message });
      if (!sha256) continue;
      taken.set(each, { sha256, filename, role: file.role });
      beside.push({ name: filename, format });
    }
    return { taken: found.flatMap((each) => taken.get(each) ?? []), notices };
  }
}

const told = {
  accept: null,
  accept_sanitised: 'cleaned',
  accept_download_only: 'download-only',
  reject: 'refused',
} as const;

/** Their open twins are judged first: one that is refused vouches for nothing. */
const proprietaryLast = (found: readonly FoundFile[]): FoundFile[] => {
  const isLast = ({ file }: FoundFile) => Number(looksProprietary(file.path));
  return [...found].sort((one, other) => isLast(one) - isLast(other));
};

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
