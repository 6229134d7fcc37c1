import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { MandateRole } from '#platform/authorization';
import { INSTALLATION_SECRET } from '#platform/config';
import { Database, type Transaction } from '#platform/database';
import {
  ChallengeExpired,
  CredentialsWrong,
  TooManyCodes,
  TooManyAttempts,
} from '../account/account.errors.js';
import { AccountRepository } from '../account/account.repository.js';
import type { Account } from '../account/account.js';
import { AttemptsRepository } from './attempts.repository.js';
import { CredentialRepository } from './credential.repository.js';
import { DeviceRepository } from './device.repository.js';
import { mustHaveRoom } from './hash-queue.js';
import { KnownDevice } from './known-device.js';
import { passwordMatches } from './password.js';
import { SecretSeal } from '../second-factor/secret-seal.js';
import { hashSecret, newSecret } from './secret-token.js';
import { deviceLabel, Session } from './session.js';
import { SignInChallenge } from './sign-in-challenge.js';

/** Where a sign-in comes from: facts of the connection, and the device's secret if it has one. */
export interface Caller {
  readonly address: string;
  readonly userAgent: string | undefined;
  readonly device: string | null;
}

interface Secret {
  readonly token: string;
  readonly expiresAt: Date;
}

/** What signing in gave: a session and a known device, or a code to give first. */
export type Entry =
  | {
      readonly account: Account;
      readonly session: Secret & { id: string };
      readonly device: Secret;
      /** Roles whose rights wait for a second factor. */
      readonly withheldRoles: readonly MandateRole[];
    }
  | { readonly account: Account; readonly challenge: Secret };

/** Signing in, in one step or two. Every refusal takes the same time and says the same. */
@Injectable()
export class SignInService {
  private readonly seal: SecretSeal;

  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly credentials: CredentialRepository,
    private readonly devices: DeviceRepository,
    private readonly attempts: AttemptsRepository,
    @Inject(INSTALLATION_SECRET) secret: string,
  ) {
    this.seal = new SecretSeal(secret, 'second factor');
  }

  async signIn(command: { email: string; password: string }, caller: Caller): Promise<Entry> {
    mustHaveRoom();
    const email = command.email.normalize('NFC').trim().toLowerCase();
    const device = await this.devices.findKnown(caller.device, email);
    const attempt = await this.attempts.begin('sign-in', email, caller.address, device);
    if (!attempt.allowed) throw new TooManyAttempts();
    const account = await this.accounts.findByEmail(email);
    const matches = await passwordMatches(account?.passwordHash || null, command.password);
    if (!account || !matches || account.state === 'closed') throw new CredentialsWrong();
    await this.attempts.succeeded(attempt);
    account.mustBeOpen();
    return this.enter(account, caller);
  }

  /**
   * For somebody who has just given a first proof: password, mailed link, or issuer. With a second factor she gets a
   * challenge, whatever the proof was; an issuer that asserts one of its own stands for it where she has none here.
   */
  async enter(account: Account, caller: Caller, { isStrong = false } = {}): Promise<Entry> {
    return this.database.transaction((tx) =>
      account.hasSecondFactor ? this.challenge(tx, account) : this.open(tx, account, { ...caller, isStrong }),
    );
  }

  /** The second step: a code of the moment or a recovery code, within the limits of a password. */
  async complete(challenge: string | null, code: string, caller: Caller): Promise<Entry> {
    if (challenge === null) throw new ChallengeExpired();
    const posed = await this.credentials.findChallenge(hashSecret(challenge));
    if (posed === null) throw new ChallengeExpired();
    const attempt = await this.attempts.begin('second-factor', posed.accountId, caller.address);
    if (!attempt.allowed) throw new TooManyCodes();
    const entry = await this.database.transaction((tx) =>
      this.meet(tx, hashSecret(challenge), { code, caller }),
    );
    await this.attempts.succeeded(attempt);
    return entry;
  }

  private async meet(
    tx: Transaction,
    tokenHash: string,
    { code, caller }: { code: string; caller: Caller },
  ): Promise<Entry> {
    const posed = await this.credentials.lockChallenge(tx, tokenHash);
    const account = posed && (await this.accounts.lock(tx, posed.accountId));
    if (!posed || !account?.isOpen) throw new ChallengeExpired();
    posed.meet(tx.now);
    const kind = account.acceptCode(code, { seal: this.seal, now: tx.now });
    await this.credentials.save(tx, posed);
    await this.accounts.save(tx, account);
    if (kind === 'recovery')
      tx.record({
        actorId: account.id,
        verb: 'secondFactor.recover',
        subjectType: 'account',
        subjectId: account.id,
      });
    return this.open(tx, account, { ...caller, isStrong: true });
  }

  private async challenge(tx: Transaction, account: Account): Promise<Entry> {
    const token = newSecret();
    const ids = { id: randomUUID(), accountId: account.id, tokenHash: hashSecret(token) };
    const { expiresAt } = await this.credentials.save(tx, SignInChallenge.pose(ids, tx.now));
    return { account, challenge: { token, expiresAt } };
  }

  /** A new token each time: no session outlives a change of who holds it. */
  private async open(
    tx: Transaction,
    account: Account,
    caller: Caller & { isStrong: boolean },
  ): Promise<Entry> {
    const token = newSecret();
    const ids = { id: randomUUID(), accountId: account.id, tokenHash: hashSecret(token) };
    const shape = { device: deviceLabel(caller.userAgent), isStrong: caller.isStrong };
    const session = await this.credentials.save(tx, Session.open(ids, shape, tx.now));
    const device = await this.devices.remember(tx, account.id, caller.device);
    return {
      account,
      withheldRoles: await this.credentials.withheldRoles(tx, account.id, caller.isStrong),
      session: { id: session.id, token, expiresAt: session.expiresAt },
      device: { token: device, expiresAt: KnownDevice.keptUntil(tx.now) },
    };
  }
}
