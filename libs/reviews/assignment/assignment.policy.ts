import { definePolicy } from '#platform/authorization';
import type { Assignment } from './assignment.js';
import { offerPolicy } from './offer.policy.js';
import { type SubmissionAccess, submissionPolicy } from '../submission/submission.policy.js';

/** An assignment, and its submission as the actor stands to it. */
export type AssignmentAccess = SubmissionAccess & {
  readonly assignment: Pick<Assignment, 'reviewerId'>;
};

/** Authors never learn who was asked, nor how many said no; reviewers know of their own alone. */
export const assignmentPolicy = definePolicy<AssignmentAccess>()({
  read: (actor, access) =>
    offerPolicy.can(actor, 'read', access.assignment) ||
    submissionPolicy.can(actor, 'readAssignments', access),
  cancel: (actor, access) => submissionPolicy.can(actor, 'manage', access),
});
