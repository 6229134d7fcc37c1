import { type Actor, definePolicy } from '#platform/authorization';
import type { ResourceAccess } from '#resources';
import { type CampaignAccess, campaignPolicy } from '../campaign/campaign.policy.js';

/** A submission: its campaign, and its resource as the actor stands to it. */
export type SubmissionAccess = CampaignAccess & ResourceAccess;

const writes = ({ role }: SubmissionAccess): boolean => role === 'author' || role === 'co-author';

/** Who signs a resource never runs its review: she would learn who reads it. */
const manages = (actor: Actor, access: SubmissionAccess): boolean =>
  !writes(access) && campaignPolicy.can(actor, 'readWork', access);

/** Reviewers are neither: what they read is told by their assignment, without the names of authors. */
export const submissionPolicy = definePolicy<SubmissionAccess>()({
  read: (actor, access) => actor.accountId !== null && (writes(access) || manages(actor, access)),
  /** Who is asked to review, and what became of it. */
  readAssignments: manages,
  /** Assigning, cancelling, declining. */
  manage: manages,
  /** An invitation. */
  answer: (_actor, access) => writes(access),
  withdraw: (_actor, access) => writes(access),
  resubmit: (_actor, access) => writes(access),
});
