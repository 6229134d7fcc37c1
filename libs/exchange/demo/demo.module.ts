import { Module } from '@nestjs/common';
import { CollectionsModule } from '#collections';
import { FollowsModule } from '#follows';
import { IdentityModule } from '#identity';
import { RemixesModule } from '#remixes';
import { ResourcesModule } from '#resources';
import { ReviewsModule } from '#reviews';
import { UsageModule } from '#usage';
import { ImportModule } from '../import.module.js';
import { DemoAccountService } from './demo-account.service.js';
import { DemoActingService } from './demo-acting.service.js';
import { DemoAnsweringService } from './demo-answering.service.js';
import { DemoCalibrationService } from './demo-calibration.service.js';
import { DemoCalendarService } from './demo-calendar.service.js';
import { DemoCallService } from './demo-call.service.js';
import { DemoCampaignService } from './demo-campaign.service.js';
import { DemoCastService } from './demo-cast.service.js';
import { DemoCollectionService } from './demo-collection.service.js';
import { DemoFamilyService } from './demo-family.service.js';
import { DemoFollowService } from './demo-follow.service.js';
import { DemoOrganisingService } from './demo-organising.service.js';
import { DemoProposalService } from './demo-proposal.service.js';
import { DemoReviewingService } from './demo-reviewing.service.js';
import { DemoScenesService } from './demo-scenes.service.js';
import { DemoStoryRepository } from './demo-story.repository.js';
import { DemoUseService } from './demo-use.service.js';
import { DemoVerbsService } from './demo-verbs.service.js';
import { SeedService } from './seed.service.js';
import { DEMO_SCENES, type DemoScene } from './demo-scene.js';

/** In the order in which they are played: proposals are made to collections, people follow what exists. */
const scenes = [
  DemoCampaignService,
  DemoCollectionService,
  DemoProposalService,
  DemoCallService,
  DemoUseService,
  DemoFollowService,
];

/** The demo content; docs are in infra/demo. */
@Module({
  imports: [
    CollectionsModule,
    FollowsModule,
    IdentityModule,
    ImportModule,
    RemixesModule,
    ResourcesModule,
    ReviewsModule,
    UsageModule,
  ],
  providers: [
    DemoAccountService,
    DemoActingService,
    DemoAnsweringService,
    DemoCalendarService,
    DemoCalibrationService,
    DemoCastService,
    DemoFamilyService,
    DemoOrganisingService,
    DemoReviewingService,
    DemoScenesService,
    DemoStoryRepository,
    DemoVerbsService,
    SeedService,
    ...scenes,
    { provide: DEMO_SCENES, useFactory: (...played: DemoScene[]) => played, inject: scenes },
  ],
  exports: [SeedService],
})
export class DemoModule {}
