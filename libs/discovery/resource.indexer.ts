import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { crashPoint } from '#platform/config';
import { Database } from '#platform/database';
import { EventHandlers } from '#platform/outbox';
import type { SearchDocument, SearchEngine } from '#platform/search-engine';
import { LabelService } from '#reviews';
import { CatalogueRepository } from './catalogue.repository.js';
import { SearchDocumentsService } from './search-documents.service.js';
import { INDEX_TURN, SEARCH_ENGINE } from './search-engine.js';

const BATCH = 100;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
const reactions = [
  'resource.published',
  'resource.withdrawn',
  'resource.hidden',
  'resource.shown',
  'resource.credits-changed',
  'round.pinned',
];

/** Keeps the index as PostgreSQL says, whatever happened and in whichever order it is told. */
@Injectable()
export class Indexer implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly database: Database,
    private readonly catalogue: CatalogueRepository,
    private readonly documents: SearchDocumentsService,
    private readonly labels: LabelService,
    @Inject(SEARCH_ENGINE) private readonly engine: SearchEngine,
  ) {}

  onModuleInit(): void {
    for (const type of reactions) this.events.on(type, (event) => this.refresh([String(event.resourceId)]));
    this.events.on('file.accepted', async (event) =>
      this.refresh(await this.catalogue.idsWithFile(String(event.sha256))),
    );
    this.events.on('round.decided', async (event) =>
      this.refresh(await this.labels.resourcesOfRound(String(event.roundId))),
    );
  }

  /** Reads these resources again and writes what a visitor may see of them; the others leave the index. */
  async refresh(ids: readonly string[]): Promise<void> {
    for (let start = 0; start < ids.length; start += BATCH)
      await this.refreshBatch(ids.slice(start, start + BATCH));
  }

  /** Builds the whole index again beside the living one, with the same documents; returns how many. */
  async reindex(): Promise<number> {
    let count = 0;
    const countAgain = async function* (documents: AsyncIterable<SearchDocument>) {
      count = 0;
      for await (const document of documents) {
        count += 1;
        yield document;
      }
    };
    await this.engine.rebuild({ [Symbol.asyncIterator]: () => countAgain(this.allDocuments()) });
    return count;
  }

  /** Two at once might read before and write after each other: whoever comes last must have read last. */
  private async refreshBatch(ids: readonly string[]): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.hold(INDEX_TURN);
      const documents = await this.documents.of(ids);
      const visible = new Set(documents.map(({ id }) => id));
      const gone = ids.filter((id) => !visible.has(id));
      await this.engine.index(documents);
      if (documents.length > 0) crashPoint('outbox.indexAccepted');
      await this.engine.remove(gone);
      if (gone.length > 0) crashPoint('withdraw.unindexed');
    });
  }

  private async *allDocuments(): AsyncGenerator<SearchDocument> {
    let last = BEFORE_ALL;
    for (;;) {
      const ids = await this.catalogue.visibleIdsAfter(last, BATCH);
      yield* await this.documents.of(ids);
      last = ids.at(-1) ?? last;
      if (ids.length < BATCH) return;
    }
  }
}
