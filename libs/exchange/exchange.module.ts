import { Module } from '@nestjs/common';
import { CollectionsModule } from '#collections';
import { FollowsModule } from '#follows';
import { IdentityModule } from '#identity';
import { RemixesModule } from '#remixes';
import { ResourcesModule } from '#resources';
import { ReviewsModule } from '#reviews';
import { UsageModule } from '#usage';
import { demoProviders } from './demo/demo-providers.js';
import { SeedService } from './demo/seed.service.js';
import { AuthorshipService } from './authorship.service.js';
import { ImportService } from './import.service.js';
import { OriginRepository } from './origin.repository.js';
import { RecordIntake } from './record-intake.service.js';
import { RecordPublishing } from './record-publishing.service.js';

@Module({
  imports: [
    CollectionsModule,
    FollowsModule,
    IdentityModule,
    RemixesModule,
    ResourcesModule,
    ReviewsModule,
    UsageModule,
  ],
  providers: [
    OriginRepository,
    AuthorshipService,
    RecordIntake,
    RecordPublishing,
    ImportService,
    ...demoProviders,
  ],
  exports: [ImportService, SeedService],
})
export class ExchangeModule {}
