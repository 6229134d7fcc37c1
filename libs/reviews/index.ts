// Reviews: rubrics, campaigns, what is submitted to them, who is asked to review, reviews and remarks, the référent's
// decision and the label that it puts on a version. Does not own the resources that are read, nor mandates.
export { Agreement } from './agreement.js';
export { cheapestFlow } from './matching-flow.js';
export { type CampaignChanges, CampaignService } from './campaign.service.js';
export {
  type Campaign,
  campaignStates,
  type CampaignState,
  campaignVerbs,
  type CampaignVerb,
} from './campaign.js';
export { type Assignment, assignmentStates } from './assignment.js';
export { AssignmentAnswerService } from './assignment-answer.service.js';
export { AssignmentService } from './assignment.service.js';
export { CampaignCourseService } from './campaign-course.service.js';
export { DecisionService } from './decision.service.js';
export { EscalationService } from './escalation.service.js';
export { LabelService, type StandingLabel } from './label.service.js';
export { RemarkAnswerService } from './remark-answer.service.js';
export { ReplacementService } from './replacement.service.js';
export { ReviewerService } from './reviewer.service.js';
export { ReviewService } from './review.service.js';
export { type Submission, submissionStates } from './submission.js';
export { SubmissionInvitationService } from './submission-invitation.service.js';
export { SubmissionService } from './submission.service.js';
export { ReviewsModule } from './reviews.module.js';
export type { Decision, Outcome } from './review-round.js';
export type { ReviewFields, Verdict } from './review.js';
