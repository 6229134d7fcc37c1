import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { registerEntities } from '#platform/database';
import { RemixesModule } from '#remixes';
import { ResourcesModule } from '#resources';
import { Assignment } from './assignment.js';
import { Campaign } from './campaign.js';
import { Remark } from './remark.js';
import { ReviewRound } from './review-round.js';
import { Review } from './review.js';
import { Rubric } from './rubric.js';
import { Submission } from './submission.js';

registerEntities(Assignment, Campaign, Remark, Review, ReviewRound, Rubric, Submission);

@Module({
  imports: [IdentityModule, NotificationsModule, RemixesModule, ResourcesModule],
  providers: [],
  exports: [],
})
export class ReviewsModule {}
