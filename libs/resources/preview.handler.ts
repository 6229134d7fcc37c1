import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import sharp from 'sharp';
import { previewDocumentSafely, readDocumentSafely, renderPdfPages } from '#documents';
import { Database } from '#platform/database';
import { OBJECT_STORAGE, type ObjectStorage } from '#platform/object-storage';
import { EventHandlers } from '#platform/outbox';
import { PreviewRepository } from './preview.repository.js';

type Made = Parameters<PreviewRepository['replace']>[2][number];

const tool = { name: 'essaim', version: '1' };
const mostPages = 12;
const mostPixels = 40_000_000;
const raster = new Set(['png', 'jpeg', 'jpg', 'webp', 'gif', 'avif']);
const documents = new Set([
  'odt',
  'docx',
  'markdown',
  'quarto',
  'txt',
  'ipynb',
  'csv',
  'html',
  'ods',
  'xlsx',
  'odp',
  'pptx',
  'epub',
  'latex',
]);

/** Makes what a reader sees before taking a file. In the worker only, in child processes; a failure is written, never fatal. */
@Injectable()
export class PreviewHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly database: Database,
    private readonly previews: PreviewRepository,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  onModuleInit(): void {
    this.events.on('file.accepted', (event) => this.derive(String(event.sha256)));
  }

  /** Makes the previews of one blob again, whatever was there. */
  async derive(sha256: string): Promise<void> {
    const blob = await this.previews.blob(sha256);
    if (!blob?.format || blob.action === 'accept_download_only') return;
    const scratch = await mkdtemp(join(tmpdir(), 'essaim-apercu-'));
    try {
      const path = join(scratch, 'file');
      const { stream } = await this.storage.open(blob.servedSha256 ?? sha256);
      await pipeline(stream, createWriteStream(path));
      const made = await this.make(sha256, path, blob.format);
      await this.database.transaction((tx) => this.previews.replace(tx, sha256, made, tool));
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  }

  private async make(sha256: string, path: string, format: string): Promise<Made[]> {
    if (format === 'pdf' || format === 'pdfa') return this.pages(sha256, path);
    if (raster.has(format)) return this.thumbnail(sha256, path);
    return documents.has(format) ? this.document(sha256, path, format) : [];
  }

  private async pages(sha256: string, path: string): Promise<Made[]> {
    const drawn = await renderPdfPages(path, { width: 1000, from: 1, to: mostPages });
    if (drawn.failure) return [{ blobSha256: sha256, kind: 'page', state: 'failed', reason: drawn.failure }];
    const { blocks } = await readDocumentSafely(path, 'pdf');
    return Promise.all(
      drawn.images.map(async (image): Promise<Made> => ({
        blobSha256: sha256,
        kind: 'page',
        state: 'ready',
        position: image.page,
        mime: image.mime,
        width: image.width,
        height: image.height,
        objectSha256: await this.keep(image.bytes),
        name: String(drawn.pageCount),
        text: blocks
          .filter((block) => block.kind === 'page' && block.level === image.page)
          .map((block) => block.text)
          .join('\n\n'),
      })),
    );
  }

  private async thumbnail(sha256: string, path: string): Promise<Made[]> {
    const picture = await this.redraw(path);
    return picture
      ? [{ ...picture, blobSha256: sha256, kind: 'thumbnail', state: 'ready' }]
      : [{ blobSha256: sha256, kind: 'thumbnail', state: 'failed', reason: 'unreadable' }];
  }

  private async document(sha256: string, path: string, format: string): Promise<Made[]> {
    const preview = await previewDocumentSafely(path, format, {
      headingOffset: 2,
      idPrefix: `f-${sha256.slice(0, 8)}-`,
    });
    if (preview.failure)
      return [{ blobSha256: sha256, kind: 'preview', state: 'failed', reason: preview.failure }];
    const assets: Made[] = [];
    for (const [position, asset] of preview.assets.entries()) {
      const picture = await this.redraw(asset.bytes);
      if (picture)
        assets.push({
          ...picture,
          blobSha256: sha256,
          kind: 'asset',
          state: 'ready',
          position,
          name: asset.name,
        });
    }
    return [
      { blobSha256: sha256, kind: 'preview', state: 'ready', mime: 'text/html', text: preview.html },
      ...assets,
    ];
  }

  /** Re-encoded, so that nothing hidden in a picture is shown; its metadata goes, a bomb or a broken one is null. */
  private async redraw(
    picture: string | Uint8Array,
  ): Promise<Pick<Made, 'mime' | 'width' | 'height' | 'objectSha256'> | null> {
    try {
      const { data, info } = await sharp(picture, { limitInputPixels: mostPixels })
        .rotate()
        .resize({ width: 1000, withoutEnlargement: true })
        .webp()
        .toBuffer({ resolveWithObject: true });
      return {
        mime: 'image/webp',
        width: info.width,
        height: info.height,
        objectSha256: await this.keep(data),
      };
    } catch {
      return null;
    }
  }

  private async keep(bytes: Uint8Array): Promise<string> {
    const staged = await this.storage.stage(Readable.from([bytes]), bytes.byteLength);
    return (await this.storage.promote(staged)).sha256;
  }
}
