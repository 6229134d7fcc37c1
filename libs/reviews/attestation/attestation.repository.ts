import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database';
import { Attestation, type AttestedRole } from './attestation.js';

/** A closed account is as good as gone: nothing is told of whom it was. */
const select = `select attestation.id, attestation.code, attestation.role, attestation.year, attestation.facts,
    case when account.state <> 'closed' then attestation.account_id end as "accountId", attestation.issued_at as "issuedAt",
    attestation.withdrawn_at as "withdrawnAt", attestation.replaced_at as "replacedAt"
  from attestation left join account on account.id = attestation.account_id`;

@Injectable()
export class AttestationRepository {
  constructor(private readonly database: Database) {}

  /** `code`: without hyphens. */
  async find(code: string): Promise<Attestation | null> {
    const rows = await this.database.rows<Attestation>(
      'attestation-by-code',
      `${select} where attestation.code = $1`,
      [code],
    );
    return rows[0] ? entity(rows[0]) : null;
  }

  async lock(tx: Transaction, code: string): Promise<Attestation | null> {
    return tx.manager.findOne(Attestation, { where: { code }, lock: { mode: 'pessimistic_write' } });
  }

  /** The one that holds for this year; the caller holds the account's attestations. */
  async currentIn(
    tx: Transaction,
    about: { accountId: string; role: AttestedRole; year: number },
  ): Promise<Attestation | null> {
    const rows = await tx.manager.query<Attestation[]>(
      `${select} where attestation.account_id = $1 and attestation.role = $2 and attestation.year = $3
         and attestation.withdrawn_at is null and attestation.replaced_at is null`,
      [about.accountId, about.role, about.year],
    );
    return rows[0] ? entity(rows[0]) : null;
  }

  async save(tx: Transaction, attestation: Attestation): Promise<Attestation> {
    await tx.manager.upsert(Attestation, attestation, ['id']);
    return attestation;
  }

  /** Hers, the newest first. */
  async listOf(
    accountId: string,
    { offset, limit }: { offset: number; limit: number },
  ): Promise<{ rows: Attestation[]; total: number }> {
    const rows = await this.database.rows<Attestation & { total: number }>(
      'attestations-of-account',
      `select listed.*, count(*) over ()::int as total from (${select} where attestation.account_id = $1) listed
       order by "issuedAt" desc, id desc offset $2 limit $3`,
      [accountId, offset, limit],
    );
    return { rows: rows.map(entity), total: rows[0]?.total ?? 0 };
  }
}

const entity = (row: Attestation): Attestation => Object.assign(new Attestation(), row);
