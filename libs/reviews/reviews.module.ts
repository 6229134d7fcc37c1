import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { registerEntities } from '#platform/database';
import { RemixesModule } from '#remixes';
import { ResourcesModule } from '#resources';
import { AgreementRepository } from './agreement.repository.js';
import { CampaignAgreementResolver } from './agreement.resolver.js';
import { Assignment } from './assignment.js';
import { CampaignAccessService } from './campaign-access.service.js';
import { CampaignCourseService } from './campaign-course.service.js';
import { CampaignJournalRepository } from './campaign-journal.repository.js';
import {
  CampaignEventResolver,
  CampaignJournalResolver,
  ReviewerWorkResolver,
} from './campaign-journal.resolver.js';
import { CampaignListRepository } from './campaign-list.repository.js';
import { CampaignLoader } from './campaign.loader.js';
import { CampaignListResolver, CampaignPartsResolver } from './campaign-parts.resolver.js';
import { CampaignResolver } from './campaign.resolver.js';
import { CampaignHandler } from './campaign.handler.js';
import { CampaignRepository } from './campaign.repository.js';
import { CampaignService } from './campaign.service.js';
import { Campaign } from './campaign.js';
import { DecisionBasisService } from './decision-basis.service.js';
import { DecisionResolver, RoundDecisionResolver } from './decision.resolver.js';
import { DecisionHandler } from './decision.handler.js';
import { DecisionNoticeRepository } from './decision-notice.repository.js';
import { DecisionNoticeService } from './decision-notice.service.js';
import { DecisionService } from './decision.service.js';
import { LabelLoader } from './label.loader.js';
import { LabelRepository } from './label.repository.js';
import { LabelResolver, VersionLabelResolver } from './label.resolver.js';
import { LabelService } from './label.service.js';
import { RemarkAnswerService } from './remark-answer.service.js';
import { ReviewAccessService } from './review-access.service.js';
import { ReviewLoader } from './review.loader.js';
import { ReviewRepository } from './review.repository.js';
import { AssignmentReviewResolver, ReviewPartsResolver, ReviewResolver } from './review.resolver.js';
import { ReviewService } from './review.service.js';
import { ReviewSignatureService } from './review-signature.service.js';
import { ReviewedOriginLoader } from './reviewed-origin.loader.js';
import { ReviewedOriginRepository } from './reviewed-origin.repository.js';
import { ReviewedOriginResolver, VersionOriginsResolver } from './reviewed-origin.resolver.js';
import { ReviewedWorkRepository } from './reviewed-work.repository.js';
import { AssignmentWorkResolver, ReviewedWorkResolver } from './reviewed-work.resolver.js';
import { ReadingChangesLoader } from './reading-changes.loader.js';
import { ReadingChangesRepository } from './reading-changes.repository.js';
import {
  ReviewedWorkChangesResolver,
  RoundChangesResolver,
  SubmissionChangesResolver,
} from './reading-changes.resolver.js';
import { ReadingChangesService } from './reading-changes.service.js';
import { Remark } from './remark.js';
import { RemarkStandingResolver } from './remark-standing.resolver.js';
import { ReviewRound } from './review-round.js';
import { Review } from './review.js';
import { RubricLoader } from './rubric.loader.js';
import { RubricRepository } from './rubric.repository.js';
import { RubricResolver } from './rubric.resolver.js';
import { RubricService } from './rubric.service.js';
import { Rubric } from './rubric.js';
import { AssignmentAnswerService } from './assignment-answer.service.js';
import { AssignmentLoader } from './assignment.loader.js';
import { AssignmentPartsResolver, ViewerAssignmentsResolver } from './assignment-parts.resolver.js';
import { AssignmentRepository } from './assignment.repository.js';
import { AssignmentResolver } from './assignment.resolver.js';
import { AssignmentService } from './assignment.service.js';
import { ConflictWorksRepository } from './conflict-works.repository.js';
import { MatchingFactsService } from './matching-facts.service.js';
import { LateReviewService } from './late-review.service.js';
import { OfferService } from './offer.service.js';
import { OpenRoundService } from './open-round.service.js';
import { ReviewNeedsRepository } from './review-needs.repository.js';
import { ReviewerCandidatesRepository } from './reviewer-candidates.repository.js';
import { ReviewerRepository } from './reviewer.repository.js';
import { ReviewerService } from './reviewer.service.js';
import { Reviewer } from './reviewer.js';
import { RoundCourseService } from './round-course.service.js';
import { RoundVersionService } from './round-version.service.js';
import { RoundRepository } from './round.repository.js';
import { RoundService } from './round.service.js';
import { SubmissionAccessService } from './submission-access.service.js';
import { SubmissionBulkResolver } from './submission-bulk.resolver.js';
import { SubmissionBulkService } from './submission-bulk.service.js';
import { SubmissionInvitationService } from './submission-invitation.service.js';
import { SubmissionListRepository } from './submission-list.repository.js';
import {
  CampaignSubmissionsResolver,
  ResourceSubmissionsResolver,
  ViewerSubmissionsResolver,
} from './submission-lists.resolver.js';
import { SubmissionLoader } from './submission.loader.js';
import { ReviewRoundResolver, SubmissionPartsResolver } from './submission-parts.resolver.js';
import { SubmissionRepository } from './submission.repository.js';
import { SubmissionResolver } from './submission.resolver.js';
import { SubmissionService } from './submission.service.js';
import { SubmittableRepository } from './submittable.repository.js';
import { SubmittableService } from './submittable.service.js';
import { SubmittedWorkService } from './submitted-work.service.js';
import { AssignmentPlanService } from './assignment-plan.service.js';
import { EscalationRepository } from './escalation.repository.js';
import { EscalationService } from './escalation.service.js';
import { ReplacementService } from './replacement.service.js';
import { ReviewNoticeHandler } from './review-notice.handler.js';
import { ReviewNoticeService } from './review-notice.service.js';
import { CampaignReviewerResolver, ReviewerResolver, ViewerReviewerResolver } from './reviewer.resolver.js';
import { SubmissionNoticeService } from './submission-notice.service.js';
import {
  AssignmentPlanGapResolver,
  AssignmentPlanLineResolver,
  CampaignPlanResolver,
  ReviewerSuggestionResolver,
  SubmissionSuggestionsResolver,
} from './suggestion.resolver.js';
import { SuggestionService } from './suggestion.service.js';
import { Submission } from './submission.js';
import { AssignmentEndResolver } from './assignment-end.resolver.js';
import { AttestationRepository } from './attestation.repository.js';
import { AttestationResolver, ViewerAttestationsResolver } from './attestation.resolver.js';
import { AttestationService } from './attestation.service.js';
import { Attestation } from './attestation.js';
import { ReviewsDoneRepository } from './reviews-done.repository.js';
import { PersonReviewsResolver, SignedReviewResolver } from './reviews-done.resolver.js';

registerEntities(
  Assignment,
  Attestation,
  Campaign,
  Remark,
  Review,
  Reviewer,
  ReviewRound,
  Rubric,
  Submission,
);

@Module({
  imports: [IdentityModule, NotificationsModule, RemixesModule, ResourcesModule],
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
    AssignmentWorkResolver,
    ReviewedWorkResolver,
    DecisionBasisService,
    DecisionService,
    DecisionNoticeRepository,
    DecisionNoticeService,
    DecisionHandler,
    RoundVersionService,
    RemarkAnswerService,
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
    ReviewedOriginRepository,
    ReviewedOriginLoader,
    VersionOriginsResolver,
    ReviewedOriginResolver,
    LabelResolver,
    AssignmentEndResolver,
    AttestationRepository,
    AttestationService,
    AttestationResolver,
    ViewerAttestationsResolver,
    ReviewsDoneRepository,
    PersonReviewsResolver,
    SignedReviewResolver,
  ],
  exports: [
    AssignmentAnswerService,
    AssignmentService,
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
