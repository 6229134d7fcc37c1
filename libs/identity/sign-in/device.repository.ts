import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, type Transaction } from '#platform/database';
import { KnownDevice } from './known-device.js';
import { hashSecret, newSecret } from './secret-token.js';

/** The devices on which somebody is known. */
@Injectable()
export class DeviceRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The hash of this device’s secret when the account of that address is known on it; null otherwise. */
  async findKnown(secret: string | null, email: string): Promise<string | null> {
    if (secret === null) return null;
    const tokenHash = hashSecret(secret);
    const rows = await this.database.rows<{ id: string }>(
      'known-device',
      `select known_device.id from known_device join account on account.id = account_id
       where token_hash = $1 and email = $2 and last_seen_at > $3`,
      [tokenHash, email, KnownDevice.forgottenBefore(this.clock.now())],
    );
    return rows.length > 0 ? tokenHash : null;
  }

  /**
   * Remembers the device of a finished sign-in; returns its secret. One that we did not give is never taken over:
   * whoever planted it in a browser would be known too. The ten last are kept.
   */
  async remember(tx: Transaction, accountId: string, presented: string | null): Promise<string> {
    const secret = presented !== null && (await this.isOurs(tx, presented)) ? presented : newSecret();
    const device = KnownDevice.meet({ id: randomUUID(), accountId, tokenHash: hashSecret(secret) }, tx.now);
    await tx.manager.query(
      `insert into known_device(id, account_id, token_hash, first_seen_at, last_seen_at) values ($1, $2, $3, $4, $4)
       on conflict (account_id, token_hash) do update set last_seen_at = excluded.last_seen_at`,
      [device.id, accountId, device.tokenHash, tx.now],
    );
    await tx.manager.query(
      `delete from known_device where account_id = $1 and (last_seen_at <= $2 or id in
         (select id from known_device where account_id = $1 order by last_seen_at desc offset ${KnownDevice.most}))`,
      [accountId, KnownDevice.forgottenBefore(tx.now)],
    );
    return secret;
  }

  private async isOurs(tx: Transaction, secret: string): Promise<boolean> {
    return tx.manager.existsBy(KnownDevice, { tokenHash: hashSecret(secret) });
  }
}
