import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventHandlers } from '#platform/outbox';
import { CatalogueRepository } from '../catalogue.repository.js';
import { SimilarService } from './similar.service.js';

const reactions = ['resource.published', 'resource.withdrawn', 'resource.hidden', 'resource.shown'];

/** A resource finds its neighbours when it is published, and again when its files are read. */
@Injectable()
export class SimilarHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly catalogue: CatalogueRepository,
    private readonly similar: SimilarService,
  ) {}

  onModuleInit(): void {
    for (const type of reactions)
      this.events.on(type, (event) => this.similar.refresh([String(event.resourceId)]));
    this.events.on('file.accepted', async (event) =>
      this.similar.refresh(await this.catalogue.idsWithFile(String(event.sha256))),
    );
    this.events.on('house.keep', () => this.similar.catchUp());
  }
}
