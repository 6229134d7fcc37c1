import type { DomainEvent } from '#platform/database';

/** A resource is to find its neighbours, or to be forgotten by them. */
export class SimilarWanted implements DomainEvent {
  readonly type = 'similar.wanted';

  constructor(readonly resourceId: string) {}
}
