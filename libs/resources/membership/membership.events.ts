import type { DomainEvent } from '#platform/database';

/** Looked up afterwards: whether the address has an account must not be told by the time of the answer. */
export class InvitationSent implements DomainEvent {
  readonly type = 'invitation.sent';
  constructor(readonly invitationId: string) {}
}
