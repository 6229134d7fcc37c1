import type { StampedCopy } from '../stamp/stamped-copy.js';

/** A file part with what is known of its bytes. */
export interface StoredFile {
  readonly id: string;
  readonly draftId: string | null;
  readonly versionId: string | null;
  readonly position: number;
  readonly role: 'editable' | 'printable' | 'answers' | 'media' | 'annex';
  readonly main: boolean;
  readonly name: string;
  readonly licenceId: string | null;
  readonly fromVersionId: string | null;
  readonly sha256: string;
  readonly servedSha256: string | null;
  readonly size: number;
  readonly servedSize: number;
  readonly format: string | null;
  readonly mime: string;
  readonly action: string;
  readonly removed: string[];
  /** Its copies with a credit inside, the newest first: of the present credit and of those that it had. */
  readonly stamped: readonly StampedCopy[];
  readonly antivirus: 'none' | 'clean' | 'waiting' | 'too_large' | 'infected';
}
