import type { DomainEvent } from '#platform/database';

export class MandateGranted implements DomainEvent {
  readonly type = 'mandate.granted';
  constructor(readonly mandateId: string) {}
}

/** Two weeks before. */
export class MandateEnding implements DomainEvent {
  readonly type = 'mandate.ending';
  constructor(readonly mandateId: string) {}
}

/** By its date or by somebody; the right itself ended by the clock, without waiting for this. */
export class MandateEnded implements DomainEvent {
  readonly type = 'mandate.ended';
  constructor(readonly mandateId: string) {}
}

export class MandateAsked implements DomainEvent {
  readonly type = 'mandate.asked';
  constructor(readonly requestId: string) {}
}

export class MandateAnswered implements DomainEvent {
  readonly type = 'mandate.answered';
  constructor(readonly requestId: string) {}
}
