import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { inspectFile } from '#inspection';
import { Database } from '#platform/database';
import { OfficeConverter, type OfficeTool } from '#platform/office-converter';
import { EventHandlers } from '#platform/outbox';
import { DerivedFileService } from '../file/derived-file.service.js';
import { OpenCopyRepository, type SettledCopy } from './open-copy.repository.js';
import { copiedFormats, copiesOf, isShownByPages } from './open-copy.js';
import { PreviewRepository } from './preview.repository.js';
import { CopiesWanted } from '../resource/resource.events.js';

type Made = Pick<SettledCopy, 'state' | 'reason' | 'objectSha256' | 'size' | 'mime'> & { bytes?: Uint8Array };

/** As many as a night's queue takes: what is left is taken up an hour later. */
const mostTakenUp = 500;
const essaim = { name: 'essaim', version: '1' };

/** Open copies beside what was deposited. Nothing waits for them; without a converter they do, until one appears. */
@Injectable()
export class OpenCopyHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly database: Database,
    private readonly copies: OpenCopyRepository,
    private readonly previews: PreviewRepository,
    private readonly files: DerivedFileService,
    private readonly converter: OfficeConverter,
  ) {}

  onModuleInit(): void {
    this.events.on('file.accepted', (event) => this.want(String(event.sha256)));
    this.events.on('copies.wanted', (event) => this.make(String(event.sha256)));
    this.events.on('house.keep', () => this.takeUp());
  }

  /** A queue of its own: previews of the next file do not wait behind seconds of conversion. */
  private async want(sha256: string): Promise<void> {
    const blob = await this.previews.blob(sha256);
    if (!blob || blob.action === 'accept_download_only') return;
    const formats = copiesOf(blob.format);
    if (formats.length === 0) return;
    await this.database.transaction(async (tx) => {
      await this.copies.expect(tx, sha256, formats);
      await tx.emit(new CopiesWanted(sha256), { key: `copies.wanted:${sha256}`, queue: 'copies' });
    });
  }

  /** A converter that appears, or recovers, finds what waited for it, and the files of before there were copies. */
  private async takeUp(): Promise<void> {
    const tool = await this.converter.tool();
    if (tool) {
      const again = await this.database.transaction((tx) => this.copies.reopen(tx, tool));
      const wanting = await this.copies.wanting(copiedFormats, mostTakenUp);
      for (const sha256 of new Set([...again, ...wanting])) await this.want(sha256);
    }
    const kinds = ['page'] as const;
    const undrawn = { kinds, formats: copiedFormats.filter(isShownByPages) };
    const failed = await this.database.transaction((tx) =>
      this.previews.toTryAgain(tx, undrawn, mostTakenUp),
    );
    for (const sha256 of failed) await this.drawAgain(sha256);
  }

  private async drawAgain(sha256: string): Promise<void> {
    const pdf = await this.copies.pdfOf(sha256);
    if (!pdf) return;
    const made = await this.files.withFile(pdf, (path) => this.files.drawPages(sha256, path));
    await this.database.transaction((tx) =>
      this.previews.replace(tx, sha256, { kinds: ['page'], made }, essaim),
    );
  }

  private async make(sha256: string): Promise<void> {
    const tool = await this.converter.tool();
    const blob = await this.previews.blob(sha256);
    const formats = await this.copies.pending(sha256);
    if (!tool || !blob?.format || formats.length === 0) return;
    const { format: from, servedSha256 } = blob;
    await this.files.withFile(servedSha256 ?? sha256, async (path) => {
      for (const format of formats) {
        const made = await this.convert(path, from, format);
        // The converter went away in between: the copy waits, as before it came.
        if (!made) return;
        await this.settle(sha256, { ...made, format, tool }, isShownByPages(from) && format === 'pdf');
      }
    });
  }

  private async settle(
    sha256: string,
    { bytes, ...copy }: Made & { format: string; tool: OfficeTool },
    showsPages: boolean,
  ): Promise<void> {
    const pages = showsPages && bytes ? await this.files.drawPages(sha256, bytes) : [];
    await this.database.transaction(async (tx) => {
      await this.copies.settle(tx, sha256, copy);
      if (pages.length > 0) await this.previews.replace(tx, sha256, { kinds: ['page'], made: pages }, essaim);
    });
  }

  /** Inspected like any deposit: a converter is no reason to trust what it made of a stranger's file. */
  private async convert(path: string, from: string, to: string): Promise<Made | null> {
    const { bytes, failure } = await this.converter.convert(path, from, to);
    if (failure === 'away') return null;
    if (!bytes) return { state: 'failed', reason: failure ?? 'failed' };
    const scratch = await mkdtemp(join(tmpdir(), 'essaim-copie-'));
    try {
      const made = join(scratch, `copie.${to}`);
      await writeFile(made, bytes);
      const { action, mime, cleaned } = await inspectFile({
        path: made,
        filename: `copie.${to}`,
        cleanedFolder: scratch,
      });
      if (action === 'reject' || action === 'accept_download_only')
        return { state: 'failed', reason: 'refused' };
      const served = cleaned ? await readFile(cleaned) : bytes;
      const { sha256: objectSha256, size } = await this.files.keep(served);
      return { state: 'ready', objectSha256, size, mime, bytes: served };
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  }
}
