import type { DomainEvent } from '#platform/database';

/** What was read as a draft stands from now on in a version of this resource. */
export class RoundPinned implements DomainEvent {
  readonly type = 'round.pinned';
  constructor(readonly resourceId: string) {}
}

export class RoundDecided implements DomainEvent {
  readonly type = 'round.decided';
  constructor(readonly roundId: string) {}
}
