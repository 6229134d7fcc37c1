import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { registerEntities } from '#platform/database';
import { RemixesModule } from '#remixes';
import { ResourcesModule } from '#resources';
import { AgreementRepository } from './agreement/agreement.repository.js';
import { CampaignAgreementResolver } from './agreement/agreement.resolver.js';
import { calibrationProviders } from './calibration/calibration.module.js';
import { CalibrationService } from './calibration/calibration.service.js';
import { Exemplar, ExemplarGrade } from './calibration/exemplar.js';
import { Assignment } from './assignment/assignment.js';
import { CampaignAccessService } from './campaign/campaign-access.service.js';
import { CampaignCourseService } from './campaign/campaign-course.service.js';
import { CampaignJournalRepository } from './campaign/campaign-journal.repository.js';
import {
  CampaignEventResolver,
  CampaignJournalResolver,
  ReviewerWorkResolver,
} from './campaign/campaign-journal.resolver.js';
import { CampaignListRepository } from './campaign/campaign-list.repository.js';
import { CampaignLoader } from './campaign/campaign.loader.js';
import { CampaignListResolver, CampaignPartsResolver } from './campaign/campaign-parts.resolver.js';
import { CampaignResolver } from './campaign/campaign.resolver.js';
import { CampaignHandler } from './campaign/campaign.handler.js';
import { CampaignRepository } from './campaign/campaign.repository.js';
import { CampaignService } from './campaign/campaign.service.js';
import { Campaign } from './campaign/campaign.js';
import { DecisionBasisService } from './decision/decision-basis.service.js';
import { DecisionResolver, RoundDecisionResolver } from './decision/decision.resolver.js';
import { DecisionHandler } from './decision/decision.handler.js';
import { DecisionNoticeRepository } from './decision/decision-notice.repository.js';
import { DecisionNoticeService } from './decision/decision-notice.service.js';
import { DecisionService } from './decision/decision.service.js';
import { LabelLoader } from './label/label.loader.js';
import { LabelRepository } from './label/label.repository.js';
import { LabelResolver, VersionLabelResolver } from './label/label.resolver.js';
import { RelativeLabelResolver } from './label/relative-label.resolver.js';
import { LabelService } from './label/label.service.js';
import { RemarkAnswerService } from './review/remark-answer.service.js';
import { ReviewAccessService } from './review/review-access.service.js';
import { ReviewLoader } from './review/review.loader.js';
import { ReviewRepository } from './review/review.repository.js';
import { AssignmentReviewResolver, ReviewPartsResolver, ReviewResolver } from './review/review.resolver.js';
import { ReviewService } from './review/review.service.js';
import { ReviewSignatureService } from './review/review-signature.service.js';
import { ReviewedOriginLoader } from './label/reviewed-origin.loader.js';
import { ReviewedOriginRepository } from './label/reviewed-origin.repository.js';
import { ReviewedOriginResolver, VersionOriginsResolver } from './label/reviewed-origin.resolver.js';
import { ReviewedWorkRepository } from './round/reviewed-work.repository.js';
import { reviewedWorkResolvers } from './round/reviewed-work.resolver.js';
import { ReadingChangesLoader } from './round/reading-changes.loader.js';
import { ReadingChangesRepository } from './round/reading-changes.repository.js';
import {
  ReviewedWorkChangesResolver,
  RoundChangesResolver,
  SubmissionChangesResolver,
} from './round/reading-changes.resolver.js';
import { ReadingChangesService } from './round/reading-changes.service.js';
import { Remark } from './review/remark.js';
import { RemarkStandingLoader } from './review/remark-standing.loader.js';
import { RemarkStandingResolver } from './review/remark-standing.resolver.js';
import { ReviewRound } from './round/review-round.js';
import { Review } from './review/review.js';
import { RubricLoader } from './rubric/rubric.loader.js';
import { RubricRepository } from './rubric/rubric.repository.js';
import { RubricResolver } from './rubric/rubric.resolver.js';
import { RubricService } from './rubric/rubric.service.js';
import { Rubric } from './rubric/rubric.js';
import { AssignmentAnswerService } from './assignment/assignment-answer.service.js';
import { AssignmentLoader } from './assignment/assignment.loader.js';
import {
  AssignmentPartsResolver,
  ViewerAssignmentsResolver,
} from './assignment/assignment-parts.resolver.js';
import { AssignmentRepository } from './assignment/assignment.repository.js';
import { AssignmentResolver } from './assignment/assignment.resolver.js';
import { AssignmentService } from './assignment/assignment.service.js';
import { ConflictWorksRepository } from './matching/conflict-works.repository.js';
import { MatchingFactsService } from './matching/matching-facts.service.js';
import { LateReviewService } from './assignment/late-review.service.js';
import { OfferService } from './assignment/offer.service.js';
import { OpenRoundService } from './round/open-round.service.js';
import { ReviewNeedsRepository } from './matching/review-needs.repository.js';
import { ReviewerCandidatesRepository } from './matching/reviewer-candidates.repository.js';
import { ReviewerRepository } from './campaign/reviewer.repository.js';
import { ReviewerService } from './campaign/reviewer.service.js';
import { Reviewer } from './campaign/reviewer.js';
import { ReviewedContentService } from './round/reviewed-content.service.js';
import { ReviewedFileRepository } from './round/reviewed-file.repository.js';
import { reviewedFileResolvers } from './round/reviewed-file.resolver.js';
import { ReviewedFileService } from './round/reviewed-file.service.js';
import { RoundCourseService } from './round/round-course.service.js';
import { RoundVersionService } from './round/round-version.service.js';
import { RoundRepository } from './round/round.repository.js';
import { RoundService } from './round/round.service.js';
import { SubmissionAccessService } from './submission/submission-access.service.js';
import { SubmissionBulkResolver } from './submission/submission-bulk.resolver.js';
import { SubmissionBulkService } from './submission/submission-bulk.service.js';
import { SubmissionInvitationService } from './submission/submission-invitation.service.js';
import { SubmissionListRepository } from './submission/submission-list.repository.js';
import {
  CampaignSubmissionsResolver,
  ResourceSubmissionsResolver,
  ViewerSubmissionsResolver,
} from './submission/submission-lists.resolver.js';
import { NameFinderService } from './submission/name-finder.service.js';
import { nameFoundResolvers } from './submission/name-found.resolver.js';
import { NamedAuthorRepository } from './submission/named-author.repository.js';
import { SubmissionLoader } from './submission/submission.loader.js';
import { ReviewRoundResolver, SubmissionPartsResolver } from './submission/submission-parts.resolver.js';
import { SubmissionRepository } from './submission/submission.repository.js';
import { SubmissionResolver } from './submission/submission.resolver.js';
import { SubmissionService } from './submission/submission.service.js';
import { SubmittableRepository } from './submission/submittable.repository.js';
import { SubmittableService } from './submission/submittable.service.js';
import { SubmittedWorkService } from './submission/submitted-work.service.js';
import { AssignmentPlanService } from './matching/assignment-plan.service.js';
import { EscalationRepository } from './assignment/escalation.repository.js';
import { EscalationService } from './assignment/escalation.service.js';
import { ReplacementService } from './assignment/replacement.service.js';
import { ReviewNoticeHandler } from './review/review-notice.handler.js';
import { ReviewNoticeService } from './review/review-notice.service.js';
import {
  CampaignReviewerResolver,
  ReviewerResolver,
  ViewerReviewerResolver,
} from './campaign/reviewer.resolver.js';
import { SubmissionNoticeService } from './submission/submission-notice.service.js';
import {
  AssignmentPlanGapResolver,
  AssignmentPlanLineResolver,
  CampaignPlanResolver,
  ReviewerSuggestionResolver,
  SubmissionSuggestionsResolver,
} from './matching/suggestion.resolver.js';
import { SuggestionService } from './matching/suggestion.service.js';
import { Submission } from './submission/submission.js';
import { AssignmentEndResolver } from './assignment/assignment-end.resolver.js';
import { AttestationModule } from './attestation/attestation.module.js';

