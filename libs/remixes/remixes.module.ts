import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { registerEntities } from '#platform/database';
import { ResourcesModule } from '#resources';
import { AdaptationHandler } from './adaptation/adaptation.handler.js';
import { AdaptationNoticeService } from './adaptation/adaptation-notice.service.js';
import { AdaptationRepository } from './adaptation/adaptation.repository.js';
import { ComparisonResolver } from './comparison/comparison.resolver.js';
import { FamilyLoader } from './family/family.loader.js';
import { FamilyRepository } from './family/family.repository.js';
import {
  AdaptationEdgeResolver,
  LineageResolver,
  RelativeResolver,
  ResourceFamilyResolver,
} from './family/family.resolver.js';
import { FingerprintRepository } from './recognition/fingerprint.repository.js';
import { FingerprintService } from './recognition/fingerprint.service.js';
import { ProposalDecisionService } from './proposal/proposal-decision.service.js';
import { ProposalHandler } from './proposal/proposal.handler.js';
import {
  DraftProposalResolver,
  ResourceProposalsResolver,
  ViewerProposalsResolver,
} from './proposal/proposal-lists.resolver.js';
import { ProposalLoader } from './proposal/proposal.loader.js';
import { ProposalNoticeService } from './proposal/proposal-notice.service.js';
import { ProposalRepository } from './proposal/proposal.repository.js';
import {
  ProposalAnswerResolver,
  ProposalPartsResolver,
  ProposalResolver,
} from './proposal/proposal.resolver.js';
import { ProposalWorksRepository } from './proposal/proposal-works.repository.js';
import { ProposalCopyService } from './proposal/proposal-copy.service.js';
import { ProposalService } from './proposal/proposal.service.js';
import { Proposal } from './proposal/proposal.js';
import { ProposedChangesService } from './proposal/proposed-changes.service.js';
import { PermissionLoader } from './permission/permission.loader.js';
import { PermissionNoticeService } from './permission/permission-notice.service.js';
import { PermissionRepository } from './permission/permission.repository.js';
import { PermissionResolver, SourcePermissionResolver } from './permission/permission.resolver.js';
import { PermissionService } from './permission/permission.service.js';
import { Permission } from './permission/permission.js';
import { RecognitionHandler } from './recognition/recognition.handler.js';
import { RecognitionLoader } from './recognition/recognition.loader.js';
import { RecognitionRepository } from './recognition/recognition.repository.js';
import { DraftRecognitionResolver, RecognitionResolver } from './recognition/recognition.resolver.js';
import { RecognitionService } from './recognition/recognition.service.js';
import { RemixResolver } from './adaptation/remix.resolver.js';
import { RemixService } from './adaptation/remix.service.js';
import { StatesService } from './update/states.service.js';
import { UpdateHandler } from './update/update.handler.js';
import { UpdateLoader } from './update/update.loader.js';
import { UpdateNoticeService } from './update/update-notice.service.js';
import { UpdateRepository } from './update/update.repository.js';
import {
  DraftUpdateResolver,
  ResourceUpdateResolver,
  SourceUpdateResolver,
  UpdatePieceResolver,
} from './update/update.resolver.js';
import { UpdateService } from './update/update.service.js';

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
