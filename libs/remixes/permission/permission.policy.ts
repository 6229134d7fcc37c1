import { definePolicy } from '#platform/authorization';
import type { ResourceAccess } from '#resources';

/** A question, by what the actor is to both its ends. */
export interface PermissionAccess {
  readonly source: ResourceAccess;
  /** Whether she belongs to the adaptation; of a deleted one, whether she asked. */
  readonly isAsker: boolean;
}

const signs = ({ role }: ResourceAccess): boolean => role === 'author' || role === 'co-author';

export const permissionPolicy = definePolicy<PermissionAccess>()({
  /** Those who ask and those who may answer; nobody else knows that something was asked. */
  read: (actor, { source, isAsker }) => actor.accountId !== null && (isAsker || signs(source)),
  /** What became of the source meanwhile is said, not forbidden. */
  answer: (actor, { source }) => actor.accountId !== null && signs(source),
});
