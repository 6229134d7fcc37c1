import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileFacts } from './manifest.js';

/** Writes a stream into a new private file, on disk when it returns; says what it wrote. `lines` counts line ends. */
export async function receiveDurably(
  file: string,
  content: AsyncIterable<Uint8Array>,
): Promise<FileFacts & { lines: number }> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  let [size, lines] = [0, 0];
  const count = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      size += chunk.length;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
      done(null, chunk);
    },
  });
  await pipeline(content, count, createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }));
  return { size, lines, sha256: hash.digest('hex') };
}

export async function writeDurably(file: string, text: string): Promise<void> {
  await receiveDurably(file, bytesOf(text));
}

/** Renames, and returns once the folder says so. */
export async function settle(draft: string, place: string): Promise<void> {
  await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  await rename(draft, place);
  const folder = await open(dirname(place), 'r');
  await folder.sync().finally(() => folder.close());
}

/** What is wrong with a file, in French; null: nothing. */
export async function damage(file: string, { size, sha256 }: FileFacts): Promise<string | null> {
  const found = await stat(file).catch(() => null);
  if (found === null) return 'manque.';
  if (found.size !== size) return `compte ${found.size} octets au lieu de ${size}.`;
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex') === sha256 ? null : 'n’est plus tel qu’il a été écrit.';
}

export async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
