import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database';

/** Where an imported resource comes from, by the system's own id. */
export interface OriginKey {
  readonly system: string;
  readonly externalId: string;
}

export interface Origin {
  readonly resourceId: string;
  readonly digest: string;
  /** The account that publishes it here, once its author has claimed it. */
  readonly claimedBy: string | null;
}

const columns = 'resource_id as "resourceId", digest, claimed_by as "claimedBy"';
const importLock = 7_216_402;

@Injectable()
export class OriginRepository {
  constructor(private readonly database: Database) {}

  async find({ system, externalId }: OriginKey): Promise<Origin | null> {
    const rows = await this.database.rows<Origin>(
      'origin-by-key',
      `select ${columns} from origin where system = $1 and external_id = $2`,
      [system, externalId],
    );
    return rows[0] ?? null;
  }

  async countOf(system: string): Promise<number> {
    const rows = await this.database.rows<{ count: number }>(
      'origins-of-system',
      'select count(*)::int as count from origin where system = $1',
      [system],
    );
    return rows[0]?.count ?? 0;
  }

  /** Two imports at once take turns, record by record: neither makes a resource or an author twice. */
  async lock(tx: Transaction, { system, externalId }: OriginKey): Promise<Origin | null> {
    await tx.manager.query('select pg_advisory_xact_lock($1)', [importLock]);
    const rows = await tx.manager.query<Origin[]>(
      `select ${columns} from origin where system = $1 and external_id = $2`,
      [system, externalId],
    );
    return rows[0] ?? null;
  }

  async save(
    tx: Transaction,
    key: OriginKey,
    origin: Origin & { readonly url: string | null },
  ): Promise<void> {
    await tx.manager.query(
      `insert into origin(resource_id, system, external_id, url, digest, harvested_at, claimed_by) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (system, external_id) do update set url = excluded.url, digest = excluded.digest, harvested_at = excluded.harvested_at`,
      [origin.resourceId, key.system, key.externalId, origin.url, origin.digest, tx.now, origin.claimedBy],
    );
  }
}
