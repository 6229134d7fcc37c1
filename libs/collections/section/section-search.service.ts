import { Injectable } from '@nestjs/common';
import { type Actor, NotFound } from '#platform/authorization';
import { Database } from '#platform/database';
import { CollectionAccessService } from '../collection/collection-access.service.js';
import { CollectionRepository } from '../collection/collection.repository.js';
import { record } from '../collection/collection.service.js';
import type { Collection } from '../collection/collection.js';
import { ItemRepository } from '../item/item.repository.js';
import type { Section } from '../item/section.js';
import { type AskedSearch, checkSearch } from './saved-search.js';
import { SectionRepository } from './section.repository.js';

/** What a section looks for, beside what was chosen for it. Finding is discovery’s. */
@Injectable()
export class SectionSearchService {
  constructor(
    private readonly database: Database,
    private readonly items: ItemRepository,
    private readonly sections: SectionRepository,
    private readonly collections: CollectionRepository,
    private readonly access: CollectionAccessService,
  ) {}

  /** Null where the actor may not read its collection. `key`: of its secret address. */
  async findReadable(actor: Actor, id: string, key: string | null): Promise<Section | null> {
    const section = await this.items.sectionById(id);
    return section && (await this.access.find(actor, section.collectionId, key)) ? section : null;
  }

  /** `asked`: null searches no more. */
  async search(actor: Actor, id: string, asked: AskedSearch | null): Promise<Collection> {
    return this.database.transaction(async (tx) => {
      const address = await this.items.collectionOf(tx, 'collection_section', id);
      if (address === null) throw new NotFound();
      const collection = await this.access.lock(tx, actor, { address }, 'curate');
      const section = await this.items.findSection(tx, { id, collectionId: collection.id });
      if (!section) throw new NotFound();
      if (asked) {
        const all = await this.sections.searchingIn(tx, collection.id);
        const others = all.filter((each) => each.id !== id);
        checkSearch(asked, others);
      }
      section.lookFor(asked);
      await this.items.saveSection(tx, section);
      collection.touch(tx.now);
      record(tx, actor, collection, { verb: 'collection.searchSection' });
      return this.collections.save(tx, collection);
    });
  }
}
