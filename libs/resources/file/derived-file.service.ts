import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { readDocumentSafely, renderPdfPages } from '#documents';
import { OBJECT_STORAGE, type ObjectStorage } from '#platform/object-storage';
import { ObjectKeeper } from '../object/object-keeper.service.js';
import type { NewDerived } from '../preview/preview.repository.js';

const mostPages = 12;

/** A kept object as a row names it. */
export const keptAs = ({ sha256, size }: { sha256: string; size: number }) => ({
  objectSha256: sha256,
  size,
});

/** What previews and copies share: the bytes on disk for a while, pages drawn of a PDF, an object kept. */
@Injectable()
export class DerivedFileService {
  constructor(
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
    private readonly objects: ObjectKeeper,
  ) {}

  /** Gives the stored bytes as a file that goes when the work is done. */
  async withFile<Answer>(sha256: string, work: (path: string) => Promise<Answer>): Promise<Answer> {
    const scratch = await mkdtemp(join(tmpdir(), 'essaim-derive-'));
    try {
      const path = join(scratch, 'file');
      const { stream } = await this.storage.open(sha256);
      await pipeline(stream, createWriteStream(path));
      return await work(path);
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  }

  async keep(bytes: Uint8Array): Promise<{ sha256: string; size: number }> {
    return this.objects.keep(await this.objects.stage(Readable.from([bytes]), bytes.byteLength));
  }

  /** The same for what was written on disk, however large. */
  async keepFile(path: string): Promise<{ sha256: string; size: number }> {
    const { size } = await stat(path);
    return this.objects.keep(await this.objects.stage(createReadStream(path), size));
  }

  /** The first pages of a PDF as images, each with its words. */
  async drawPages(blobSha256: string, source: string | Uint8Array): Promise<NewDerived[]> {
    const drawn = await renderPdfPages(source, { width: 1000, from: 1, to: mostPages });
    if (drawn.failure) return [{ blobSha256, kind: 'page', state: 'failed', reason: drawn.failure }];
    const { blocks } = await readDocumentSafely(source, 'pdf');
    return Promise.all(
      drawn.images.map(async (image): Promise<NewDerived> => ({
        ...keptAs(await this.keep(image.bytes)),
        blobSha256,
        kind: 'page',
        state: 'ready',
        position: image.page,
        mime: image.mime,
        width: image.width,
        height: image.height,
        name: String(drawn.pageCount),
        text: blocks
          .filter((block) => block.kind === 'page' && block.level === image.page)
          .map((block) => block.text)
          .join('\n\n'),
      })),
    );
  }
}
