import { Module } from '@nestjs/common';
import { AccountController } from './account/account.controller.js';
import { EstablishmentController } from './account/establishment.controller.js';
import { ProfileController } from './account/profile.controller.js';
import { ConnectionsController } from './account/connections.controller.js';
import { IssuersController } from './account/issuers.controller.js';
import { SecondFactorController } from './account/second-factor.controller.js';
import { SessionsController } from './account/sessions.controller.js';
import { SignInController } from './account/sign-in.controller.js';
import { SignUpController } from './account/sign-up.controller.js';
import { TokensController } from './account/tokens.controller.js';
import { ApiController } from './api/api.controller.js';
import { AttestationsController } from './attestation/attestations.controller.js';
import { MyAttestationsController } from './attestation/mine.controller.js';
import { BrowseController } from './browse/browse.controller.js';
import { CalibrationController } from './campaign/calibration.controller.js';
import { AnswerCallController } from './call/answer-call.controller.js';
import { CallsController } from './call/calls.controller.js';
import { CoverageController } from './call/coverage.controller.js';
import { PrepareCallController } from './call/prepare-call.controller.js';
import { CampaignsController } from './campaign/campaigns.controller.js';
import { CollectionsController } from './collection/collections.controller.js';
import { CurateController } from './collection/curate.controller.js';
import { ItemController } from './collection/item.controller.js';
import { KeepController } from './collection/keep.controller.js';
import { PresentationController } from './collection/presentation.controller.js';
import { TakingController } from './collection/taking.controller.js';
import { CollectionJournalController } from './collection/journal.controller.js';
import { ItemProposalsController } from './collection/proposals.controller.js';
import { ProposeToCollectionController } from './collection/propose.controller.js';
import { SearchingController } from './collection/searching.controller.js';
import { CompareController } from './compare/compare.controller.js';
import { CoverController } from './cover/cover.controller.js';
import { PageErrors } from './errors/page-errors.filter.js';
import { FamilyController } from './family/family.controller.js';
import { FeedsController } from './feeds/feeds.controller.js';
import { HomeController } from './home/home.controller.js';
import { Pages } from './layout/pages.js';
import { MixController } from './licences/mix.controller.js';
import { MandateGrantsController } from './mandate/grants.controller.js';
import { MandatesController } from './mandate/mandates.controller.js';
import { MandateRequestsController } from './mandate/requests.controller.js';
import { ModerationController } from './moderation/moderation.controller.js';
import { QuestionsController } from './moderation/questions.controller.js';
import { FollowController } from './follow/follow.controller.js';
import { FollowStopController } from './follow/follow-stop.controller.js';
import { InboxController } from './notifications/inbox.controller.js';
import { StopController } from './notifications/stop.controller.js';
import { JobsController } from './operations/jobs.controller.js';
import { AskPermissionController } from './permission/ask.controller.js';
import { PermissionController } from './permission/permission.controller.js';
import { PersonController } from './person/person.controller.js';
import { AnswerController } from './decision/answer.controller.js';
import { DecisionController } from './decision/decision.controller.js';
import { WorkspaceController } from './reviewing/workspace.controller.js';
import { ProposalController } from './proposal/proposal.controller.js';
import { ProposalsController } from './proposal/proposals.controller.js';
import { ProposeController } from './proposal/propose.controller.js';
import { ErasurePageController } from './privacy/erasure.controller.js';
import { ExportPageController } from './privacy/export.controller.js';
import { FarewellController } from './privacy/farewell.controller.js';
import { AttachmentsController } from './publish/attachments.controller.js';
import { RecognisedController } from './publish/recognised.controller.js';
import { FindingsController } from './publish/findings.controller.js';
import { DraftController } from './publish/draft.controller.js';
import { InvitationController } from './publish/invitation.controller.js';
import { MembersController } from './publish/members.controller.js';
import { ShelfController } from './publish/shelf.controller.js';
import { SourcesController } from './publish/sources.controller.js';
import { StartController } from './publish/start.controller.js';
import { StepsController } from './publish/steps.controller.js';
import { ThirdPartyController } from './publish/third-party.controller.js';
import { AssignController } from './referent/assign.controller.js';
import { DeskController } from './referent/desk.controller.js';
import { JournalController } from './referent/journal.controller.js';
import { PrepareController } from './referent/prepare.controller.js';
import { RubricsController } from './referent/rubrics.controller.js';
import { SteerController } from './referent/steer.controller.js';
import { SubmissionDeskController } from './referent/submission.controller.js';
import { SubmissionsTableController } from './referent/submissions.controller.js';
import { DoneController } from './reviewing/done.controller.js';
import { RelireController } from './reviewing/relire.controller.js';
import { AskReviewController } from './submission/ask.controller.js';
import { SubmissionController } from './submission/submission.controller.js';
import { SubmissionsController } from './submission/submissions.controller.js';
import { RemixController } from './remix/remix.controller.js';
import { ReportController } from './report/report.controller.js';
import { ResourceController } from './resource/resource.controller.js';
import { ShortAddressController } from './resource/short-address.controller.js';
import { OwnClassController } from './search/own-class.controller.js';
import { SearchController } from './search/search.controller.js';
import { SettingsController } from './settings/settings.controller.js';
import { ImpactController } from './usage/impact.controller.js';
import { IndicatorsController } from './usage/indicators.controller.js';
import { UseController } from './usage/use.controller.js';
import { UseDataController } from './usage/open-uses.controller.js';
import { TextsController } from './texts/texts.controller.js';
import { UpdateController } from './update/update.controller.js';

