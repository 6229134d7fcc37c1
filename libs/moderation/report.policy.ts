import { type Actor, definePolicy, hasRole, type MandateRole, requireRole } from '#platform/authorization';
import type { Report } from './report.js';

const readers: MandateRole[] = ['moderator', 'administrator'];
const moderates = (actor: Actor): boolean => actor.accountId !== null && hasRole(actor, ...readers);

/** Reports may name a pupil or hold an address: they exist for moderators only. */
export const reportPolicy = definePolicy<Pick<Report, 'id'>>()({
  read: moderates,
  decide: moderates,
});

/** The list filter that agrees with `read`: all reports or none; throws for who reads none. */
export const requireReader = (actor: Actor): void => requireRole(actor, ...readers);
