import { definePolicy, hasRoleOver } from '#platform/authorization';
import type { ResourceAccess } from '#resources';

const writes = ({ role }: ResourceAccess): boolean => role === 'author' || role === 'co-author';

/** Uses of a resource. What everybody reads of them is counted, and needs no rule. */
export const usePolicy = definePolicy<ResourceAccess>()({
  /** Its exact figures and the lines that people left: for whom they were written, and who keeps them lawful. */
  read: (actor, { role }) =>
    actor.accountId !== null && (role !== null || hasRoleOver(actor, [], 'moderator', 'administrator')),
  declare: (_actor, { resource }) => resource.lifecycle === 'published' && resource.visibility === 'shown',
  eraseLine: (actor, access) =>
    actor.accountId !== null && (writes(access) || hasRoleOver(actor, [], 'moderator', 'administrator')),
});
