import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, requireAccount } from '#platform/authorization';
import { Database } from '#platform/database';
import { CredentialsWrong, TooManyAttempts } from './account.errors.js';
import { AccountRepository } from './account.repository.js';
import type { Account } from './account.js';
import { AttemptsRepository } from './attempts.repository.js';
import { CredentialRepository } from './credential.repository.js';
import { passwordMatches } from './password.js';
import { hashSecret, newSecret } from './secret-token.js';
import { deviceLabel, Session } from './session.js';

/** What the caller's cookie must carry from now on. */
export interface OpenedSession {
  readonly token: string;
  readonly expiresAt: Date;
  readonly account: Account;
  readonly sessionId: string;
}

/** Signing in and out. Every refusal takes the same time and says the same. */
@Injectable()
export class SessionService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly credentials: CredentialRepository,
    private readonly attempts: AttemptsRepository,
  ) {}

  async signIn(
    command: { email: string; password: string },
    caller: { address: string; userAgent: string | undefined },
  ): Promise<OpenedSession> {
    const email = command.email.normalize('NFC').trim().toLowerCase();
    const attempt = await this.attempts.begin('sign-in', email, caller.address);
    if (!attempt.allowed) throw new TooManyAttempts();
    const account = await this.accounts.findByEmail(email);
    const matches = await passwordMatches(account?.passwordHash || null, command.password);
    if (!account || !matches || account.state === 'closed') throw new CredentialsWrong();
    await this.attempts.succeeded(attempt);
    if (account.state === 'pending')
      await this.database.transaction((tx) => tx.emit(account.requestConfirmation()));
    account.mustBeOpen();
    return this.openFor(account, caller.userAgent);
  }

  /** Opens a session for somebody who has just proved who she is: a new token each time. */
  async openFor(account: Account, userAgent: string | undefined): Promise<OpenedSession> {
    const token = newSecret();
    return this.database.transaction(async (tx) => {
      const session = Session.open(
        { id: randomUUID(), accountId: account.id, tokenHash: hashSecret(token) },
        deviceLabel(userAgent),
        tx.now,
      );
      await this.credentials.save(tx, session);
      return { token, expiresAt: session.expiresAt, account, sessionId: session.id };
    });
  }

  async signOut(actor: Actor): Promise<void> {
    if (actor.credential !== 'session' || actor.accountId === null || actor.credentialId === null) return;
    const { accountId, credentialId } = actor;
    await this.database.transaction((tx) =>
      this.credentials.endSessions(tx, accountId, { id: credentialId }),
    );
  }

  async endSession(actor: Actor, id: string): Promise<void> {
    const accountId = requireAccount(actor);
    await this.database.transaction(async (tx) => {
      if ((await this.credentials.endSessions(tx, accountId, { id })) === 0) throw new NotFound();
      tx.record({ actorId: accountId, verb: 'session.end', subjectType: 'session', subjectId: id });
    });
  }
}
