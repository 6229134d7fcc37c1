import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { registerEntities } from '#platform/database';
import { RemixesModule } from '#remixes';
import { ResourcesModule } from '#resources';
import { Assignment } from './assignment.js';
import { CampaignAccessService } from './campaign-access.service.js';
import { CampaignCourseService } from './campaign-course.service.js';
import { CampaignListRepository } from './campaign-list.repository.js';
import { CampaignLoader } from './campaign.loader.js';
import { CampaignListResolver, CampaignPartsResolver } from './campaign-parts.resolver.js';
import { CampaignResolver } from './campaign.resolver.js';
import { CampaignHandler } from './campaign.handler.js';
import { CampaignRepository } from './campaign.repository.js';
import { CampaignService } from './campaign.service.js';
import { Campaign } from './campaign.js';
import { Remark } from './remark.js';
import { ReviewRound } from './review-round.js';
import { Review } from './review.js';
import { RubricLoader } from './rubric.loader.js';
import { RubricRepository } from './rubric.repository.js';
import { RubricResolver } from './rubric.resolver.js';
import { RubricService } from './rubric.service.js';
import { Rubric } from './rubric.js';
import { Submission } from './submission.js';

registerEntities(Assignment, Campaign, Remark, Review, ReviewRound, Rubric, Submission);

@Module({
  imports: [IdentityModule, NotificationsModule, RemixesModule, ResourcesModule],
  providers: [
    RubricRepository,
    RubricLoader,
    RubricService,
    RubricResolver,
    CampaignRepository,
    CampaignAccessService,
    CampaignService,
    CampaignCourseService,
    CampaignHandler,
    CampaignListRepository,
    CampaignLoader,
    CampaignResolver,
    CampaignPartsResolver,
    CampaignListResolver,
  ],
  exports: [],
})
export class ReviewsModule {}