/** Every page. Needs the GraphQL door and the HTTP module, both global. */
@Module({
  controllers: [
    HomeController,
    OwnClassController,
    SearchController,
    BrowseController,
    FeedsController,
    CompareController,
    FamilyController,
    ResourceController,
    ShortAddressController,
    CoverController,
    PersonController,
    StartController,
    DraftController,
    FindingsController,
    RecognisedController,
    StepsController,
    ErasurePageController,
    ExportPageController,
    FarewellController,
    AttachmentsController,
    ThirdPartyController,
    SourcesController,
    AskPermissionController,
    PermissionController,
    RemixController,
    UpdateController,
    ProposeController,
    ProposalController,
    WorkspaceController,
    DecisionController,
    AnswerController,
    ProposalsController,
    CalibrationController,
    CampaignsController,
    // Before the calls themselves, whose pattern would take « nouveau » for one of them.
    PrepareCallController,
    AnswerCallController,
    CallsController,
    CoverageController,
    // Before the collection itself, whose pattern would take the ending for a part of the name.
    TakingController,
    CollectionsController,
    ProposeToCollectionController,
    KeepController,
    FollowController,
    FollowStopController,
    CurateController,
    ItemProposalsController,
    CollectionJournalController,
    SearchingController,
    PresentationController,
    ItemController,
    DeskController,
    PrepareController,
    JournalController,
    SteerController,
    SubmissionsTableController,
    AssignController,
    SubmissionDeskController,
    RelireController,
    DoneController,
    MyAttestationsController,
    AttestationsController,
    AskReviewController,
    SubmissionController,
    SubmissionsController,
    RubricsController,
    ShelfController,
    MembersController,
    InvitationController,
    SignUpController,
    SignInController,
    AccountController,
    EstablishmentController,
    ProfileController,
    TokensController,
    SecondFactorController,
    IssuersController,
    ConnectionsController,
    SessionsController,
    MandatesController,
    MandateRequestsController,
    MandateGrantsController,
    QuestionsController,
    ModerationController,
    JobsController,
    StopController,
    InboxController,
    ReportController,
    SettingsController,
    ImpactController,
    IndicatorsController,
    UseController,
    UseDataController,
    TextsController,
    MixController,
    ApiController,
  ],
  providers: [Pages, PageErrors],
  exports: [PageErrors],
})
export class WebModule {}
