import { createHash } from 'node:crypto';
import type { ManifestFile, ManifestRecord } from './manifest-record.js';

/** A file that could not be taken, as far as the digest remembers it. */
interface RefusedFile {
  readonly file: string;
  readonly reason: string;
}

/**
 * What decides « unchanged » or « new version ». Covers what a reader sees; not where it was found, so that a commit
 * which changes nothing makes no version. Absent fields do not count: a field we learn to read later changes no old
 * digest. `text` is the text itself; files carry their hashes.
 */
export function recordDigest(
  record: ManifestRecord,
  content: { text: string | null; files: readonly ManifestFile[] },
): string {
  return sha256(canonical({ ...record, ...content, origin: null, account: null }));
}

/** With what was refused, so that a mended file is seen at the next run although the record has not changed. */
export const outcomeDigest = (digest: string, refused: readonly RefusedFile[]): string =>
  refused.length === 0
    ? digest
    : sha256(canonical([digest, ...refused.map(({ file, reason }) => [file, reason])]));

/** The same JSON whatever the order of keys, without what is null or empty. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, each]) => each !== null && each !== undefined && !(Array.isArray(each) && each.length === 0))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
