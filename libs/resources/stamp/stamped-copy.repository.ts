import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database';
import { passingReasons } from '../deposit/second-try.js';
import type { CopyKey, StampedCopy } from './stamped-copy.js';
import type { StoredFile } from '../file/stored-file.js';

const columns = `of_sha256 as "ofSha256", credit_hash as "creditHash", state, reason, object_sha256 as "objectSha256", size::float8 as size`;

@Injectable()
export class StampedCopyRepository {
  constructor(private readonly database: Database) {}

  async find(key: CopyKey): Promise<StampedCopy | null> {
    const rows = await this.database.rows<StampedCopy>(
      'stamped-copy',
      `select ${columns} from stamped_copy where of_sha256 = $1 and credit_hash = $2`,
      [key.ofSha256, key.creditHash],
    );
    return rows[0] ?? null;
  }

  /** Two processes may make the same copy at the same time: they make the same bytes. */
  async save(
    tx: Transaction,
    file: Pick<StoredFile, 'sha256' | 'versionId'>,
    copy: StampedCopy,
  ): Promise<void> {
    await tx.manager.query(
      `insert into stamped_copy(blob_sha256, version_id, of_sha256, credit_hash, state, reason, object_sha256, size, tries, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, case when $5 = 'failed' then 1 else 0 end, $9)
       on conflict (of_sha256, credit_hash) do update set state = excluded.state, reason = excluded.reason,
         object_sha256 = excluded.object_sha256, size = excluded.size, made_at = excluded.made_at,
         tries = case when excluded.state = 'failed' then stamped_copy.tries + 1 else 0 end`,
      [
        file.sha256,
        file.versionId,
        copy.ofSha256,
        copy.creditHash,
        copy.state,
        copy.reason,
        copy.objectSha256,
        copy.size,
        tx.now,
      ],
    );
  }

  /** Failures for a reason that passes, whose time has come: the next who takes the file tries again. */
  async isWorthAnotherTry(key: CopyKey, now: Date): Promise<boolean> {
    const rows = await this.database.rows<{ one: number }>(
      'stamped-copy-again',
      `select 1 as one from stamped_copy where of_sha256 = $1 and credit_hash = $2 and state = 'failed' and reason = any($3::text[])
         and tries < 3 and made_at <= $4::timestamptz - case when tries <= 1 then interval '1 hour' else interval '1 day' end`,
      [key.ofSha256, key.creditHash, passingReasons, now],
    );
    return rows.length > 0;
  }
}
