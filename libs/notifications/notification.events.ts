import type { DomainEvent } from '#platform/database';

/** Something in this inbox may be due by mail; what is, is looked up then. */
export class DigestDue implements DomainEvent {
  readonly type = 'digest.due';
  constructor(readonly accountId: string) {}
}
