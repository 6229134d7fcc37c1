import { type Actor, hasRole, hasRoleOver, type MandateRole } from './actor.js';
import { Forbidden, NotFound, Unauthenticated } from './refusal.js';

type Rule<Subject> = (actor: Actor, subject: Subject) => boolean;
type Rules<Subject> = { read: Rule<Subject> } & Record<string, Rule<Subject>>;

/**
 * A policy over one kind of subject. `authorize` returns the subject, or throws `NotFound` (not readable),
 * `Unauthenticated` (a visitor tries to act) or `Forbidden`. What has no rule can't be asked. Only actions named
 * `read…` are open to a credential that may not write.
 */
export function definePolicy<Subject>() {
  return <Defined extends Rules<Subject>>(rules: Defined) => {
    type Action = keyof Defined & string;
    const can = (actor: Actor, action: Action, subject: Subject): boolean => {
      if (!actor.mayWrite && !action.startsWith('read')) return false;
      return rules[action]?.(actor, subject) ?? false;
    };
    return {
      can,
      authorize(actor: Actor, action: Action, subject: Subject | null): Subject {
        if (subject === null || !can(actor, 'read', subject)) throw new NotFound();
        if (can(actor, action, subject)) return subject;
        throw actor.accountId === null ? new Unauthenticated() : new Forbidden();
      },
    };
  };
}

/** For lists that exist for these roles only; throws `Unauthenticated` for a visitor, `Forbidden` for everybody else. */
export function requireRole(actor: Actor, ...roles: MandateRole[]): void {
  if (!hasRole(actor, ...roles)) throw actor.accountId === null ? new Unauthenticated() : new Forbidden();
}

/** The same, of a mandate that covers this place; see `hasRoleOver`. */
export function requireRoleOver(actor: Actor, path: readonly string[], ...roles: MandateRole[]): void {
  if (!hasRoleOver(actor, path, ...roles))
    throw actor.accountId === null ? new Unauthenticated() : new Forbidden();
}

/** The account behind the actor; throws `Unauthenticated` for a visitor, `Forbidden` for a read-only token. */
export function requireAccount(actor: Actor): string {
  if (actor.accountId === null) throw new Unauthenticated();
  if (!actor.mayWrite) throw new Forbidden();
  return actor.accountId;
}
