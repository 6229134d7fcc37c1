import { type Actor, definePolicy, Forbidden, hasRole, Unauthenticated } from '#platform/authorization';
import type { Report } from './report.js';

const moderates = (actor: Actor): boolean =>
  actor.accountId !== null && hasRole(actor, 'moderator', 'administrator');

/** Reports may name a pupil or hold an address: they exist for moderators only. */
export const reportPolicy = definePolicy<Pick<Report, 'id'>>()({
  read: moderates,
  decide: moderates,
});

/** The list filter that agrees with `read`: all reports or none; throws for who reads none. */
export function requireReader(actor: Actor): void {
  if (moderates(actor)) return;
  throw actor.accountId === null ? new Unauthenticated() : new Forbidden();
}
