import type { DomainEvent } from '#platform/database';

export class ItemAdded implements DomainEvent {
  readonly type = 'collection.item-added';
  constructor(
    readonly collectionId: string,
    readonly resourceId: string,
  ) {}
}

export class ItemRemoved implements DomainEvent {
  readonly type = 'collection.item-removed';
  constructor(
    readonly collectionId: string,
    readonly resourceId: string,
  ) {}
}
