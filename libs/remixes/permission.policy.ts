import { definePolicy } from '#platform/authorization';
import { type ResourceAccess, resourcePolicy } from '#resources';

/** A question, by what the actor is to both its ends. */
export interface PermissionAccess {
  readonly source: ResourceAccess;
  /** Whether she belongs to the adaptation. */
  readonly isAsker: boolean;
}

export const permissionPolicy = definePolicy<PermissionAccess>()({
  /** Those who ask and those who may answer; nobody else knows that something was asked. */
  read: (actor, { source, isAsker }) =>
    actor.accountId !== null && (isAsker || source.role === 'author' || source.role === 'co-author'),
  answer: (actor, { source }) => resourcePolicy.can(actor, 'update', source),
});
