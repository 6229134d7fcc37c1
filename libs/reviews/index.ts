// Reviews: rubrics, campaigns, what is submitted to them, who is asked to review, reviews and remarks, the référent's
// decision and the label that it puts on a version. Does not own the resources that are read, nor mandates.
export { Agreement } from './agreement/agreement.js';
export { cheapestFlow } from './matching/matching-flow.js';
export { CalibrationService } from './calibration/calibration.service.js';
export { type CampaignChanges, CampaignService } from './campaign/campaign.service.js';
export {
  type Campaign,
  campaignStates,
  type CampaignState,
  campaignVerbs,
  type CampaignVerb,
} from './campaign/campaign.js';
export { type Assignment, assignmentStates } from './assignment/assignment.js';
export { AssignmentAnswerService } from './assignment/assignment-answer.service.js';
export { AssignmentService } from './assignment/assignment.service.js';
export { CampaignCourseService } from './campaign/campaign-course.service.js';
export { DecisionService } from './decision/decision.service.js';
export { EscalationService } from './assignment/escalation.service.js';
export { LabelService, type StandingLabel } from './label/label.service.js';
export { RemarkAnswerService } from './review/remark-answer.service.js';
export { ReplacementService } from './assignment/replacement.service.js';
export { ReviewerService } from './campaign/reviewer.service.js';
export { ReviewService } from './review/review.service.js';
export { type Submission, submissionStates } from './submission/submission.js';
export { SubmissionInvitationService } from './submission/submission-invitation.service.js';
export { SubmissionService } from './submission/submission.service.js';
export { wellReviewed } from './label/well-reviewed.js';
export { ReviewsModule } from './reviews.module.js';
export type { Decision, Outcome } from './round/review-round.js';
export type { ReviewFields, Verdict } from './review/review.js';
