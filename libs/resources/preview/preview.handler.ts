import { Injectable, type OnModuleInit } from '@nestjs/common';
import sharp from 'sharp';
import { previewDocumentSafely } from '#documents';
import { crashPoint } from '#platform/config';
import { Database } from '#platform/database';
import { EventHandlers } from '#platform/outbox';
import { DerivedFileService, keptAs } from '../file/derived-file.service.js';
import { type NewDerived, PreviewRepository } from './preview.repository.js';

type Replacement = Parameters<PreviewRepository['replace']>[2];

const tool = { name: 'essaim', version: '1' };
const mostTriedAgain = 100;
const pdfs: readonly string[] = ['pdf', 'pdfa'];
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
    private readonly files: DerivedFileService,
  ) {}

  onModuleInit(): void {
    this.events.on('file.accepted', (event) => this.derive(String(event.sha256)));
    this.events.on('house.keep', () => this.tryAgain());
  }

  /** Pages of texts and slides are drawn from their PDF copy, by whoever makes it. */
  private async tryAgain(): Promise<void> {
    const failed = await this.database.transaction(async (tx) => [
      ...(await this.previews.toTryAgain(tx, { kinds: ['preview', 'thumbnail'] }, mostTriedAgain)),
      ...(await this.previews.toTryAgain(tx, { kinds: ['page'], formats: pdfs }, mostTriedAgain)),
    ]);
    for (const sha256 of new Set(failed)) await this.derive(sha256);
  }

  /** Makes the previews of one blob again, whatever was there. */
  async derive(sha256: string): Promise<void> {
    const blob = await this.previews.blob(sha256);
    if (!blob?.format || blob.action === 'accept_download_only') return;
    await this.files.withFile(blob.servedSha256 ?? sha256, async (path) => {
      const made = await this.make(sha256, path, String(blob.format));
      if (!made) return;
      crashPoint('thumb.written');
      await this.database.transaction((tx) => this.previews.replace(tx, sha256, made, tool));
      crashPoint('thumb.row');
    });
  }

  private async make(sha256: string, path: string, format: string): Promise<Replacement | null> {
    if (pdfs.includes(format)) return { kinds: ['page'], made: await this.files.drawPages(sha256, path) };
    if (raster.has(format)) return { kinds: ['thumbnail'], made: await this.thumbnail(sha256, path) };
    return documents.has(format)
      ? { kinds: ['preview', 'asset'], made: await this.document(sha256, path, format) }
      : null;
  }

  private async thumbnail(sha256: string, path: string): Promise<NewDerived[]> {
    const picture = await this.redraw(path);
    return picture
      ? [{ ...picture, blobSha256: sha256, kind: 'thumbnail', state: 'ready' }]
      : [{ blobSha256: sha256, kind: 'thumbnail', state: 'failed', reason: 'unreadable' }];
  }

  private async document(sha256: string, path: string, format: string): Promise<NewDerived[]> {
    const preview = await previewDocumentSafely(path, format, {
      headingOffset: 2,
      idPrefix: `f-${sha256.slice(0, 8)}-`,
    });
    if (preview.failure)
      return [{ blobSha256: sha256, kind: 'preview', state: 'failed', reason: preview.failure }];
    const assets: NewDerived[] = [];
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
  ): Promise<Pick<NewDerived, 'mime' | 'width' | 'height' | 'objectSha256' | 'size'> | null> {
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
        ...keptAs(await this.files.keep(data)),
      };
    } catch {
      return null;
    }
  }
}
