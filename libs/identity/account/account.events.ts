import type { DomainEvent } from '#platform/database';
import type { WaitingIdentity } from '../single-sign-on/external-identity.js';

/** Handlers make the link's secret when they send the mail, so that none ever rests in the queue. */
export class ConfirmationRequested implements DomainEvent {
  readonly type = 'account.confirmation-requested';
  constructor(readonly accountId: string) {}
}

/**
 * Somebody asked for an account. Whether the address has one is looked up afterwards: opening one takes longer than
 * telling its owner, and the time of the answer would say which it was.
 */
export class SignUpRequested implements DomainEvent {
  readonly type = 'account.sign-up-requested';
  constructor(
    readonly email: string,
    readonly publicName: string,
    /** Set when an issuer knows her. */
    readonly identity: WaitingIdentity | null = null,
  ) {}
}

/** Somebody signed up with an address that has an account: its owner is told, the stranger learns nothing. */
export class SignUpRepeated implements DomainEvent {
  readonly type = 'account.sign-up-repeated';
  constructor(readonly accountId: string) {}
}

export class AccountConfirmed implements DomainEvent {
  readonly type = 'account.confirmed';
  constructor(readonly accountId: string) {}
}

/** Looked up afterwards, as a sign-up is. */
export class PasswordForgotten implements DomainEvent {
  readonly type = 'account.password-forgotten';
  constructor(readonly email: string) {}
}

export class PasswordResetRequested implements DomainEvent {
  readonly type = 'account.password-reset-requested';
  constructor(readonly accountId: string) {}
}

export class EmailChangeRequested implements DomainEvent {
  readonly type = 'account.email-change-requested';
  constructor(
    readonly accountId: string,
    readonly email: string,
  ) {}
}

/** The address that she had is told: whoever moves an account must not do it unseen. */
export class EmailChanged implements DomainEvent {
  readonly type = 'account.email-changed';
  constructor(
    readonly accountId: string,
    readonly formerEmail: string,
  ) {}
}

export class PasswordChanged implements DomainEvent {
  readonly type = 'account.password-changed';
  constructor(readonly accountId: string) {}
}

/** Told by mail: a token outlives the session that made it. */
export class AccessTokenCreated implements DomainEvent {
  readonly type = 'account.access-token-created';
  constructor(readonly accountId: string) {}
}

/** Its owner is told by mail: whoever holds a borrowed session must not do it unseen. */
export class SecondFactorChanged implements DomainEvent {
  readonly type = 'account.second-factor-changed';
  constructor(
    readonly accountId: string,
    readonly change: 'added' | 'removed',
  ) {}
}

/** Its owner is told by mail: a way in that she did not add must not stay unseen. */
export class ExternalIdentityLinked implements DomainEvent {
  readonly type = 'account.identity-linked';
  constructor(readonly accountId: string) {}
}
