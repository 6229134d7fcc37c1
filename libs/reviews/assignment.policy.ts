import { type Actor, definePolicy } from '#platform/authorization';
import type { Assignment } from './assignment.js';
import { type SubmissionAccess, submissionPolicy } from './submission.policy.js';

/** An assignment, and its submission as the actor stands to it. */
export type AssignmentAccess = SubmissionAccess & {
  readonly assignment: Pick<Assignment, 'reviewerId'>;
};

const isHers = (actor: Actor, { assignment }: AssignmentAccess): boolean =>
  actor.accountId !== null && actor.accountId === assignment.reviewerId;

/** Authors never learn who was asked, nor how many said no; reviewers know of their own alone. */
export const assignmentPolicy = definePolicy<AssignmentAccess>()({
  read: (actor, access) => isHers(actor, access) || submissionPolicy.can(actor, 'readAssignments', access),
  /** Accepting, declining, saying that she is too near. */
  answer: isHers,
  cancel: (actor, access) => submissionPolicy.can(actor, 'manage', access),
});
