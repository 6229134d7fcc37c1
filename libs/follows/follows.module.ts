import { Module } from '@nestjs/common';
import { CollectionsModule } from '#collections';
import { DiscoveryModule } from '#discovery';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { registerEntities } from '#platform/database';
import { AlertHandler } from './alert/alert.handler.js';
import { AlertRepository } from './alert/alert.repository.js';
import { AlertService } from './alert/alert.service.js';
import { AlertTellerService } from './alert/alert-teller.service.js';
import { SavedSearchService } from './alert/saved-search.service.js';
import { SearchAskingService } from './alert/search-asking.service.js';
import {
  AisleFollowResolver,
  CollectionFollowResolver,
  PersonFollowResolver,
  ViewerFollowsResolver,
} from './follow/follow-places.resolver.js';
import { FollowLoader } from './follow/follow.loader.js';
import { FollowNamesService } from './follow/follow-names.service.js';
import { FollowRepository } from './follow/follow.repository.js';
import { FollowResolver } from './follow/follow.resolver.js';
import { FollowService } from './follow/follow.service.js';
import { FollowStopService } from './follow/follow-stop.service.js';
import { Follow } from './follow/follow.js';
import { TargetService } from './follow/target.service.js';

registerEntities(Follow);

@Module({
  imports: [CollectionsModule, DiscoveryModule, IdentityModule, NotificationsModule],
  providers: [
    FollowRepository,
    FollowNamesService,
    FollowLoader,
    TargetService,
    FollowService,
    FollowStopService,
    FollowResolver,
    ViewerFollowsResolver,
    PersonFollowResolver,
    CollectionFollowResolver,
    AisleFollowResolver,
    AlertRepository,
    AlertService,
    AlertTellerService,
    SearchAskingService,
    SavedSearchService,
    AlertHandler,
  ],
  exports: [FollowService],
})
export class FollowsModule {}