registerEntities(
  Assignment,
  Campaign,
  Exemplar,
  ExemplarGrade,
  Remark,
  Review,
  Reviewer,
  ReviewRound,
  Rubric,
  Submission,
);

@Module({
  imports: [AttestationModule, IdentityModule, NotificationsModule, RemixesModule, ResourcesModule],
  providers: [
    AgreementRepository,
    CampaignAgreementResolver,
    AssignmentAnswerService,
    AssignmentLoader,
    AssignmentPartsResolver,
    ViewerAssignmentsResolver,
    AssignmentRepository,
    AssignmentResolver,
    AssignmentService,
    ConflictWorksRepository,
    MatchingFactsService,
    LateReviewService,
    OfferService,
    OpenRoundService,
    AssignmentPlanService,
    EscalationRepository,
    EscalationService,
    ReplacementService,
    ReviewNoticeHandler,
    ReviewNoticeService,
    CampaignReviewerResolver,
    ReviewerResolver,
    ViewerReviewerResolver,
    SubmissionNoticeService,
    AssignmentPlanGapResolver,
    AssignmentPlanLineResolver,
    CampaignPlanResolver,
    ReviewerSuggestionResolver,
    SubmissionSuggestionsResolver,
    SuggestionService,
    ReviewNeedsRepository,
    ReviewerCandidatesRepository,
    ReviewerRepository,
    ReviewerService,
    RoundCourseService,
    RoundRepository,
    RoundService,
    SubmissionAccessService,
    SubmissionBulkResolver,
    SubmissionBulkService,
    SubmissionInvitationService,
    SubmissionListRepository,
    CampaignSubmissionsResolver,
    ResourceSubmissionsResolver,
    ViewerSubmissionsResolver,
    NameFinderService,
    NamedAuthorRepository,
    ...nameFoundResolvers,
    SubmissionLoader,
    ReviewRoundResolver,
    SubmissionPartsResolver,
    SubmissionRepository,
    SubmissionResolver,
    SubmissionService,
    SubmittableRepository,
    SubmittableService,
    SubmittedWorkService,
    RubricRepository,
    RubricLoader,
    RubricService,
    RubricResolver,
    CampaignRepository,
    CampaignAccessService,
    CampaignService,
    CampaignCourseService,
    CampaignHandler,
    CampaignJournalRepository,
    CampaignJournalResolver,
    CampaignEventResolver,
    ReviewerWorkResolver,
    CampaignListRepository,
    CampaignLoader,
    CampaignResolver,
    CampaignPartsResolver,
    CampaignListResolver,
    ReviewRepository,
    ReviewAccessService,
    ReviewService,
    ReviewSignatureService,
    ReviewLoader,
    ReviewResolver,
    AssignmentReviewResolver,
    ReviewPartsResolver,
    ReviewedWorkRepository,
    ...reviewedWorkResolvers,
    ReviewedContentService,
    ReviewedFileRepository,
    ReviewedFileService,
    ...reviewedFileResolvers,
    DecisionBasisService,
    DecisionService,
    DecisionNoticeRepository,
    DecisionNoticeService,
    DecisionHandler,
    RoundVersionService,
    RemarkAnswerService,
    RemarkStandingLoader,
    RemarkStandingResolver,
    DecisionResolver,
    RoundDecisionResolver,
    ReadingChangesRepository,
    ReadingChangesService,
    ReadingChangesLoader,
    SubmissionChangesResolver,
    RoundChangesResolver,
    ReviewedWorkChangesResolver,
    LabelRepository,
    LabelService,
    LabelLoader,
    VersionLabelResolver,
    RelativeLabelResolver,
    ReviewedOriginRepository,
    ReviewedOriginLoader,
    VersionOriginsResolver,
    ReviewedOriginResolver,
    LabelResolver,
    AssignmentEndResolver,
    ...calibrationProviders,
  ],
  exports: [
    AssignmentAnswerService,
    AssignmentService,
    CalibrationService,
    CampaignCourseService,
    CampaignService,
    DecisionService,
    EscalationService,
    LabelService,
    RemarkAnswerService,
    ReplacementService,
    ReviewerService,
    ReviewService,
    SubmissionInvitationService,
    SubmissionService,
  ],
})
export class ReviewsModule {}
