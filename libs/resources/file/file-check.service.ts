import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import {
  type AccessibilityFinding,
  type AsidesReading,
  familyOf,
  hasAsides,
  readAccessibilitySafely,
  readAsidesSafely,
} from '#documents';
import { Database, uuidOrNull } from '#platform/database';
import { OBJECT_STORAGE, type ObjectStorage } from '#platform/object-storage';
import { findPupilTraces, passagesOf } from '#shield';
import { locatedImages, withoutMask } from '../finding/finding.js';
import { FindingRepository } from '../finding/finding.repository.js';
import { PreviewRepository } from '../preview/preview.repository.js';

/** Looks for pupils' data in the bytes of a file, and for what stands in the way of its readers. Any number of times: it reads again and replaces what it knew. */
@Injectable()
export class FileCheckService {
  constructor(
    private readonly database: Database,
    private readonly findings: FindingRepository,
    private readonly blobs: PreviewRepository,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  /** A file that cannot be read is « failed », which is said to its author; it is no reason to refuse it. */
  async check(sha256: string): Promise<void> {
    const blob = await this.blobs.blob(sha256);
    if (!blob) return;
    const [text] = await this.findings.texts([sha256]);
    const { aside, barriers } = await this.read(blob.servedSha256 ?? sha256, blob.format);
    const reason = text?.reason ?? aside.failure;
    const passages = passagesOf({
      blocks: text?.blocks ?? [],
      metadata: text?.metadata,
      asides: aside.asides,
    });
    const findings = [...findPupilTraces(passages).map(withoutMask), ...locatedImages(aside.located)];
    const state = reason ? 'failed' : 'done';
    await this.database.transaction((tx) =>
      this.findings.save(tx, sha256, { state, reason, images: aside.images, findings, barriers }),
    );
  }

  /** Whatever of a draft was not checked by today's rules. */
  async checkFiles(draftId: string): Promise<void> {
    const id = uuidOrNull(draftId);
    const files = id ? await this.findings.files(id) : [];
    for (const { state, sha256 } of files) if (state === 'pending') await this.check(sha256);
  }

  private async read(sha256: string, format: string | null): Promise<BytesReading> {
    if (!format || (!hasAsides(format) && !familyOf(format))) return nothing;
    const scratch = await mkdtemp(join(tmpdir(), 'essaim-verification-'));
    try {
      const path = join(scratch, 'file');
      const { stream } = await this.storage.open(sha256);
      await pipeline(stream, createWriteStream(path));
      const aside = hasAsides(format) ? await readAsidesSafely(path, format) : nothing.aside;
      if (!familyOf(format)) return { aside, barriers: null };
      const { findings, failure } = await readAccessibilitySafely(path, format);
      return { aside, barriers: { state: failure ? 'failed' : 'done', findings } };
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  }
}

interface BytesReading {
  readonly aside: AsidesReading & { failure: string | null };
  readonly barriers: { state: 'done' | 'failed'; findings: AccessibilityFinding[] } | null;
}

const nothing: BytesReading = {
  aside: { asides: [], images: 0, located: [], failure: null },
  barriers: null,
};
