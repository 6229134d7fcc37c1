import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { registerEntities } from '#platform/database';
import { AntivirusHandler } from './deposit/antivirus.handler.js';
import { ArchiveService } from './file/archive.service.js';
import { Blob } from './file/blob.js';
import { DerivedFileService } from './file/derived-file.service.js';
import { CreditResolver, ThirdPartyItemResolver } from './source/credit.resolver.js';
import { CreditService } from './source/credit.service.js';
import { DepositController } from './deposit/deposit.controller.js';
import { DepositHandler } from './deposit/deposit.handler.js';
import { DepositRepository } from './deposit/deposit.repository.js';
import { DepositService } from './deposit/deposit.service.js';
import { DownloadRepository } from './file/download.repository.js';
import { DownloadService } from './file/download.service.js';
import { DraftContentLoader } from './draft/draft-content.loader.js';
import {
  DraftContentResolver,
  DraftFileResolver,
  LicenceQuestionResolver,
} from './draft/draft-content.resolver.js';
import { DraftPartsService } from './draft/draft-parts.service.js';
import { DraftReaderService } from './draft/draft-reader.service.js';
import { DraftRepository } from './draft/draft.repository.js';
import { DraftResolver, DraftTermsResolver, ViewerDraftsResolver } from './draft/draft.resolver.js';
import { DraftService } from './draft/draft.service.js';
import { Draft } from './draft/draft.js';
import { FileErrors } from './deposit/file-errors.filter.js';
import { ProgramErrors } from './deposit/program-errors.filter.js';
import { FileCheckService } from './file/file-check.service.js';
import { FileController } from './file/file.controller.js';
import { FileResolver } from './file/file.resolver.js';
import { FindingHandler } from './finding/finding.handler.js';
import { FindingRepository } from './finding/finding.repository.js';
import { DraftFindingResolver, FindingResolver } from './finding/finding.resolver.js';
import { FindingService } from './finding/finding.service.js';
import { IntakeService } from './deposit/intake.service.js';
import { KnownFileController } from './deposit/known-file.controller.js';
import { KnownFileService } from './deposit/known-file.service.js';
import { LicenceQuestionHandler } from './licence/licence-question.handler.js';
import { LicenceQuestionRepository } from './licence/licence-question.repository.js';
import { LicenceQuestionService } from './licence/licence-question.service.js';
import { LicenceQueueResolver } from './licence/licence-queue.resolver.js';
import { LicenceResolver } from './licence/licence.resolver.js';
import { InvitationService } from './membership/invitation.service.js';
import { Invitation } from './membership/invitation.js';
import { MembershipHandler } from './membership/membership.handler.js';
import { MembershipLoader } from './membership/membership.loader.js';
import { MembershipRepository } from './membership/membership.repository.js';
import {
  InvitationResolver,
  MemberResolver,
  MembershipResolver,
  ResourceMembersResolver,
  ViewerInvitationsResolver,
} from './membership/membership.resolver.js';
import { MembershipService } from './membership/membership.service.js';
import { LeftObjectHandler } from './object/left-object.handler.js';
import { LeftObjects } from './object/left-object.repository.js';
import { ObjectKeeper } from './object/object-keeper.service.js';
import { OpenCopyHandler } from './preview/open-copy.handler.js';
import { OpenCopyRepository } from './preview/open-copy.repository.js';
import { Part } from './draft/part.js';
import { LineageService } from './source/lineage.service.js';
import { HoldingRepository } from './version/holding.repository.js';
import { SourceRepository } from './source/source.repository.js';
import { DraftSourcesResolver, SourceResolver, VersionSourcesResolver } from './source/source.resolver.js';
import { SourceService } from './source/source.service.js';
import { Source } from './source/source.js';
import { VersionService } from './version/version.service.js';
import { WorkRepository } from './source/work.repository.js';
import { PageImageService } from './preview/page-image.service.js';
import { PreviewHandler } from './preview/preview.handler.js';
import { PreCheckLoader } from './draft/pre-check.loader.js';
import { DraftPreCheckResolver, VersionPreCheckResolver } from './draft/pre-check.resolver.js';
import { PreviewRepository } from './preview/preview.repository.js';
import { FreezingService } from './draft/freezing.service.js';
import { NextVersionService } from './version/next-version.service.js';
import { WithdrawalService } from './resource/withdrawal.service.js';
import { PublishingService } from './draft/publishing.service.js';
import { ResourceLoader } from './resource/resource.loader.js';
import { ResourceRepository } from './resource/resource.repository.js';
import {
  ResourceResolver,
  TombstoneResolver,
  ViewerResourcesResolver,
} from './resource/resource.resolver.js';
import { Resource } from './resource/resource.js';
import { ResumableUploadController } from './deposit/resumable-upload.controller.js';
import { ResumableUploadService } from './deposit/resumable-upload.service.js';
import { ScanRepository } from './deposit/scan.repository.js';
import { StampHandler } from './stamp/stamp.handler.js';
import { StampLoader } from './stamp/stamp.loader.js';
import { StampService } from './stamp/stamp.service.js';
import { StampedCopyRepository } from './stamp/stamped-copy.repository.js';
import { TusReader } from './deposit/tus.reader.js';
import { Upload } from './deposit/upload.js';
import { VersionRepository } from './version/version.repository.js';
import { VersionResolver } from './version/version.resolver.js';
import { Version } from './version/version.js';

registerEntities(Resource, Draft, Version, Part, Source, Blob, Upload, Invitation);

@Module({
  imports: [IdentityModule, NotificationsModule],
  controllers: [FileController, DepositController, KnownFileController, ResumableUploadController],
  providers: [
    ResourceRepository,
    VersionRepository,
    DraftReaderService,
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
    LeftObjects,
    LeftObjectHandler,
    ObjectKeeper,
    DerivedFileService,
    PageImageService,
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
    ArchiveService,
    VersionService,
    SourceService,
    ResourceRepository,
    VersionRepository,
    DraftReaderService,
    DraftRepository,
    IntakeService,
    DerivedFileService,
    DraftService,
    DraftPartsService,
    FreezingService,
    PublishingService,
    MembershipService,
    NextVersionService,
    PageImageService,
    PreviewHandler,
    PreviewRepository,
    ResourceLoader,
    FileErrors,
    ProgramErrors,
    WithdrawalService,
  ],
})
export class ResourcesModule {}
