import type { DomainEvent } from '#platform/database';

export class RoundDecided implements DomainEvent {
  readonly type = 'round.decided';
  constructor(readonly roundId: string) {}
}
