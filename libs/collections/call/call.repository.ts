import { Injectable } from '@nestjs/common';
import { slugify } from '#identity';
import { Database, type Transaction, uuidOrNull } from '#platform/database';
import { Call } from './call.js';

export const callColumns = `call.id, call.slug, call.state, call.title, call.missing, call.levels, call.subjects, call.keywords,
  call.wants, call.wanted, call.opens_on::text as "opensOn", call.closes_on::text as "closesOn",
  call.territory_id as "territoryId", call.created_by as "createdBy", call.created_at as "createdAt",
  call.opened_at as "openedAt", call.closed_at as "closedAt", call.ended_by as "endedBy", call.closing_word as "closingWord"`;

/** No address, or that of the page where one begins. */
const reserved = new Set(['', 'nouveau']);

/** Calls as rows. */
@Injectable()
export class CallRepository {
  constructor(private readonly database: Database) {}

  /** By slug or id. */
  async find(address: string): Promise<Call | null> {
    const rows = await this.database.rows<Call>(
      'call-by-address',
      `select ${callColumns} from call where slug = $1 or id = $2::uuid`,
      [address, uuidOrNull(address)],
    );
    return rows[0] ? callOf(rows[0]) : null;
  }

  /** Before anything that was given to it: what changes it changes it alone. */
  async lock(tx: Transaction, id: string): Promise<Call | null> {
    return tx.manager.findOne(Call, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async save(tx: Transaction, call: Call): Promise<Call> {
    await tx.manager.upsert(Call, call, ['id']);
    return call;
  }

  async delete(tx: Transaction, { id }: Call): Promise<void> {
    await tx.manager.delete(Call, { id });
  }

  /** Held until the end, so that two calls of one title at once get two addresses. */
  async freeSlug(tx: Transaction, title: string): Promise<string> {
    const words = slugify(title);
    const wanted = reserved.has(words) ? `appel-${words}`.replace(/-$/, '') : words;
    for (let n = 1; ; n += 1) {
      const slug = n === 1 ? wanted : `${wanted}-${String(n)}`;
      await tx.hold(`call ${slug}`);
      if (!(await tx.manager.existsBy(Call, { slug }))) return slug;
    }
  }

  /** How many of hers have not closed. */
  async countOf(tx: Transaction, accountId: string): Promise<number> {
    const [row] = await tx.manager.query<{ count: number }[]>(
      `select count(*)::int as count from call where created_by = $1 and state <> 'closed'`,
      [accountId],
    );
    return row?.count ?? 0;
  }

  /** Ids of all that are open, or of those that were given this resource. */
  async listOpen(resourceId: string | null = null): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      'calls-open',
      `select id from call where state = 'open' and ($1::uuid is null or exists (
         select from call_contribution where call_id = call.id and resource_id = $1)) order by closes_on, id`,
      [resourceId],
    );
    return rows.map(({ id }) => id);
  }

  async subscribe(tx: Transaction, { id }: Call, accountId: string): Promise<void> {
    await tx.manager.query(
      'insert into call_subscriber(call_id, account_id, since) values ($1, $2, $3) on conflict do nothing',
      [id, accountId, tx.now],
    );
  }

  async unsubscribe(tx: Transaction, { id }: Call, accountId: string): Promise<void> {
    await tx.manager.query('delete from call_subscriber where call_id = $1 and account_id = $2', [
      id,
      accountId,
    ]);
  }

  /** Accounts that asked to be told, and those that gave something. */
  async followersOf(tx: Transaction, { id }: Call): Promise<string[]> {
    const rows = await tx.manager.query<{ accountId: string }[]>(
      `select account_id as "accountId" from call_subscriber where call_id = $1
       union select contributed_by from call_contribution where call_id = $1 order by 1`,
      [id],
    );
    return rows.map(({ accountId }) => accountId);
  }
}

export const callOf = (row: Call): Call => Object.assign(new Call(), row);
