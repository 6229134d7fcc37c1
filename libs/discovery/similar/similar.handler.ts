import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '#platform/database';
import { EventHandlers } from '#platform/outbox';
import { CatalogueRepository } from '../catalogue.repository.js';
import { SimilarWanted } from './similar.events.js';
import { SimilarService } from './similar.service.js';

const reactions = ['resource.published', 'resource.withdrawn', 'resource.hidden', 'resource.shown'];

/**
 * A resource finds its neighbours when it is published, and again when its files are read: one after the other, in a
 * queue of their own, since what is only near never keeps the search from what is new.
 */
@Injectable()
export class SimilarHandler implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly events: EventHandlers,
    private readonly catalogue: CatalogueRepository,
    private readonly similar: SimilarService,
  ) {}

  onModuleInit(): void {
    for (const type of reactions) this.events.on(type, (event) => this.want([String(event.resourceId)]));
    this.events.on('file.accepted', async (event) =>
      this.want(await this.catalogue.idsWithFile(String(event.sha256))),
    );
    this.events.on('similar.wanted', (event) => this.similar.refresh([String(event.resourceId)]));
    this.events.on('house.keep', () => this.similar.catchUp());
  }

  private async want(ids: readonly string[]): Promise<void> {
    await this.database.transaction(async (tx) => {
      for (const id of ids)
        await tx.emit(new SimilarWanted(id), { key: `similar.wanted:${id}`, queue: 'similar' });
    });
  }
}
