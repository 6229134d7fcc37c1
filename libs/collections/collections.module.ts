import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { registerEntities } from '#platform/database';
import { ResourcesModule } from '#resources';
import { ReviewsModule } from '#reviews';
import { ArchiveController } from './archive/archive.controller.js';
import { ArchiveResolver } from './archive/archive.resolver.js';
import { ArchivedItemRepository } from './archive/archived-item.repository.js';
import { CollectionArchiveService } from './archive/collection-archive.service.js';
import { TakenCollectionService } from './archive/taken-collection.service.js';
import { TellingService } from './archive/telling.service.js';
import { CallAccessService } from './call/call-access.service.js';
import { CallConcernService } from './call/call-concern.service.js';
import { CallCourseService } from './call/call-course.service.js';
import { CallListRepository } from './call/call-list.repository.js';
import { CallListsResolver } from './call/call-lists.resolver.js';
import { CallPartsResolver } from './call/call-parts.resolver.js';
import { CallHandler } from './call/call.handler.js';
import { CallLoader } from './call/call.loader.js';
import { CallRepository } from './call/call.repository.js';
import { CallResolver } from './call/call.resolver.js';
import { CallService } from './call/call.service.js';
import { Call } from './call/call.js';
import { ContributionRepository } from './call/contribution.repository.js';
import { CandidateResolver, ContributionResolver } from './call/contribution.resolver.js';
import { ContributionService } from './call/contribution.service.js';
import { CollectionAccessService } from './collection/collection-access.service.js';
import { CollectionCopyService } from './collection/collection-copy.service.js';
import { CollectionLoader } from './collection/collection.loader.js';
import {
  ResourceCollectionsResolver,
  ViewerCollectionsResolver,
} from './collection/collection-lists.resolver.js';
import { CollectionPlaceResolver } from './collection/collection-place.resolver.js';
import { CollectionFactsRepository } from './collection/collection-facts.repository.js';
import { CollectionCoverResolver, CollectionPartsResolver } from './collection/collection-parts.resolver.js';
import { CollectionRepository } from './collection/collection.repository.js';
import { CollectionResolver } from './collection/collection.resolver.js';
import { CollectionService } from './collection/collection.service.js';
import { Collection } from './collection/collection.js';
import { CoverageRepository } from './coverage/coverage.repository.js';
import { CoverageResolver } from './coverage/coverage.resolver.js';
import { CoverageService } from './coverage/coverage.service.js';
import { CuratorService } from './curator/curator.service.js';
import { ItemCopyRepository } from './item/item-copy.repository.js';
import { ItemOrderService } from './item/item-order.service.js';
import { ItemRepository } from './item/item.repository.js';
import { ItemOrderResolver, ItemPartsResolver, ItemResolver } from './item/item.resolver.js';
import { ItemService } from './item/item.service.js';
import { Item } from './item/item.js';
import { KeepService } from './item/keep.service.js';
import { KitController } from './kit/kit.controller.js';
import { KitFillingService } from './kit/kit-filling.service.js';
import { KitItemService } from './kit/kit-item.service.js';
import { KitRepository } from './kit/kit.repository.js';
import { KitResolver } from './kit/kit.resolver.js';
import { KitService } from './kit/kit.service.js';
import { Section } from './item/section.js';
import { JournalRepository } from './journal/journal.repository.js';
import { CollectionEventResolver, CollectionJournalResolver } from './journal/journal.resolver.js';
import { ItemProposalAccessService } from './proposal/item-proposal-access.service.js';
import { ItemProposalAnswerService } from './proposal/item-proposal-answer.service.js';
import {
  ItemProposalsResolver,
  ItemProposerResolver,
  ViewerItemProposalsResolver,
} from './proposal/item-proposal-lists.resolver.js';
import { ItemProposalLoader } from './proposal/item-proposal.loader.js';
import { ItemProposalRepository } from './proposal/item-proposal.repository.js';
import { ItemProposalPartsResolver, ItemProposalResolver } from './proposal/item-proposal.resolver.js';
import { ItemProposalService } from './proposal/item-proposal.service.js';
import { ItemProposal } from './proposal/item-proposal.js';
import { ProposalTellingService } from './proposal/proposal-telling.service.js';
import { SectionRepository } from './section/section.repository.js';
import { SectionSearchService } from './section/section-search.service.js';

registerEntities(Call, Collection, Item, Section, ItemProposal);

@Module({
  imports: [IdentityModule, NotificationsModule, ResourcesModule, ReviewsModule],
  controllers: [ArchiveController, KitController],
  providers: [
    ArchivedItemRepository,
    CollectionArchiveService,
    TakenCollectionService,
    TellingService,
    KitRepository,
    KitItemService,
    KitFillingService,
    KitService,
    KitResolver,
    ArchiveResolver,
    CollectionRepository,
    CollectionAccessService,
    CollectionService,
    CollectionCopyService,
    CollectionLoader,
    CollectionResolver,
    CollectionPartsResolver,
    CollectionCoverResolver,
    CollectionFactsRepository,
    CollectionPlaceResolver,
    ViewerCollectionsResolver,
    ResourceCollectionsResolver,
    CuratorService,
    ItemRepository,
    ItemCopyRepository,
    ItemService,
    ItemOrderService,
    KeepService,
    ItemResolver,
    ItemOrderResolver,
    ItemPartsResolver,
    ItemProposalRepository,
    ItemProposalLoader,
    ItemProposalAccessService,
    ItemProposalService,
    ItemProposalAnswerService,
    ProposalTellingService,
    ItemProposalResolver,
    ItemProposalPartsResolver,
    ItemProposalsResolver,
    ViewerItemProposalsResolver,
    ItemProposerResolver,
    SectionRepository,
    SectionSearchService,
    JournalRepository,
    CollectionJournalResolver,
    CollectionEventResolver,
    CallRepository,
    CallListRepository,
    ContributionRepository,
    CallAccessService,
    CallService,
    CallCourseService,
    CallConcernService,
    ContributionService,
    CallLoader,
    CallHandler,
    CallResolver,
    CallPartsResolver,
    CallListsResolver,
    ContributionResolver,
    CandidateResolver,
    CoverageRepository,
    CoverageService,
    CoverageResolver,
  ],
  exports: [
    CallService,
    ContributionService,
    CollectionAccessService,
    CollectionRepository,
    CollectionService,
    ItemOrderService,
    ItemProposalAnswerService,
    ItemProposalService,
    ItemService,
    SectionRepository,
    SectionSearchService,
  ],
})
export class CollectionsModule {}
