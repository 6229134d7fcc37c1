import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventHandlers } from '#platform/outbox';
import { AlertRepository } from './alert.repository.js';
import { AlertService } from './alert.service.js';
import { SavedSearchService } from './saved-search.service.js';

/** What is published, gathered, closed: each is read again when its event comes, however late. */
@Injectable()
export class AlertHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly alerts: AlertService,
    private readonly searches: SavedSearchService,
    private readonly told: AlertRepository,
  ) {}

  onModuleInit(): void {
    // Shown again: its publication may have been told to nobody.
    for (const type of ['resource.published', 'resource.shown'])
      this.events.on(type, ({ resourceId }) => this.alerts.tellPublished(String(resourceId)));
    this.events.on('collection.item-added', ({ collectionId, resourceId }) =>
      this.alerts.tellAdded(String(collectionId), String(resourceId)),
    );
    for (const type of ['resource.hidden', 'resource.withdrawn', 'collection.item-removed'])
      this.events.on(type, ({ resourceId }) => this.alerts.takeBackNow({ resourceId: String(resourceId) }));
    this.events.on('collection.closed', ({ collectionId }) =>
      this.alerts.takeBackNow({ collectionId: String(collectionId) }),
    );
    this.events.on('hour.struck', () => this.searches.announce());
    this.events.on('searches.due', () => this.searches.ask());
    this.events.on('house.keep', () => this.told.forgetOld());
  }
}
