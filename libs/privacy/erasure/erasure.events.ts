import type { DomainEvent } from '#platform/database';

/** The account is closed; what it leaves is erased step by step. Told again, it goes on where it stopped. */
export class ErasureAsked implements DomainEvent {
  readonly type = 'account.erasure-asked';
  constructor(readonly accountId: string) {}
}

/** Nothing says any more whose account it was, but this event, which goes with the mail. */
export class AccountErased implements DomainEvent {
  readonly type = 'account.erased';
  constructor(readonly email: string) {}
}
