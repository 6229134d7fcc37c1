import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { looksProprietary } from '#inspection';
import type { IncomingFile } from './incoming-file.js';

/**
 * The files of one form that are judged last: a browser sends « fiche.doc » before « fiche.odt », and only with the
 * second is the first one kept. They wait on disk, never in memory.
 */
export class HeldFiles {
  private folder: string | null = null;
  private readonly held: (IncomingFile & { path: string })[] = [];

  /** @param mostBytes what any file may weigh: a longer one is cut just after, and refused as too long when it is taken */
  constructor(private readonly mostBytes: number) {}

  static waits({ filename }: IncomingFile): boolean {
    return looksProprietary(filename);
  }

  async add(file: IncomingFile): Promise<void> {
    this.folder ??= await mkdtemp(join(tmpdir(), 'essaim-attente-'));
    const path = join(this.folder, String(this.held.length));
    await pipeline(Readable.from(upTo(file.content, this.mostBytes + 1)), createWriteStream(path));
    this.held.push({ ...file, path });
  }

  *each(): Iterable<IncomingFile> {
    for (const { path, ...file } of this.held) yield { ...file, content: createReadStream(path) };
  }

  async clear(): Promise<void> {
    if (this.folder) await rm(this.folder, { recursive: true, force: true });
  }
}

async function* upTo(content: AsyncIterable<Uint8Array>, bytes: number): AsyncIterable<Uint8Array> {
  let left = bytes;
  for await (const chunk of content) {
    yield chunk.subarray(0, left);
    left -= chunk.length;
    if (left <= 0) return;
  }
}
