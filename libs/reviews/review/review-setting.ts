import type { AssignmentState } from '../assignment/assignment.js';
import type { ReviewMode } from '../campaign/campaign.js';
import type { Outcome } from '../round/review-round.js';
import type { Signature } from './review.js';

/** Where a review stands: its assignment, round, submission and campaign, as the rules ask for them. */
export interface ReviewSetting {
  /** Of the assignment, and of its review. */
  readonly id: string;
  readonly reviewerId: string;
  readonly state: AssignmentState;
  readonly roundId: string;
  readonly roundNumber: number;
  readonly versionId: string | null;
  readonly draftId: string | null;
  readonly outcome: Outcome | null;
  /** Whether the authors agreed that the reviews of the round are shown. */
  readonly isShared: boolean;
  readonly submissionId: string;
  readonly resourceId: string;
  /** Neither withdrawn nor hidden meanwhile. */
  readonly isReadable: boolean;
  readonly campaignId: string;
  readonly mode: ReviewMode;
  readonly territoryId: string;
  readonly rubricVersionId: string;
  readonly isSent: boolean;
  /** Accounts whose own review of the same round is not sent yet: they read no other before. */
  readonly stillReading: readonly string[];
  readonly signature: Signature;
  readonly mayBeShown: boolean;
}
