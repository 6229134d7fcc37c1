import {
  type Actor,
  definePolicy,
  hasRoleOver,
  type MandateRole,
  requireRoleOver,
} from '#platform/authorization';
import type { Report } from './report.js';

const readers: MandateRole[] = ['moderator', 'administrator'];
const moderates = (actor: Actor): boolean => actor.accountId !== null && hasRoleOver(actor, [], ...readers);

/** Reports may name a pupil or hold an address: they exist for moderators only. */
export const reportPolicy = definePolicy<Pick<Report, 'id'>>()({
  read: moderates,
  decide: moderates,
});

/** The list filter that agrees with `read`: all reports or none; throws for who reads none. */
export const requireReader = (actor: Actor): void => requireRoleOver(actor, [], ...readers);
