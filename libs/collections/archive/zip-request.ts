import type { ArchiveProof } from './archive-address.js';

export type ProofQuery = Partial<Record<'cle' | 'expire' | 'signature', string | string[]>>;

/** What an address of `archivePath` or `kitPath` carries. */
export const proofOf = ({ cle, expire, signature }: ProofQuery): ArchiveProof => ({
  key: textOrNull(cle),
  expires: textOrNull(expire),
  signature: textOrNull(signature),
});

/** A parameter that is given once; twice is not at all. */
export const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** What only some may take is kept by no cache. */
export const zipHeaders = ({ isPublic }: { readonly isPublic: boolean }): Record<string, string> => ({
  'Content-Type': 'application/zip',
  'Cache-Control': isPublic ? 'no-cache' : 'private, no-store',
});
