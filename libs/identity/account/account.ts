import { Column, Entity, PrimaryColumn } from 'typeorm';
import { AccountSuspended, LinkExpired, SecondFactorPresent } from './account.errors.js';
import {
  AccountConfirmed,
  ConfirmationRequested,
  EmailChangeRequested,
  PasswordResetRequested,
  SecondFactorChanged,
} from './account.events.js';
import { type KeptSecondFactor, SecondFactor } from '../second-factor/second-factor.js';
import type { SecretSeal } from '../second-factor/secret-seal.js';

export type AccountState = 'pending' | 'active' | 'suspended' | 'closed';

/** The right to act under one's name: an address, a password, a state. Staff only, never pupils. */
@Entity('account')
export class Account {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') agentId: string;
  @Column('citext') email: string;
  @Column('text', { nullable: true }) passwordHash: string | null;
  @Column('text') state: AccountState;
  @Column('jsonb', { nullable: true }) secondFactor: KeptSecondFactor | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) confirmedAt: Date | null;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;

  /** Nobody has chosen a way in yet: whoever asks has not shown that the address is hers. */
  static signUp(
    ids: { id: string; agentId: string },
    email: string,
    now: Date,
  ): [Account, ConfirmationRequested] {
    const account = Object.assign(new Account(), {
      ...ids,
      email,
      passwordHash: null,
      state: 'pending',
      secondFactor: null,
      createdAt: now,
      confirmedAt: null,
      closedAt: null,
    });
    return [account, new ConfirmationRequested(account.id)];
  }

  /**
   * The address is proved, and whoever proved it decides the way in: a password, or with null the issuer where she has
   * just signed in. What anybody prepared before opens nothing (arXiv 2205.10174).
   */
  confirm(passwordHash: string | null, now: Date): AccountConfirmed {
    if (this.state !== 'pending') throw new LinkExpired();
    this.state = 'active';
    this.passwordHash = passwordHash;
    this.confirmedAt = now;
    return new AccountConfirmed(this.id);
  }

  requestConfirmation(): ConfirmationRequested {
    return new ConfirmationRequested(this.id);
  }

  /** Throws when the account may not sign in, although the password is right. */
  mustBeOpen(): void {
    if (this.state !== 'active') throw new AccountSuspended();
  }

  /** Before the address is proved there is no password to replace: choosing the first one is the confirmation's. */
  requestPasswordReset(): PasswordResetRequested | ConfirmationRequested {
    return this.state === 'pending' ? this.requestConfirmation() : new PasswordResetRequested(this.id);
  }

  requestEmailChange(email: string): EmailChangeRequested {
    return new EmailChangeRequested(this.id, email);
  }

  /** Until its first code is given it opens and closes nothing. */
  get hasSecondFactor(): boolean {
    return this.secondFactor?.since != null;
  }

  /** Starts over when an earlier set-up was left half-way. */
  startSecondFactor(secret: string, at: { seal: SecretSeal; now: Date }): void {
    if (this.hasSecondFactor) throw new SecondFactorPresent();
    this.secondFactor = SecondFactor.start(secret, this.id, at).kept;
  }

  /** Returns the recovery codes, which are kept nowhere in clear. */
  confirmSecondFactor(code: string, at: { seal: SecretSeal; now: Date }): [string[], SecondFactorChanged] {
    const factor = SecondFactor.open(this.secondFactor, this.id, at.seal);
    const recoveryCodes = factor.confirm(code, at.now);
    this.secondFactor = { ...factor.kept };
    return [recoveryCodes, new SecondFactorChanged(this.id, 'added')];
  }

  /** Throws unless this is a code of the moment or a recovery code; spends it. */
  acceptCode(code: string, at: { seal: SecretSeal; now: Date }): 'code' | 'recovery' {
    const factor = SecondFactor.open(this.secondFactor, this.id, at.seal);
    const kind = factor.accept(code, at.now);
    this.secondFactor = { ...factor.kept };
    return kind;
  }

  renewRecoveryCodes(seal: SecretSeal): string[] {
    const factor = SecondFactor.open(this.secondFactor, this.id, seal);
    const codes = factor.renewRecovery();
    this.secondFactor = { ...factor.kept };
    return codes;
  }

  removeSecondFactor(): SecondFactorChanged {
    this.secondFactor = null;
    return new SecondFactorChanged(this.id, 'removed');
  }

  suspend(): void {
    if (this.state === 'active') this.state = 'suspended';
  }

  restore(): void {
    if (this.state === 'suspended') this.state = 'active';
  }

  /** Its owner goes: whatever state it was in, nobody signs in any more. */
  close(now: Date): void {
    this.state = 'closed';
    this.passwordHash = null;
    this.secondFactor = null;
    this.closedAt = now;
  }

  /** Whose it was is said nowhere any more; its acts are those of an agent without a face. */
  forget(agentId: string): void {
    this.agentId = agentId;
    this.email = forgottenAddress(this.id);
  }

  get isForgotten(): boolean {
    return this.email === forgottenAddress(this.id);
  }

  get isOpen(): boolean {
    return this.state === 'active';
  }
}

/** An address that nobody can have (RFC 2606), since each account has one of its own. */
const forgottenAddress = (id: string): string => `${id}@ferme.invalid`;
