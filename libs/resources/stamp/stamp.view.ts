import { FileStampState, type FileStampType } from './stamp.type.js';
import type { StampedCopy } from './stamped-copy.js';
import type { StoredFile } from '../file/stored-file.js';
import { mayBeStamped, plainBytes } from './unstamped.js';

/** What a page says of the credit inside a file. */
export function stampView(file: StoredFile, copy: StampedCopy | null): FileStampType {
  const without = { sha256: null, size: null };
  if (!mayBeStamped(file, plainBytes(file)))
    return { ...without, state: FileStampState.UNSTAMPED, notice: notices.unstamped };
  if (!copy) return { ...without, state: FileStampState.PENDING, notice: notices.pending };
  const { state, objectSha256, size } = copy;
  return { state: state as FileStampState, notice: notices[state], sha256: objectSha256, size };
}

const notices: Record<'ready' | 'pending' | 'unstamped' | 'failed', string> = {
  ready: 'Le fichier téléchargé porte son crédit.',
  pending: 'Le crédit est inscrit dans le fichier au téléchargement.',
  unstamped: 'Ce fichier ne peut pas porter son crédit : gardez celui de la page.',
  failed: 'Le crédit n’a pas pu être inscrit dans ce fichier : gardez celui de la page.',
};

/** The bytes that a download gives, as far as they are known: those of the stamped copy once it is there. */
export const bytesGiven = (
  file: StoredFile,
  copy: StampedCopy | null | undefined,
): { sha256: string; size: number } => ({
  sha256: copy?.objectSha256 ?? plainBytes(file).sha256,
  size: copy?.size ?? file.servedSize,
});
