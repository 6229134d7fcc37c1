// Remembers what the last complete build read and wrote, so that nothing is built twice and nothing stale is run.
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const stampFile = 'dist/.build/stamp.json';

/** True when the sources are those of the last build and each of its files is still there, whole. */
export function isUpToDate(root, sources) {
  const stamp = readStamp(root);
  return (
    stamp !== null &&
    stamp.sources === fingerprint(root, sources.watched) &&
    stamp.outputs.every(([path, size]) => sizeOf(join(root, path)) === size)
  );
}

/** `sources` as they were listed and read before compiling: a file changed meanwhile asks for another build. */
export function writeStamp(root, { sources, outputs }) {
  const stamp = { sources, outputs: outputs.map((path) => [path, sizeOf(join(root, path))]) };
  const temporary = join(root, `${stampFile}.${process.pid}.tmp`);
  writeFileSync(temporary, JSON.stringify(stamp));
  renameSync(temporary, join(root, stampFile));
}

/** Paths, sizes and times of change; reading 30 MB of bytes at each start would cost more than the build. */
export function fingerprint(root, watched) {
  const hash = createHash('sha256');
  for (const path of watched) {
    const { size, mtimeNs } = statSync(join(root, path), { bigint: true });
    hash.update(`${path}\0${size}\0${mtimeNs}\n`);
  }
  return hash.digest('hex');
}

function readStamp(root) {
  try {
    return JSON.parse(readFileSync(join(root, stampFile), 'utf8'));
  } catch {
    return null;
  }
}

const sizeOf = (path) => statSync(path, { throwIfNoEntry: false })?.size ?? -1;
