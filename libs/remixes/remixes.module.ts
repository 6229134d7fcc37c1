import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { registerEntities } from '#platform/database';
import { ResourcesModule } from '#resources';
import { AdaptationHandler } from './adaptation.handler.js';
import { AdaptationNoticeService } from './adaptation-notice.service.js';
import { AdaptationRepository } from './adaptation.repository.js';
import { ComparisonResolver } from './comparison.resolver.js';
import { FamilyLoader } from './family.loader.js';
import { FamilyRepository } from './family.repository.js';
import {
  AdaptationEdgeResolver,
  LineageResolver,
  RelativeResolver,
  ResourceFamilyResolver,
} from './family.resolver.js';
import { FingerprintRepository } from './fingerprint.repository.js';
import { FingerprintService } from './fingerprint.service.js';
import { ProposalDecisionService } from './proposal-decision.service.js';
import { ProposalHandler } from './proposal.handler.js';
import {
  DraftProposalResolver,
  ResourceProposalsResolver,
  ViewerProposalsResolver,
} from './proposal-lists.resolver.js';
import { ProposalLoader } from './proposal.loader.js';
import { ProposalNoticeService } from './proposal-notice.service.js';
import { ProposalRepository } from './proposal.repository.js';
import { ProposalAnswerResolver, ProposalPartsResolver, ProposalResolver } from './proposal.resolver.js';
import { ProposalWorksRepository } from './proposal-works.repository.js';
import { ProposalCopyService } from './proposal-copy.service.js';
import { ProposalService } from './proposal.service.js';
import { Proposal } from './proposal.js';
import { ProposedChangesService } from './proposed-changes.service.js';
import { PermissionLoader } from './permission.loader.js';
import { PermissionNoticeService } from './permission-notice.service.js';
import { PermissionRepository } from './permission.repository.js';
import { PermissionResolver, SourcePermissionResolver } from './permission.resolver.js';
import { PermissionService } from './permission.service.js';
import { Permission } from './permission.js';
import { RecognitionHandler } from './recognition.handler.js';
import { RecognitionLoader } from './recognition.loader.js';
import { RecognitionRepository } from './recognition.repository.js';
import { DraftRecognitionResolver, RecognitionResolver } from './recognition.resolver.js';
import { RecognitionService } from './recognition.service.js';
import { RemixResolver } from './remix.resolver.js';
import { RemixService } from './remix.service.js';
import { StatesService } from './states.service.js';
import { UpdateHandler } from './update.handler.js';
import { UpdateLoader } from './update.loader.js';
import { UpdateNoticeService } from './update-notice.service.js';
import { UpdateRepository } from './update.repository.js';
import {
  DraftUpdateResolver,
  ResourceUpdateResolver,
  SourceUpdateResolver,
  UpdatePieceResolver,
} from './update.resolver.js';
import { UpdateService } from './update.service.js';

registerEntities(Permission, Proposal);

@Module({
  imports: [IdentityModule, NotificationsModule, ResourcesModule],
  providers: [
    ComparisonResolver,
    AdaptationRepository,
    AdaptationNoticeService,
    AdaptationHandler,
    RemixService,
    RemixResolver,
    StatesService,
    ProposalRepository,
    ProposalWorksRepository,
    ProposedChangesService,
    ProposalService,
    ProposalCopyService,
    ProposalDecisionService,
    ProposalNoticeService,
    ProposalHandler,
    ProposalLoader,
    ProposalResolver,
    ProposalPartsResolver,
    ProposalAnswerResolver,
    ResourceProposalsResolver,
    ViewerProposalsResolver,
    DraftProposalResolver,
    UpdateRepository,
    UpdateService,
    UpdateNoticeService,
    UpdateHandler,
    UpdateLoader,
    DraftUpdateResolver,
    ResourceUpdateResolver,
    SourceUpdateResolver,
    UpdatePieceResolver,
    FamilyRepository,
    FamilyLoader,
    ResourceFamilyResolver,
    LineageResolver,
    RelativeResolver,
    AdaptationEdgeResolver,
    PermissionRepository,
    PermissionNoticeService,
    PermissionService,
    PermissionLoader,
    PermissionResolver,
    SourcePermissionResolver,
    FingerprintRepository,
    FingerprintService,
    RecognitionRepository,
    RecognitionService,
    RecognitionLoader,
    RecognitionHandler,
    DraftRecognitionResolver,
    RecognitionResolver,
  ],
  exports: [ProposalCopyService, ProposalService, RemixService],
})
export class RemixesModule {}
