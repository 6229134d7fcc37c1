import { type Actor, definePolicy, hasRoleOver, requireRoleOver } from '#platform/authorization';
import type { Job } from './job.js';

/** The queue belongs to no territory: a mandate over one opens nothing here. */
const operates = (actor: Actor): boolean => hasRoleOver(actor, [], 'administrator');

export const jobPolicy = definePolicy<Pick<Job, 'id'>>()({
  read: operates,
  retry: operates,
  abandon: operates,
});

/** The list filter that agrees with `read`: all jobs or none; throws for who reads none. */
export const requireOperator = (actor: Actor): void => requireRoleOver(actor, [], 'administrator');
