import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database';

const held = (sha256: string): string => `exists (select from blob where sha256 = ${sha256})
  or exists (select from derived_file where object_sha256 = ${sha256})
  or exists (select from stamped_copy where object_sha256 = ${sha256})`;

/**
 * Notes of objects of the store that no row names: their last row went with somebody, or the process died between the
 * bytes and the row. A note is a first sight; bytes go at the second.
 */
@Injectable()
export class LeftObjects {
  constructor(private readonly database: Database) {}

  /** Those of these that no row names. Known ones keep the day of their note. */
  async note(hashes: readonly string[], now: Date): Promise<void> {
    await this.database.rows(
      'objects-left-noted',
      `insert into object_left(sha256, left_at) select sha256, $2 from unnest($1::text[]) as seen(sha256)
       where not (${held('seen.sha256')}) on conflict do nothing`,
      [hashes, now],
    );
  }

  /** Those noted before then that nothing holds; the others are forgotten: they have a row again. */
  async listFree(before: Date): Promise<string[]> {
    await this.database.rows(
      'objects-held-again',
      `delete from object_left where ${held('object_left.sha256')}`,
    );
    const rows = await this.database.rows<{ sha256: string }>(
      'objects-left',
      'select sha256 from object_left where left_at < $1 order by sha256 limit 500',
      [before],
    );
    return rows.map(({ sha256 }) => sha256);
  }

  /** Whether it is still noted and unnamed; if so nobody may give these bytes until the transaction ends. */
  async hold(tx: Transaction, sha256: string): Promise<boolean> {
    const rows = await tx.manager.query<object[]>(
      `select sha256 from object_left where sha256 = $1 and not (${held('$1::text')}) for update`,
      [sha256],
    );
    return rows.length > 0;
  }

  async forget(tx: Transaction, sha256: string): Promise<void> {
    await tx.manager.query('delete from object_left where sha256 = $1', [sha256]);
  }

  /** Somebody gives these bytes: whoever is removing them ends first, and nobody removes them because of an older note. */
  async spare(sha256: string): Promise<void> {
    await this.database.rows('object-spared', 'delete from object_left where sha256 = $1', [sha256]);
  }
}
