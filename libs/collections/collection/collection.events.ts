import type { DomainEvent } from '#platform/database';

/** Not everybody reads it any more: it is private, shared by its link, or deleted. */
export class CollectionClosed implements DomainEvent {
  readonly type = 'collection.closed';
  constructor(readonly collectionId: string) {}
}
