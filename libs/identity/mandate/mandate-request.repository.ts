import { Injectable } from '@nestjs/common';
import { Database, type Slice, type Transaction, uuidOrNull } from '#platform/database';
import { inReach, type Reach } from './mandate.policy.js';
import { MandateRequest } from './mandate-request.js';

const columns = `request.id, request.account_id as "accountId", request.role, request.territory_id as "territoryId", request.words,
  request.asked_at as "askedAt", request.answered_at as "answeredAt", request.answered_by as "answeredBy", request.granted, request.answer`;

@Injectable()
export class MandateRequestRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<MandateRequest | null> {
    const known = uuidOrNull(id);
    return known === null ? null : this.database.reader.findOneBy(MandateRequest, { id: known });
  }

  async lock(tx: Transaction, id: string): Promise<MandateRequest | null> {
    const known = uuidOrNull(id);
    if (known === null) return null;
    return tx.manager.findOne(MandateRequest, { where: { id: known }, lock: { mode: 'pessimistic_write' } });
  }

  async save(tx: Transaction, request: MandateRequest): Promise<MandateRequest> {
    return tx.manager.save(request);
  }

  async listWaitingIn(tx: Transaction, accountId: string): Promise<MandateRequest[]> {
    const all = await tx.manager.findBy(MandateRequest, { accountId });
    return all.filter(({ state }) => state === 'asked');
  }

  /** Newest first. */
  async listOf(accountId: string): Promise<MandateRequest[]> {
    const rows = await this.database.rows<MandateRequest>(
      'mandate-requests-of',
      `select ${columns} from mandate_request request where account_id = $1 order by asked_at desc limit 50`,
      [accountId],
    );
    return rows.map(entity);
  }

  /** Those that wait, that this reach may answer, whoever reads not being the asker; the oldest first. */
  async listInReach(
    reach: Reach,
    reader: string,
    { offset, limit }: Slice,
  ): Promise<{ rows: MandateRequest[]; total: number }> {
    const rows = await this.database.rows<MandateRequest & { total: number }>(
      'mandate-requests-in-reach',
      `select ${columns}, count(*) over ()::int as total from mandate_request request
       where answered_at is null and account_id <> $2 and ${inReach('request.role', 'territory_path(request.territory_id)')}
       order by asked_at, id offset $3 limit $4`,
      [JSON.stringify(reach), reader, offset, limit],
    );
    return { rows: rows.map(entity), total: rows[0]?.total ?? 0 };
  }
}

const entity = (row: MandateRequest): MandateRequest => Object.assign(new MandateRequest(), row);
