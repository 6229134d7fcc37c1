import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ScanVerdict } from '#platform/antivirus';

/** Stored bytes, shared by everything that has the same content; what was deposited and what is served may differ. */
@Entity('blob')
export class Blob {
  @PrimaryColumn('text') sha256: string;
  @Column('bigint') size: string;
  @Column('text', { nullable: true }) format: string | null;
  @Column('text') mime: string;
  @Column('text') verdict: string;
  /** accept, accept_sanitised or accept_download_only. */
  @Column('text') action: string;
  @Column('text') reason: string;
  /** What was cleaned, in French, for the author and the reader. */
  @Column('jsonb') removed: string[];
  /** The cleaned twin that is served instead. */
  @Column('text', { nullable: true }) servedSha256: string | null;
  /** What the installation's virus scanner said, when there is one: none, clean, waiting, too_large, infected. */
  @Column('text') antivirus: 'none' | ScanVerdict['state'];
  @Column('timestamptz') scannedAt: Date;
  @Column('timestamptz', { nullable: true }) lastVerifiedAt: Date | null;
}
