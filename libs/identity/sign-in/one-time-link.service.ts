import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database';
import { LinkExpired } from '../account/account.errors.js';
import { AccountRepository } from '../account/account.repository.js';
import type { Account } from '../account/account.js';
import { CredentialRepository } from './credential.repository.js';
import type { LinkPurpose } from './one-time-link.js';
import { hashSecret } from './secret-token.js';

/** The one place where a mailed link is spent: once, in time, for its own purpose, by an account that stands. */
@Injectable()
export class OneTimeLinkService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly credentials: CredentialRepository,
  ) {}

  /** Throws `LinkExpired` for every other link. The address is the one that the mail went to. */
  async consume(
    tx: Transaction,
    token: string,
    purpose: LinkPurpose,
  ): Promise<{ account: Account; email: string }> {
    const tokenHash = hashSecret(token);
    const owner = await this.credentials.findLinkOwner(tx, tokenHash);
    // The account first: two of its links spent at once would else wait for each other.
    const account = owner === null ? null : await this.accounts.lock(tx, owner);
    const link = await this.credentials.lockLink(tx, tokenHash);
    if (link?.purpose !== purpose || !link.isUsable(tx.now)) throw new LinkExpired();
    const awaited = purpose === 'confirm_email' ? 'pending' : 'active';
    if (account?.state !== awaited) throw new LinkExpired();
    link.usedAt = tx.now;
    await this.credentials.save(tx, link);
    return { account, email: link.email };
  }
}
