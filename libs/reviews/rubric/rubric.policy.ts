import { type Actor, definePolicy, hasRole } from '#platform/authorization';
import { campaignRoles } from '../campaign/campaign.policy.js';
import type { Rubric } from './rubric.js';

const runsCampaigns = (actor: Actor): boolean => hasRole(actor, ...campaignRoles);

/** The product's own and those that served are for all to read; a rubric has no territory. */
export const rubricPolicy = definePolicy<Rubric>()({
  read: (actor, { usedAt, createdBy }) => usedAt !== null || createdBy === null || runsCampaigns(actor),
  copy: runsCampaigns,
  /** Whoever wrote it; an administrator, so that nothing is left without anybody. */
  edit: (actor, { createdBy }) =>
    hasRole(actor, 'administrator') ||
    (runsCampaigns(actor) && createdBy !== null && createdBy === actor.accountId),
});
