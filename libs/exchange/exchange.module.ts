import { Module } from '@nestjs/common';
import { CollectionsModule } from '#collections';
import { FollowsModule } from '#follows';
import { IdentityModule } from '#identity';
import { RemixesModule } from '#remixes';
import { ResourcesModule } from '#resources';
import { ReviewsModule } from '#reviews';
import { UsageModule } from '#usage';
import { AuthorshipService } from './authorship.service.js';
import { DemoAccountService } from './demo-account.service.js';
import { DemoActingService } from './demo-acting.service.js';
import { DemoAnsweringService } from './demo-answering.service.js';
import { DemoCalibrationService } from './demo-calibration.service.js';
import { DemoCampaignService } from './demo-campaign.service.js';
import { DemoCallService } from './demo-call.service.js';
import { DemoCollectionService } from './demo-collection.service.js';
import { DemoFollowService } from './demo-follow.service.js';
import { DemoScenesService } from './demo-scenes.service.js';
import { DemoCastService } from './demo-cast.service.js';
import { DemoFamilyService } from './demo-family.service.js';
import { DemoOrganisingService } from './demo-organising.service.js';
import { DemoReviewingService } from './demo-reviewing.service.js';
import { DemoStoryRepository } from './demo-story.repository.js';
import { DemoUseService } from './demo-use.service.js';
import { DemoVerbsService } from './demo-verbs.service.js';
import { ImportService } from './import.service.js';
import { OriginRepository } from './origin.repository.js';
import { RecordIntake } from './record-intake.service.js';
import { RecordPublishing } from './record-publishing.service.js';
import { SeedService } from './seed.service.js';

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
    DemoAccountService,
    DemoVerbsService,
    DemoFamilyService,
    DemoCastService,
    DemoStoryRepository,
    DemoOrganisingService,
    DemoReviewingService,
    DemoCalibrationService,
    DemoAnsweringService,
    DemoActingService,
    DemoCampaignService,
    DemoCollectionService,
    DemoUseService,
    DemoFollowService,
    DemoCallService,
    DemoScenesService,
    SeedService,
  ],
  exports: [ImportService, SeedService],
})
export class ExchangeModule {}
