import { Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { CollectionsModule } from '#collections';
import { SETTINGS, type Settings } from '#platform/config';
import { Database } from '#platform/database';
import { LOGGER, type Logger, Metrics } from '#platform/observability';
import { SEARCH_POOL_OPTIONS } from '#platform/search-engine';
import { ResourcesModule } from '#resources';
import { ReviewsModule } from '#reviews';
import { AisleResolver } from './aisle.resolver.js';
import { AisleService } from './aisle.service.js';
import { CatalogueRepository } from './catalogue.repository.js';
import { ClassroomResolver, UnderstoodFilterResolver } from './classroom/classroom.resolver.js';
import { CoupleService } from './classroom/couple.service.js';
import { HomeRepository } from './home/home.repository.js';
import { HomeResolver } from './home/home.resolver.js';
import { HomeService } from './home/home.service.js';
import { Indexer } from './resource.indexer.js';
import { chooseEngine, SEARCH_ENGINE } from './search-engine.js';
import { SearchDocumentsService } from './search-documents.service.js';
import { SearchLoader } from './search.loader.js';
import { PersonResourcesResolver, SearchResolver, WayOutResolver } from './search.resolver.js';
import { SearchService } from './search.service.js';
import { DescriptionService } from './similar/description.service.js';
import { ProfileRepository } from './similar/profile.repository.js';
import { SimilarHandler } from './similar/similar.handler.js';
import { SimilarLoader } from './similar/similar.loader.js';
import { SimilarRepository } from './similar/similar.repository.js';
import { SimilarResolver } from './similar/similar.resolver.js';
import { SimilarService } from './similar/similar.service.js';
import { FoundInSectionService } from './section/found-in-section.service.js';
import { SectionSearchLoader } from './section/section-search.loader.js';
import {
  SectionFilterResolver,
  SectionFoundResolver,
  SectionSearchResolver,
} from './section/section-search.resolver.js';
import { SuggestionResolver } from './suggestion.resolver.js';
import { SuggestionService } from './suggestion.service.js';

/** The engine's connections, with planner settings of their own, closed with the process. */
@Injectable()
class SearchPool implements OnApplicationShutdown {
  readonly pool: ReturnType<Database['newPool']>;

  constructor(database: Database) {
    this.pool = database.newPool('search', SEARCH_POOL_OPTIONS);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}

type EngineRooms = [SearchPool, Settings, Database, Logger, Metrics];

@Module({
  imports: [CollectionsModule, ResourcesModule, ReviewsModule],
  providers: [
    SearchPool,
    {
      provide: SEARCH_ENGINE,
      inject: [SearchPool, SETTINGS, Database, LOGGER, Metrics],
      useFactory: (...[{ pool }, settings, database, logger, metrics]: EngineRooms) =>
        chooseEngine({ pool, settings, database, logger, metrics }),
    },
    CatalogueRepository,
    SearchService,
    HomeRepository,
    HomeService,
    HomeResolver,
    AisleService,
    SuggestionService,
    CoupleService,
    SearchLoader,
    SearchDocumentsService,
    Indexer,
    DescriptionService,
    ProfileRepository,
    SimilarRepository,
    SimilarService,
    SimilarHandler,
    SimilarLoader,
    SearchResolver,
    AisleResolver,
    WayOutResolver,
    SuggestionResolver,
    ClassroomResolver,
    UnderstoodFilterResolver,
    PersonResourcesResolver,
    SimilarResolver,
    FoundInSectionService,
    SectionSearchLoader,
    SectionSearchResolver,
    SectionFoundResolver,
    SectionFilterResolver,
  ],
  exports: [Indexer, SearchDocumentsService, SearchService, SimilarRepository, SimilarService],
})
export class DiscoveryModule {}
