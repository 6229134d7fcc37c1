import { createReadStream } from 'node:fs';
import { ManifestUnreadable } from './import.errors.js';

/** One line that is not blank, by its number from 1; `bytes` is null when it is too long to be a record. */
export interface ManifestLine {
  readonly number: number;
  readonly bytes: Buffer | null;
}

/** The longest record known is 6 kB; beyond 1 MB a line is not one, and must not fill the memory. */
const longestLine = 1024 * 1024;
const newline = 10;

/** Reads a manifest line by line, holding one line at most. Throws ManifestUnreadable when the file cannot be opened. */
export async function* manifestLines(path: string): AsyncGenerator<ManifestLine> {
  let number = 1;
  let line = new LineUnderWay();
  for await (const chunk of chunksOf(path)) {
    let from = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      line.add(chunk.subarray(from, end));
      if (!line.isBlank) yield { number, bytes: line.bytes };
      line = new LineUnderWay();
      number += 1;
      from = end + 1;
    }
    line.add(chunk.subarray(from));
  }
  if (!line.isBlank) yield { number, bytes: line.bytes };
}

/** How many records the manifest announces, for a progress bar. */
export async function countLines(path: string): Promise<number> {
  const lines = manifestLines(path);
  let count = 0;
  while (!(await lines.next()).done) count += 1;
  return count;
}

async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(path)) yield chunk as Buffer;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new ManifestUnreadable(`Manifeste introuvable : ${path}`);
    throw new ManifestUnreadable(`Le manifeste ${path} ne peut pas être lu (${code ?? 'erreur'}).`);
  }
}

class LineUnderWay {
  private pieces: Buffer[] = [];
  private size = 0;
  isBlank = true;

  add(piece: Buffer): void {
    this.size += piece.length;
    if (piece.some((byte) => byte > 32)) this.isBlank = false;
    if (this.size > longestLine) this.pieces = [];
    else this.pieces.push(piece);
  }

  get bytes(): Buffer | null {
    return this.size > longestLine ? null : Buffer.concat(this.pieces);
  }
}
