import { Inject, Injectable } from '@nestjs/common';
import { type Actor, Forbidden, requireAccount } from '#platform/authorization';
import { Clock } from '#platform/clock';
import { INSTALLATION_SECRET } from '#platform/config';
import { Database } from '#platform/database';
import {
  CodeWrong,
  CurrentPasswordWrong,
  SecondFactorMissing,
  SignInAgain,
  TooManyAttempts,
} from '../account/account.errors.js';
import { AccountRepository } from '../account/account.repository.js';
import type { Account } from '../account/account.js';
import { AttemptsRepository } from '../sign-in/attempts.repository.js';
import { CredentialRepository } from '../sign-in/credential.repository.js';
import { passwordMatches } from '../sign-in/password.js';
import { SecretSeal } from './secret-seal.js';

const recently = 10 * 60_000;

/**
 * Who is signed in proves it once more before the address, the password, the second factor or the links change
 * (ASVS 7.5.1): a session left open on a school computer is not enough.
 */
@Injectable()
export class ReauthenticationService {
  private readonly seal: SecretSeal;

  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly credentials: CredentialRepository,
    private readonly attempts: AttemptsRepository,
    private readonly clock: Clock,
    @Inject(INSTALLATION_SECRET) secret: string,
  ) {
    this.seal = new SecretSeal(secret, 'second factor');
  }

  /**
   * By the password or a code. Counted apart from signing in, so that strangers' failures do not bar the owner's way to
   * a new password; ten tries a quarter of an hour, so that a borrowed session guesses nothing.
   */
  async prove(actor: Actor, proof: string): Promise<Account> {
    const account = await this.accounts.find(requireAccount(actor));
    if (!account) throw new CurrentPasswordWrong();
    if (!account.passwordHash && !account.hasSecondFactor) return this.mustBeRecent(actor, account);
    const attempt = await this.attempts.begin('reauthenticate', account.id, account.id);
    if (!attempt.allowed) throw new TooManyAttempts();
    const proven =
      (await this.codeAccepted(account, proof)) ||
      (await passwordMatches(account.passwordHash || null, proof));
    if (!proven) throw new CurrentPasswordWrong();
    await this.attempts.succeeded(attempt);
    return account;
  }

  /** By a code alone, and from a session: what takes the second factor away asks for it. */
  async proveByCode(actor: Actor, code: string): Promise<Account> {
    const account = await this.accounts.find(requireAccount(actor));
    if (!account || actor.credential !== 'session') throw new Forbidden();
    if (!account.hasSecondFactor) throw new SecondFactorMissing();
    const attempt = await this.attempts.begin('reauthenticate', account.id, account.id);
    if (!attempt.allowed) throw new TooManyAttempts();
    if (!(await this.codeAccepted(account, code))) throw new CodeWrong();
    await this.attempts.succeeded(attempt);
    return account;
  }

  private async codeAccepted({ id, hasSecondFactor }: Account, code: string): Promise<boolean> {
    if (!hasSecondFactor) return false;
    try {
      await this.database.transaction(async (tx) => {
        const account = await this.accounts.lock(tx, id);
        if (!account) throw new CodeWrong();
        account.acceptCode(code, { seal: this.seal, now: tx.now });
        await this.accounts.save(tx, account);
      });
      return true;
    } catch (error) {
      if (error instanceof CodeWrong) return false;
      throw error;
    }
  }

  /** With neither password nor second factor, signing in at the issuer a moment ago is the proof. */
  private async mustBeRecent(actor: Actor, account: Account): Promise<Account> {
    const opened = await this.credentials.sessionOpenedAt(actor.credentialId);
    if (!opened || this.clock.now().getTime() - opened.getTime() > recently) throw new SignInAgain();
    return account;
  }
}
