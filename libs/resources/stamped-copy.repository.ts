import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database';
import { passingReasons } from './second-try.js';

/** Bytes with a credit: `ofSha256` are those without it. */
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

const columns = `of_sha256 as "ofSha256", credit_hash as "creditHash", state, reason, object_sha256 as "objectSha256", size::float8 as size`;

@Injectable()
export class StampedCopyRepository {
  constructor(private readonly database: Database) {}

  async find(key: CopyKey): Promise<StampedCopy | null> {
    const [copy] = await this.among([key]);
    return copy ?? null;
  }

  async among(keys: readonly CopyKey[]): Promise<StampedCopy[]> {
    if (keys.length === 0) return [];
    return this.database.rows<StampedCopy>(
      'stamped-copies',
      `select ${columns} from stamped_copy where (of_sha256, credit_hash) in (select * from unnest($1::text[], $2::text[]))`,
      [keys.map(({ ofSha256 }) => ofSha256), keys.map((key) => key.creditHash)],
    );
  }

  /** Two processes may make the same copy at the same time: they make the same bytes. */
  async save(tx: Transaction, blobSha256: string, copy: StampedCopy): Promise<void> {
    await tx.manager.query(
      `insert into stamped_copy(blob_sha256, of_sha256, credit_hash, state, reason, object_sha256, size, tries, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, case when $4 = 'failed' then 1 else 0 end, $8)
       on conflict (of_sha256, credit_hash) do update set state = excluded.state, reason = excluded.reason,
         object_sha256 = excluded.object_sha256, size = excluded.size, made_at = excluded.made_at,
         tries = case when excluded.state = 'failed' then stamped_copy.tries + 1 else 0 end`,
      [
        blobSha256,
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
