import { Injectable } from '@nestjs/common';
import type { ScanVerdict } from '#platform/antivirus';
import { Database, type Transaction } from '#platform/database';

/** What the scanner said of stored bytes. */
@Injectable()
export class ScanRepository {
  constructor(private readonly database: Database) {}

  /** Newest first: they are what somebody is about to open. */
  async toScan(most: number): Promise<string[]> {
    const rows = await this.database.rows<{ sha256: string }>(
      'blobs-to-scan',
      `select sha256 from blob where antivirus in ('none', 'waiting') order by scanned_at desc limit $1`,
      [most],
    );
    return rows.map(({ sha256 }) => sha256);
  }

  /** A scanner that is away takes back nothing that it, or its older signatures, said before. */
  async save(tx: Transaction, sha256: string, state: ScanVerdict['state']): Promise<void> {
    await tx.manager.query(
      `update blob set antivirus = $2 where sha256 = $1 and ($2 in ('clean', 'infected') or antivirus in ('none', 'waiting'))`,
      [sha256, state],
    );
  }
}
