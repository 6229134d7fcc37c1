import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, requireAccount } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import { CurrentPasswordWrong, EmailTaken, LinkExpired, NameInvalid } from './account.errors.js';
import { PasswordChanged, PasswordForgotten, SignUpRepeated, SignUpRequested } from './account.events.js';
import { AccountRepository } from './account.repository.js';
import { Account } from './account.js';
import { Agent } from '../person/agent.js';
import { AttemptsRepository } from '../sign-in/attempts.repository.js';
import { CredentialRepository } from '../sign-in/credential.repository.js';
import { emailAddress } from './email-address.js';
import type { WaitingIdentity } from '../single-sign-on/external-identity.js';
import { OneTimeLinkService } from '../sign-in/one-time-link.service.js';
import { hashChosen } from '../sign-in/password.js';
import { ReauthenticationService } from '../second-factor/reauthentication.service.js';
import { hashSecret } from '../sign-in/secret-token.js';

/** The life of an account: sign up, reset, change. Confirming is `ConfirmationService`'s, signing in `SignInService`'s. */
@Injectable()
export class AccountService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly credentials: CredentialRepository,
    private readonly attempts: AttemptsRepository,
    private readonly reauthentication: ReauthenticationService,
    private readonly links: OneTimeLinkService,
  ) {}

  /**
   * Same answer and same work whether the address is new or known. No password is taken here: a stranger who signs up
   * with somebody's address would know it when she confirms. It is chosen at the mailbox, by `ConfirmationService`.
   */
  async signUp(
    command: { email: string; publicName: string },
    identity: WaitingIdentity | null = null,
  ): Promise<void> {
    const email = emailAddress(command.email);
    const publicName = displayName(command.publicName);
    if (!(await this.attempts.mayMail(email))) return;
    await this.database.transaction((tx) => tx.emit(new SignUpRequested(email, publicName, identity)));
  }

  /** Opens an account for whoever asked, or asks once more for its confirmation; null when its owner is told instead. */
  async takeSignUp(
    tx: Transaction,
    { email, publicName }: { email: string; publicName: string },
  ): Promise<Account | null> {
    const known = await this.accounts.lockByEmail(tx, email);
    if (!known) return this.open(tx, { email, publicName });
    if (known.state === 'pending') return this.openAgain(tx, known, publicName);
    await tx.emit(new SignUpRepeated(known.id));
    return null;
  }

  /** By whoever runs the installation: an account that needs no confirmation mail. */
  async createConfirmed(wish: { email: string; password: string; publicName: string }): Promise<Account> {
    const email = emailAddress(wish.email);
    const publicName = displayName(wish.publicName);
    const passwordHash = await hashChosen(wish.password, { publicName, email });
    return this.database.transaction(async (tx) => {
      if (await this.accounts.lockByEmail(tx, email)) throw new EmailTaken();
      const account = await this.open(tx, { email, publicName });
      await this.accounts.giveAgentSlug(tx, account.agentId);
      await tx.emit(account.confirm(passwordHash, tx.now));
      return this.accounts.save(tx, account);
    });
  }

  /** Opens an account; the confirmation's mail follows from the event. */
  private async open(tx: Transaction, wish: { email: string; publicName: string }): Promise<Account> {
    const agentId = randomUUID();
    // Its address is taken when it opens: until then its number would tell who else has the name.
    const agent = Agent.named(agentId, wish.publicName, `attente-${agentId}`, tx.now);
    await this.accounts.saveAgent(tx, agent);
    const ids = { id: randomUUID(), agentId: agent.id };
    const [account, requested] = Account.signUp(ids, wish.email, tx.now);
    await this.accounts.save(tx, account);
    await tx.emit(requested);
    tx.record({ actorId: account.id, verb: 'account.signUp', subjectType: 'account', subjectId: account.id });
    return account;
  }

  /** An account never confirmed: the last to ask suggests its name, and spoils nothing of who asked before. */
  private async openAgain(tx: Transaction, pending: Account, publicName: string): Promise<Account> {
    await this.accounts.renameAgent(tx, pending.agentId, publicName);
    await tx.emit(pending.requestConfirmation());
    return pending;
  }

  async requestPasswordReset(typed: string): Promise<void> {
    const email = emailAddress(typed);
    if (!(await this.attempts.mayMail(email))) return;
    await this.database.transaction((tx) => tx.emit(new PasswordForgotten(email)));
  }

  /** What a forgotten password leads to, if the address has an account. */
  async takeForgotten(email: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const account = await this.accounts.lockByEmail(tx, email);
      if (account && account.state !== 'closed') await tx.emit(account.requestPasswordReset());
    });
  }

  /**
   * A reset ends every session, every other link, every known device and every link to an issuer. It proves the mailbox, not the second factor:
   * signing in still asks for that (ASVS 6.4.3).
   */
  async resetPassword(token: string, password: string): Promise<Account> {
    const known = await this.accounts.findOfLink(hashSecret(token));
    if (!known) throw new LinkExpired();
    const passwordHash = await this.hashFor(known, { password, field: 'password' });
    return this.database.transaction(async (tx) => {
      const { account } = await this.links.consume(tx, token, 'reset_password');
      await this.replacePassword(tx, account, { passwordHash, keep: null });
      // Whoever knew the old password may have made some; changing it while signed in keeps one's programs running.
      await this.credentials.revokeAllTokens(tx, account.id);
      await this.credentials.closeOtherWays(tx, account.id);
      return this.accounts.save(tx, account);
    });
  }

  async changePassword(
    actor: Actor,
    command: { currentPassword: string; newPassword: string },
  ): Promise<void> {
    const known = await this.reauthentication.prove(actor, command.currentPassword);
    const passwordHash = await this.hashFor(known, { password: command.newPassword, field: 'newPassword' });
    await this.database.transaction(async (tx) => {
      const account = await this.accounts.lock(tx, known.id);
      if (!account) throw new CurrentPasswordWrong();
      await this.replacePassword(tx, account, { passwordHash, keep: actor.credentialId });
      await this.accounts.save(tx, account);
    });
  }

  /** The new address is confirmed by its own mail before it counts. */
  async changeEmail(actor: Actor, command: { currentPassword: string; email: string }): Promise<void> {
    requireAccount(actor);
    const email = emailAddress(command.email);
    const account = await this.reauthentication.prove(actor, command.currentPassword);
    if (!(await this.attempts.mayMail(email))) return;
    await this.database.transaction(async (tx) => {
      if (!(await this.accounts.lockByEmail(tx, email))) await tx.emit(account.requestEmailChange(email));
    });
  }

  /** Hashed before the transaction: a hash that waits its turn must not hold a connection and a lock. */
  private async hashFor(
    account: Account,
    { password, field }: { password: string; field: string },
  ): Promise<string> {
    const agent = (await this.accounts.agents([account.agentId])).get(account.agentId);
    return hashChosen(password, { publicName: agent?.publicName ?? '', email: account.email }, field);
  }

  private async replacePassword(
    tx: Transaction,
    account: Account,
    wish: { passwordHash: string; keep: string | null },
  ): Promise<void> {
    account.passwordHash = wish.passwordHash;
    await this.credentials.useLinks(tx, account.id);
    await this.credentials.endSessions(tx, account.id, { allBut: wish.keep });
    await tx.emit(new PasswordChanged(account.id));
    tx.record({
      actorId: account.id,
      verb: 'account.changePassword',
      subjectType: 'account',
      subjectId: account.id,
    });
  }
}

/** A name to show: visible characters, 2 to 80; throws `NameInvalid`. */
export function displayName(text: string): string {
  const name = text
    .normalize('NFC')
    .replace(/[\p{C}\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (name.length < 2 || name.length > 80 || /[@<>]|https?:/.test(name)) throw new NameInvalid();
  return name;
}
