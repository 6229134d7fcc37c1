import type { DomainEvent } from '#platform/database';

/** Handlers make the link's secret when they send the mail, so that none ever rests in the queue. */
export class ConfirmationRequested implements DomainEvent {
  readonly type = 'account.confirmation-requested';
  constructor(readonly accountId: string) {}
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

export class PasswordChanged implements DomainEvent {
  readonly type = 'account.password-changed';
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
