import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';

/** Failures allowed in the window, per account (whatever spelling) and per address. Successes are not counted: a training day shares one address. */
const limits = { window: '15 minutes', account: 10, address: 50 };

export interface Attempt {
  readonly allowed: boolean;
  readonly ids: readonly string[];
}

/** A mail asked by whoever types an address: nobody's mailbox is flooded from here. */
const mails = 'mail';

/** Counts attempts on PostgreSQL, so that every process and every route sees the same number. */
@Injectable()
export class AttemptsRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts the attempt as failed before it runs, so that a thousand at once are not a thousand tries. On a device where
   * this account is known, its owner has ten tries of her own, whatever strangers did elsewhere. What is refused did not
   * run and counts for nothing: a stranger who insists must not keep the door shut.
   */
  async begin(
    kind: string,
    account: string,
    address: string,
    device: string | null = null,
  ): Promise<Attempt> {
    const at =
      device === null ? [`account ${account}`, `address ${address}`] : [`device ${device} ${account}`];
    const keys = at.map(hashed);
    const now = this.clock.now();
    const made = await this.database.rows<{ id: string }>(
      'attempt-begin',
      'insert into attempt(kind, key_hash, at, failed) select $1, key, $3, true from unnest($2::text[]) key returning id',
      [kind, keys, now],
    );
    const [counts] = await this.database.rows<{ account: number; address: number }>(
      'attempt-count',
      `select count(*) filter (where key_hash = ($2::text[])[1])::int as account, count(*) filter (where key_hash = ($2::text[])[2])::int as address
       from attempt where kind = $1 and failed and key_hash = any($2::text[]) and at > $3::timestamptz - interval '${limits.window}'`,
      [kind, keys, now],
    );
    const allowed = (counts?.account ?? 0) <= limits.account && (counts?.address ?? 0) <= limits.address;
    const attempt = { allowed, ids: made.map((row) => row.id) };
    if (!allowed)
      await this.database.rows('attempt-refused', 'delete from attempt where id = any($1::bigint[])', [
        attempt.ids,
      ]);
    return attempt;
  }

  /** Whether this mailbox may get one more mail that a stranger can ask for: ten a quarter of an hour. */
  async mayMail(email: string): Promise<boolean> {
    return (await this.begin(mails, email, email)).allowed;
  }

  /**
   * Whether one more report may be received: ten a quarter of an hour from somebody signed in; from a visitor's
   * address ten about one thing, fifty in all, for a training day shares one address.
   */
  async mayReport(by: { accountId: string | null; address: string }, about: string): Promise<boolean> {
    const { accountId, address } = by;
    return (await this.begin('report', accountId ?? `${address} ${about}`, accountId ?? address)).allowed;
  }

  /**
   * Whether one more use may be declared from this address, by the limits of reports: ten of one thing a quarter of an
   * hour, fifty in all.
   */
  async mayDeclareUse(address: string, about: string): Promise<boolean> {
    return (await this.begin('use', `${address} ${about}`, address)).allowed;
  }

  async succeeded(attempt: Attempt): Promise<void> {
    await this.database.rows(
      'attempt-succeeded',
      'update attempt set failed = false where id = any($1::bigint[])',
      [attempt.ids],
    );
  }

  /** What no window looks at any more. */
  async forgetOld(): Promise<void> {
    await this.database.rows(
      'attempts-forget',
      `delete from attempt where at < $1::timestamptz - interval '1 day'`,
      [this.clock.now()],
    );
  }
}

const hashed = (key: string): string =>
  createHash('sha256').update(key.trim().toLowerCase()).digest('hex').slice(0, 32);
