import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  CodeWrong,
  FirstCodeWrong,
  SecondFactorMissing,
  SecondFactorPresent,
} from '../account/account.errors.js';
import { newRecoveryCode, plainRecoveryCode, stepOfCode } from './one-time-code.js';
import type { SecretSeal } from './secret-seal.js';

/** What the account's row keeps. The secret is sealed; recovery codes are hashed under it. */
export interface KeptSecondFactor {
  sealedSecret: string;
  startedAt: string;
  /** Null while it is being set up: until a first code is given it opens and closes nothing. */
  since: string | null;
  /** The newest time step whose code was accepted: none is accepted twice (RFC 6238, section 5.2). */
  lastStep: number;
  recoveryHashes: string[];
}

const setUpMinutes = 30;
const recoveryCodes = 10;

/** A second factor of one account, opened to be judged and changed. */
export class SecondFactor {
  private constructor(
    readonly kept: KeptSecondFactor,
    private readonly secret: string,
  ) {}

  static start(
    secret: string,
    accountId: string,
    { seal, now }: { seal: SecretSeal; now: Date },
  ): SecondFactor {
    return new SecondFactor(
      {
        sealedSecret: seal.seal(secret, accountId),
        startedAt: now.toISOString(),
        since: null,
        lastStep: 0,
        recoveryHashes: [],
      },
      secret,
    );
  }

  /** Throws `SecondFactorMissing` when there is none, or when the installation's secret has changed since. */
  static open(kept: KeptSecondFactor | null, accountId: string, seal: SecretSeal): SecondFactor {
    const secret = kept && seal.open(kept.sealedSecret, accountId);
    if (!kept || !secret) throw new SecondFactorMissing();
    return new SecondFactor(kept, secret);
  }

  /** The first code proves that the authenticator has the secret; returns the recovery codes, shown this once. */
  confirm(code: string, now: Date): string[] {
    if (this.kept.since !== null) throw new SecondFactorPresent();
    if (now.getTime() - Date.parse(this.kept.startedAt) > setUpMinutes * 60_000)
      throw new SecondFactorMissing();
    if (!this.spendCode(code, now)) throw new FirstCodeWrong();
    this.kept.since = now.toISOString();
    return this.renewRecovery();
  }

  /** A code of the moment, once; or a recovery code, once. */
  accept(typed: string, now: Date): 'code' | 'recovery' {
    if (this.kept.since === null) throw new SecondFactorMissing();
    if (this.spendRecovery(typed)) return 'recovery';
    if (!this.spendCode(typed, now)) throw new CodeWrong();
    return 'code';
  }

  renewRecovery(): string[] {
    const codes = Array.from({ length: recoveryCodes }, newRecoveryCode);
    this.kept.recoveryHashes = codes.map((code) => this.hashed(code));
    return codes;
  }

  private spendCode(typed: string, now: Date): boolean {
    const step = stepOfCode(this.secret, typed, now);
    if (step === null || step <= this.kept.lastStep) return false;
    this.kept.lastStep = step;
    return true;
  }

  private spendRecovery(typed: string): boolean {
    const hash = Buffer.from(this.hashed(typed));
    const left = this.kept.recoveryHashes.filter((each) => !timingSafeEqual(Buffer.from(each), hash));
    const spent = left.length < this.kept.recoveryHashes.length;
    this.kept.recoveryHashes = left;
    return spent;
  }

  /** Keyed by the sealed secret: a stolen table of hashes can't be searched for 59 bits without the installation's key. */
  private hashed(code: string): string {
    return createHmac('sha256', this.secret).update(plainRecoveryCode(code)).digest('hex');
  }
}
