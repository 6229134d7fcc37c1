/** Bytes with a credit: `ofSha256` are those without it. A credit names its version: a copy belongs to one. */
export interface CopyKey {
  readonly ofSha256: string;
  readonly creditHash: string;
}

export interface StampedCopy extends CopyKey {
  /** `unstamped`: this file has no place for a credit, or is signed; `failed`: it could not be read. */
  readonly state: 'ready' | 'unstamped' | 'failed';
  readonly reason: string | null;
  readonly objectSha256: string | null;
  readonly size: number | null;
}
