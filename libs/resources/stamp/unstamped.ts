import { isStampable } from '#documents';
import type { StoredFile } from '../file/stored-file.js';

/** Bytes that somebody takes, and the format that they are in. */
export interface Unstamped {
  readonly sha256: string;
  readonly format: string | null;
}

/** A file as it was kept: cleaned where that was needed, without its credit. */
export const plainBytes = ({
  servedSha256,
  sha256,
  format,
}: Pick<StoredFile, 'servedSha256' | 'sha256' | 'format'>): Unstamped => ({
  sha256: servedSha256 ?? sha256,
  format,
});

/** What we do not open to show it, we do not open to write in it. */
export const mayBeStamped = ({ action }: Pick<StoredFile, 'action'>, { format }: Unstamped): boolean =>
  action !== 'accept_download_only' && isStampable(format);
