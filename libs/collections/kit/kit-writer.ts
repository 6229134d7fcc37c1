import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { ZipArchive } from 'archiver';
import { isPacked } from '#resources';
import type { KitBase, KitEntry } from './kit-contents.js';

/** Bytes that are kept under their hash. */
interface Kept extends KitEntry {
  readonly open: () => Promise<Readable>;
}

/** Puts a kit together: what whoever takes it has already is named and left out. One entry at a time is in memory. */
export class KitWriter {
  readonly entries: KitEntry[] = [];

  constructor(
    private readonly zip: ZipArchive,
    private readonly to: { readonly base: KitBase; readonly date: Date; readonly isGone: () => boolean },
  ) {}

  get isGone(): boolean {
    return this.to.isGone();
  }

  async text(path: string, text: string): Promise<KitEntry> {
    const bytes = Buffer.from(text);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return this.put({ path, sha256, size: bytes.length, open: async () => Readable.from([bytes]) });
  }

  async put({ open, ...entry }: Kept): Promise<KitEntry> {
    this.entries.push(entry);
    if (!this.to.base.holds(entry) && !this.isGone) await this.append(entry.path, await open());
    return entry;
  }

  /** What speaks of this very kit: in each, and part of none. */
  async always(path: string, text: string): Promise<void> {
    if (!this.isGone) await this.append(path, Readable.from([Buffer.from(text)]));
  }

  /** The next waits until this one is read: memory does not grow with them. */
  private async append(path: string, stream: Readable): Promise<void> {
    const leave = (): void => void stream.destroy();
    this.zip.once('close', leave);
    this.zip.append(stream, { name: path, date: this.to.date, store: isPacked(path) });
    await finished(stream).catch((error: unknown) => {
      // The reader left: nothing to tell her.
      if (!this.isGone) throw error;
    });
    this.zip.off('close', leave);
  }
}
