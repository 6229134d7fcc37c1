import { Injectable } from '@nestjs/common';
import { type Actor, requireAccount } from '#platform/authorization';
import { Clock } from '#platform/clock';
import { Database, type Transaction } from '#platform/database';
import type { VerifiedIdentity } from '#platform/single-sign-on';
import { IdentityNotExpected, LinkExpired, LinkOfAnotherAccount } from '../account/account.errors.js';
import { EmailChanged } from '../account/account.events.js';
import { AccountRepository } from '../account/account.repository.js';
import { displayName } from '../account/account.service.js';
import type { Account } from '../account/account.js';
import { CredentialRepository } from './credential.repository.js';
import { ExternalIdentityRepository } from '../single-sign-on/external-identity.repository.js';
import { OneTimeLinkService } from './one-time-link.service.js';
import { hashChosen } from './password.js';
import { hashSecret } from './secret-token.js';

/**
 * Proving a mailbox. It proves that and nothing else: not who signed up, nor whose identity waits. So whoever holds the
 * link decides the way in, now and here, and all that was prepared before falls away.
 */
@Injectable()
export class ConfirmationService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly credentials: CredentialRepository,
    private readonly identities: ExternalIdentityRepository,
    private readonly links: OneTimeLinkService,
    private readonly clock: Clock,
  ) {}

  /** The account that this link would open; null once it opens none. */
  async find(token: string): Promise<Account | null> {
    return this.accounts.findConfirmable(hashSecret(token), this.clock.now());
  }

  /** By a password chosen now. Identities that waited may be a stranger's: hers she links afterwards, by a login on both sides. */
  async confirmEmail(command: { token: string; password: string; publicName: string }): Promise<Account> {
    const known = await this.find(command.token);
    if (!known) throw new LinkExpired();
    const publicName = displayName(command.publicName);
    const passwordHash = await hashChosen(command.password, { publicName, email: known.email });
    return this.database.transaction(async (tx) => {
      const { account } = await this.links.consume(tx, command.token, 'confirm_email');
      await this.accounts.renameAgent(tx, account.agentId, publicName);
      await this.credentials.closeOtherWays(tx, account.id);
      return this.open(tx, account, passwordHash);
    });
  }

  /** By a login at the issuer, from the browser that has the link: mailbox and identity are then one person's. */
  async confirmByIdentity(token: string, identity: VerifiedIdentity): Promise<Account> {
    return this.database.transaction(async (tx) => {
      const { account } = await this.links.consume(tx, token, 'confirm_email');
      const held = await this.identities.lock(tx, identity);
      if (held?.accountId !== account.id) throw new IdentityNotExpected();
      await this.identities.removeAllBut(tx, held);
      return this.open(tx, account, null);
    });
  }

  /** A change of address counts when whoever opens the link is signed in to the account that asked for it. */
  async confirmEmailChange(actor: Actor, token: string): Promise<Account> {
    const accountId = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const { account, email } = await this.links.consume(tx, token, 'change_email');
      if (account.id !== accountId) throw new LinkOfAnotherAccount();
      const before = account.email;
      account.email = await this.stillFree(tx, email);
      await this.credentials.useLinks(tx, account.id);
      await this.credentials.endSessions(tx, account.id, { allBut: actor.credentialId });
      await tx.emit(new EmailChanged(account.id, before));
      tx.record(by(account, 'account.change_email'));
      return this.accounts.save(tx, account);
    });
  }

  private async open(tx: Transaction, account: Account, passwordHash: string | null): Promise<Account> {
    await this.credentials.useLinks(tx, account.id);
    await this.accounts.giveAgentSlug(tx, account.agentId);
    await tx.emit(account.confirm(passwordHash, tx.now));
    tx.record(by(account, 'account.confirm_email'));
    return this.accounts.save(tx, account);
  }

  /** Somebody may have opened an account with it since the link was sent. */
  private async stillFree(tx: Transaction, email: string): Promise<string> {
    if (await this.accounts.lockByEmail(tx, email)) throw new LinkExpired();
    return email;
  }
}

const by = (account: Account, verb: string) => ({
  actorId: account.id,
  verb,
  subjectType: 'account',
  subjectId: account.id,
});
