import { Inject, Injectable } from '@nestjs/common';
import { type Actor, Forbidden, NotFound, requireAccount } from '#platform/authorization';
import { INSTALLATION_SECRET } from '#platform/config';
import { Database, type Transaction } from '#platform/database';
import { TooManyCodes } from '../account/account.errors.js';
import { AccountRepository } from '../account/account.repository.js';
import type { Account } from '../account/account.js';
import { AttemptsRepository } from '../sign-in/attempts.repository.js';
import { CredentialRepository } from '../sign-in/credential.repository.js';
import { codeAddress, codeAt, newCodeSecret } from './one-time-code.js';
import { ReauthenticationService } from './reauthentication.service.js';
import { SecretSeal } from './secret-seal.js';

/** Setting up, renewing and taking away the second factor of an account. */
@Injectable()
export class SecondFactorService {
  private readonly seal: SecretSeal;

  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly credentials: CredentialRepository,
    private readonly attempts: AttemptsRepository,
    private readonly reauthentication: ReauthenticationService,
    @Inject(INSTALLATION_SECRET) secret: string,
  ) {
    this.seal = new SecretSeal(secret, 'second factor');
  }

  /** The secret is shown this once; it counts when a first code has proved that it arrived. */
  async start(actor: Actor, proof: string): Promise<{ secret: string; address: string }> {
    sessionOf(actor);
    const { id, email } = await this.reauthentication.prove(actor, proof);
    const secret = newCodeSecret();
    await this.change(id, async (account, tx) => {
      account.startSecondFactor(secret, { seal: this.seal, now: tx.now });
    });
    return { secret, address: codeAddress(secret, email) };
  }

  /** Ends the other sessions, which were opened without it, and raises this one. Returns the recovery codes. */
  async confirm(actor: Actor, code: string): Promise<string[]> {
    const { accountId, sessionId } = sessionOf(actor);
    const attempt = await this.attempts.begin('reauthenticate', accountId, accountId);
    if (!attempt.allowed) throw new TooManyCodes();
    const recoveryCodes = await this.change(accountId, async (account, tx) => {
      const [codes, changed] = account.confirmSecondFactor(code, { seal: this.seal, now: tx.now });
      await this.credentials.endSessions(tx, accountId, { allBut: sessionId });
      await this.credentials.strengthen(tx, sessionId);
      await tx.emit(changed);
      tx.record(by(accountId, 'secondFactor.add', account));
      return codes;
    });
    await this.attempts.succeeded(attempt);
    return recoveryCodes;
  }

  async renewRecoveryCodes(actor: Actor, code: string): Promise<string[]> {
    const { id } = await this.reauthentication.proveByCode(actor, code);
    return this.change(id, async (account, tx) => {
      tx.record(by(id, 'secondFactor.renewRecovery', account));
      return account.renewRecoveryCodes(this.seal);
    });
  }

  /** By a code or a recovery code: a password alone, or a borrowed session, can't take it away. */
  async remove(actor: Actor, code: string): Promise<void> {
    const { id } = await this.reauthentication.proveByCode(actor, code);
    await this.change(id, (account, tx) => this.takeAway(account, tx, { by: id, keep: actor.credentialId }));
  }

  /** For a lost phone without recovery codes: whoever runs the installation has checked who asks. Ends every session. */
  async removeOf(email: string): Promise<void> {
    await this.changeByEmail(email, (account, tx) => this.takeAway(account, tx, { by: null, keep: null }));
  }

  /** A second factor whose secret is known beforehand: demo accounts, on loopback only. */
  async install(email: string, secret: string): Promise<void> {
    await this.changeByEmail(email, async (account, tx) => {
      if (account.hasSecondFactor) return;
      account.startSecondFactor(secret, { seal: this.seal, now: tx.now });
      // The code of thirty seconds ago: the one of now stays free to sign in with.
      const before = codeAt(secret, new Date(tx.now.getTime() - 30_000));
      account.confirmSecondFactor(before, { seal: this.seal, now: tx.now });
      tx.record(by(null, 'secondFactor.install', account));
    });
  }

  private async takeAway(
    account: Account,
    tx: Transaction,
    who: { by: string | null; keep: string | null },
  ): Promise<void> {
    await tx.emit(account.removeSecondFactor());
    await this.credentials.useLinks(tx, account.id);
    await this.credentials.endSessions(tx, account.id, { allBut: who.keep });
    await this.credentials.weaken(tx, account.id);
    tx.record(by(who.by, 'secondFactor.remove', account));
  }

  private async change<Result>(
    id: string,
    work: (account: Account, tx: Transaction) => Promise<Result>,
  ): Promise<Result> {
    return this.database.transaction(async (tx) => this.apply(tx, await this.accounts.lock(tx, id), work));
  }

  private async changeByEmail(
    email: string,
    work: (account: Account, tx: Transaction) => Promise<void>,
  ): Promise<void> {
    await this.database.transaction(async (tx) =>
      this.apply(tx, await this.accounts.lockByEmail(tx, email), work),
    );
  }

  private async apply<Result>(
    tx: Transaction,
    account: Account | null,
    work: (account: Account, tx: Transaction) => Promise<Result>,
  ): Promise<Result> {
    if (!account) throw new NotFound();
    const result = await work(account, tx);
    await this.accounts.save(tx, account);
    return result;
  }
}

/** A program never changes how its owner signs in. */
function sessionOf(actor: Actor): { accountId: string; sessionId: string } {
  const accountId = requireAccount(actor);
  if (actor.credential !== 'session' || actor.credentialId === null) throw new Forbidden();
  return { accountId, sessionId: actor.credentialId };
}

const by = (actorId: string | null, verb: string, { id }: Account) => ({
  actorId,
  verb,
  subjectType: 'account',
  subjectId: id,
});
