import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { readDocumentSafely } from '#documents';
import { cleanFilename, type Inspection, inspectFile, messageFor } from '#inspection';
import { Antivirus } from '#platform/antivirus';
import { crashPoint, SETTINGS, type Settings } from '#platform/config';
import { Database } from '#platform/database';
import { ObjectTooLarge, type Staged } from '#platform/object-storage';
import { Blob } from '../file/blob.js';
import { DepositRepository } from './deposit.repository.js';
import type { IncomingFile } from './incoming-file.js';
import { ObjectKeeper } from '../object/object-keeper.service.js';
import { FileAccepted } from '../resource/resource.events.js';
import { ScanRepository } from './scan.repository.js';

/** What became of the bytes. `sha256` is null when they were refused; the message is for the author, in French. */
export interface Intake {
  readonly sha256: string | null;
  readonly size: number;
  readonly filename: string;
  readonly format: string | null;
  readonly action: Inspection['action'];
  readonly reason: string;
  readonly message: string;
}

type ReadText = Awaited<ReturnType<typeof readDocumentSafely>>;
type Cleaned = { readonly sha256: string; readonly size: number; readonly path: string } | null;

/**
 * Every door brings its bytes here: staging while hashing, inspection, content-addressed object, rows. A refusal is an
 * answer with its reason, not an error; nothing refused is kept.
 */
@Injectable()
export class IntakeService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly objects: ObjectKeeper,
    private readonly database: Database,
    private readonly deposits: DepositRepository,
    private readonly antivirus: Antivirus,
    private readonly scans: ScanRepository,
  ) {}

  async take(file: IncomingFile): Promise<Intake> {
    const scratch = await mkdtemp(join(tmpdir(), 'essaim-depot-'));
    try {
      const staged = await this.objects.stage(file.content, this.settings.maxFileBytes);
      crashPoint('upload.staged');
      if (file.expectedSha256 && file.expectedSha256 !== staged.sha256) {
        await this.objects.discard(staged);
        return damaged(file.filename, staged.size);
      }
      return await this.judge(file, staged, scratch);
    } catch (error) {
      if (error instanceof ObjectTooLarge) return tooLarge(file.filename, this.settings.maxFileBytes);
      throw error;
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  }

  private async judge(file: IncomingFile, staged: Staged, scratch: string): Promise<Intake> {
    const path = join(scratch, 'deposited');
    await pipeline(await this.objects.openStaged(staged), createWriteStream(path));
    const { filename: claimedName, claimedMime, markedAsCode, beside } = file;
    const inspection = await inspectFile({
      path,
      filename: claimedName,
      claimedMime,
      markedAsCode,
      beside,
      cleanedFolder: scratch,
    });
    const scan = inspection.action === 'reject' ? null : await this.antivirus.scan(createReadStream(path));
    if (scan?.state === 'infected') Object.assign(inspection, infected);
    crashPoint('upload.scanned');
    const { action, reason, message, filename, format, bytes } = inspection;
    if (action === 'reject') {
      await this.objects.discard(staged);
      if (scan) await this.noteInfected(staged.sha256);
      return { sha256: null, size: bytes, filename, format, action, reason, message };
    }
    await this.objects.keep(staged);
    crashPoint('upload.copied');
    const cleaned = inspection.cleaned ? await this.keepCleaned(inspection.cleaned) : null;
    const text = await this.readText(staged.sha256, cleaned?.path ?? path, inspection.format);
    await this.writeRows(staged, inspection, { cleaned, text, antivirus: scan?.state ?? 'none' });
    crashPoint('upload.row');
    return { sha256: staged.sha256, size: staged.size, filename, format, action, reason, message };
  }

  /** New signatures may know what older ones let in: the bytes that others deposited before are not served any more. */
  private async noteInfected(sha256: string): Promise<void> {
    await this.database.transaction((tx) => this.scans.save(tx, sha256, 'infected'));
  }

  private async keepCleaned(path: string): Promise<Cleaned> {
    const staged = await this.objects.stage(createReadStream(path), this.settings.maxFileBytes * 2);
    return { ...(await this.objects.keep(staged)), path };
  }

  /** What the document says, read once for its bytes: it prefills the draft and feeds the search. Failing is no refusal. */
  private async readText(sha256: string, path: string, format: string | null): Promise<ReadText | null> {
    return format === null || (await this.deposits.hasText(sha256)) ? null : readDocumentSafely(path, format);
  }

  private async writeRows(
    staged: Staged,
    inspection: Inspection,
    { cleaned, text, antivirus }: { cleaned: Cleaned; text: ReadText | null; antivirus: Blob['antivirus'] },
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      const facts = {
        format: inspection.format,
        mime: inspection.mime,
        verdict: inspection.verdict,
        action: inspection.action,
        reason: inspection.reason,
        removed: inspection.removed ?? [],
        scannedAt: tx.now,
        lastVerifiedAt: tx.now,
        servedSha256: null,
        antivirus,
      };
      if (cleaned)
        await this.deposits.saveBlob(
          tx,
          blob({ ...facts, sha256: cleaned.sha256, size: String(cleaned.size), action: 'accept' }),
        );
      await this.deposits.saveBlob(
        tx,
        blob({
          ...facts,
          sha256: staged.sha256,
          size: String(staged.size),
          servedSha256: cleaned?.sha256 ?? null,
        }),
      );
      // Known bytes keep their row, and learn what was said of them now.
      if (antivirus !== 'none') await this.scans.save(tx, staged.sha256, antivirus);
      if (text) await this.deposits.saveText(tx, staged.sha256, text);
      await tx.emit(new FileAccepted(staged.sha256), {
        key: `file.accepted:${staged.sha256}`,
        queue: 'previews',
      });
    });
  }
}

const infected = {
  action: 'reject',
  reason: 'malware_detected',
  message: messageFor('malware_detected'),
} as const;

const blob = (values: Blob): Blob => Object.assign(new Blob(), values);

/** Refused before any inspection. */
const refused = (filename: string, size: number, why: Pick<Intake, 'reason' | 'message'>): Intake => ({
  sha256: null,
  size,
  filename: cleanFilename(filename).name,
  format: null,
  action: 'reject',
  ...why,
});

const damaged = (filename: string, size: number): Intake =>
  refused(filename, size, {
    reason: 'upload_damaged',
    message:
      'Ce fichier n’est pas arrivé tel qu’il est parti : l’envoi l’a abîmé, ou il a changé pendant ce temps. Déposez-le de nouveau.',
  });

const tooLarge = (filename: string, limit: number): Intake =>
  refused(filename, limit, {
    reason: 'file_too_large',
    message: `Ce fichier dépasse ${Math.round(limit / 1024 / 1024)} Mo. Réduisez les images ou découpez-le, puis déposez-le de nouveau. Vos autres fichiers sont gardés.`,
  });
