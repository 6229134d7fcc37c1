import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { registerEntities } from '#platform/database';
import { AntivirusHandler } from './antivirus.handler.js';
import { ArchiveService } from './archive.service.js';
import { Blob } from './blob.js';
import { DerivedFileService } from './derived-file.service.js';
import { CreditResolver, ThirdPartyItemResolver } from './credit.resolver.js';
import { CreditService } from './credit.service.js';
import { DepositController } from './deposit.controller.js';
import { DepositHandler } from './deposit.handler.js';
import { DepositRepository } from './deposit.repository.js';
import { DepositService } from './deposit.service.js';
import { DownloadRepository } from './download.repository.js';
import { DownloadService } from './download.service.js';
import { DraftContentLoader } from './draft-content.loader.js';
import {
  DraftContentResolver,
  DraftFileResolver,
  LicenceQuestionResolver,
} from './draft-content.resolver.js';
import { DraftPartsService } from './draft-parts.service.js';
import { DraftRepository } from './draft.repository.js';
import { DraftResolver, DraftTermsResolver, ViewerDraftsResolver } from './draft.resolver.js';
import { DraftService } from './draft.service.js';
import { Draft } from './draft.js';
import { FileErrors } from './file-errors.filter.js';
import { ProgramErrors } from './program-errors.filter.js';
import { FileCheckService } from './file-check.service.js';
import { FileController } from './file.controller.js';
import { FileResolver } from './file.resolver.js';
import { FindingHandler } from './finding.handler.js';
import { FindingRepository } from './finding.repository.js';
import { DraftFindingResolver, FindingResolver } from './finding.resolver.js';
import { FindingService } from './finding.service.js';
import { IntakeService } from './intake.service.js';
import { KnownFileController } from './known-file.controller.js';
import { KnownFileService } from './known-file.service.js';
import { LicenceQuestionHandler } from './licence-question.handler.js';
import { LicenceQuestionRepository } from './licence-question.repository.js';
import { LicenceQuestionService } from './licence-question.service.js';
import { LicenceQueueResolver } from './licence-queue.resolver.js';
import { LicenceResolver } from './licence.resolver.js';
import { InvitationService } from './invitation.service.js';
import { Invitation } from './invitation.js';
import { MembershipHandler } from './membership.handler.js';
import { MembershipLoader } from './membership.loader.js';
import { MembershipRepository } from './membership.repository.js';
import {
  InvitationResolver,
  MemberResolver,
  MembershipResolver,
  ResourceMembersResolver,
  ViewerInvitationsResolver,
} from './membership.resolver.js';
import { MembershipService } from './membership.service.js';
import { OpenCopyHandler } from './open-copy.handler.js';
import { OpenCopyRepository } from './open-copy.repository.js';
import { Part } from './part.js';
import { LineageService } from './lineage.service.js';
import { HoldingRepository } from './holding.repository.js';
import { SourceRepository } from './source.repository.js';
import { DraftSourcesResolver, SourceResolver, VersionSourcesResolver } from './source.resolver.js';
import { SourceService } from './source.service.js';
import { Source } from './source.js';
import { VersionService } from './version.service.js';
import { WorkRepository } from './work.repository.js';
import { PreviewHandler } from './preview.handler.js';
import { PreCheckLoader } from './pre-check.loader.js';
import { DraftPreCheckResolver, VersionPreCheckResolver } from './pre-check.resolver.js';
import { PreviewRepository } from './preview.repository.js';
import { FreezingService } from './freezing.service.js';
import { NextVersionService } from './next-version.service.js';
import { WithdrawalService } from './withdrawal.service.js';
import { PublishingService } from './publishing.service.js';
import { ResourceLoader } from './resource.loader.js';
import { ResourceRepository } from './resource.repository.js';
import { ResourceResolver, TombstoneResolver, ViewerResourcesResolver } from './resource.resolver.js';
import { Resource } from './resource.js';
import { ResumableUploadController } from './resumable-upload.controller.js';
import { ResumableUploadService } from './resumable-upload.service.js';
import { ScanRepository } from './scan.repository.js';
import { StampHandler } from './stamp.handler.js';
import { StampLoader } from './stamp.loader.js';
import { StampService } from './stamp.service.js';
import { StampedCopyRepository } from './stamped-copy.repository.js';
import { TusReader } from './tus.reader.js';
import { Upload } from './upload.js';
import { VersionRepository } from './version.repository.js';
import { VersionResolver } from './version.resolver.js';
import { Version } from './version.js';

registerEntities(Resource, Draft, Version, Part, Source, Blob, Upload, Invitation);

@Module({
  imports: [IdentityModule, NotificationsModule],
  controllers: [FileController, DepositController, KnownFileController, ResumableUploadController],
  providers: [
    ResourceRepository,
    VersionRepository,
    DraftRepository,
    DepositRepository,
    DownloadRepository,
    DownloadService,
    CreditService,
    StampedCopyRepository,
    StampService,
    StampHandler,
    StampLoader,
    PreviewRepository,
    OpenCopyRepository,
    LicenceQuestionRepository,
    HoldingRepository,
    SourceRepository,
    WorkRepository,
    LineageService,
    VersionService,
    SourceService,
    SourceResolver,
    VersionSourcesResolver,
    DraftSourcesResolver,
    IntakeService,
    DepositService,
    DepositHandler,
    ResumableUploadService,
    KnownFileService,
    TusReader,
    DraftService,
    DraftPartsService,
    FindingRepository,
    FileCheckService,
    FindingService,
    FindingHandler,
    ScanRepository,
    AntivirusHandler,
    DraftFindingResolver,
    PreCheckLoader,
    DraftPreCheckResolver,
    VersionPreCheckResolver,
    FindingResolver,
    FreezingService,
    PublishingService,
    NextVersionService,
    WithdrawalService,
    LicenceQuestionService,
    ArchiveService,
    MembershipRepository,
    InvitationService,
    MembershipService,
    MembershipHandler,
    MembershipLoader,
    MembershipResolver,
    InvitationResolver,
    MemberResolver,
    ResourceMembersResolver,
    ViewerInvitationsResolver,
    ResourceLoader,
    DraftContentLoader,
    DerivedFileService,
    PreviewHandler,
    OpenCopyHandler,
    LicenceQuestionHandler,
    ResourceResolver,
    TombstoneResolver,
    ViewerResourcesResolver,
    VersionResolver,
    CreditResolver,
    ThirdPartyItemResolver,
    FileResolver,
    DraftResolver,
    DraftTermsResolver,
    DraftContentResolver,
    DraftFileResolver,
    ViewerDraftsResolver,
    LicenceResolver,
    LicenceQuestionResolver,
    LicenceQueueResolver,
    FileErrors,
    ProgramErrors,
  ],
  exports: [
    VersionService,
    SourceService,
    ResourceRepository,
    VersionRepository,
    DraftRepository,
    IntakeService,
    DerivedFileService,
    DraftService,
    DraftPartsService,
    FreezingService,
    PublishingService,
    NextVersionService,
    PreviewHandler,
    ResourceLoader,
    FileErrors,
    ProgramErrors,
  ],
})
export class ResourcesModule {}
