import type { DomainEvent } from '#platform/database';

/** Something published has no fingerprint yet. */
export class FingerprintWanted implements DomainEvent {
  readonly type = 'fingerprint.wanted';
  constructor(readonly resourceId: string) {}
}
