import { type Actor, definePolicy, type LiveMandate, type MandateRole } from '#platform/authorization';
import { mandateTerms } from './mandate-terms.js';

/** A mandate or a request, and where: `path` from the territory up to national, empty for everywhere. */
export interface MandateInPlace {
  readonly accountId: string;
  readonly role: MandateRole;
  readonly path: readonly string[];
}

/**
 * By which of her mandates the actor may give this role there; of several, the one that lasts longest. An administrator
 * gives what can be delegated in her territory, and everything when she has none; a referent, what can be delegated,
 * strictly inside hers.
 */
export function mandateToGive(actor: Actor, role: MandateRole, path: readonly string[]): LiveMandate | null {
  const giving = actor.mandates.filter((mandate) => gives(mandate, role, path));
  return giving.reduce<LiveMandate | null>(
    (best, each) => (best === null || endOf(each) > endOf(best) ? each : best),
    null,
  );
}

function gives(mandate: LiveMandate, role: MandateRole, path: readonly string[]): boolean {
  const { delegable } = mandateTerms.roles[role];
  const isEverywhere = mandate.territoryId === null;
  if (mandate.role === 'administrator')
    return isEverywhere || (delegable && path.includes(mandate.territoryId));
  if (mandate.role !== 'referent' || !delegable) return false;
  const inside = path.slice(1);
  return isEverywhere ? inside.length > 0 : inside.includes(mandate.territoryId);
}

/** Until when what she gives may last: a referent's own end, never for an administrator. */
export const latestEnd = ({ role, endsAt }: LiveMandate): Date | null =>
  role === 'referent' ? endsAt : null;

const endOf = (mandate: LiveMandate): number => latestEnd(mandate)?.getTime() ?? Infinity;

/** Whoever holds it reads it; whoever may give the same there reads it, and may end it. */
export const mandatePolicy = definePolicy<MandateInPlace>()({
  read: (actor, { accountId, role, path }) =>
    actor.accountId === accountId || mandateToGive(actor, role, path) !== null,
  revoke: (actor, { role, path }) => mandateToGive(actor, role, path) !== null,
});

/** Nobody answers her own request. */
export const mandateRequestPolicy = definePolicy<MandateInPlace>()({
  read: (actor, { accountId, role, path }) =>
    actor.accountId === accountId || mandateToGive(actor, role, path) !== null,
  answer: (actor, { accountId, role, path }) =>
    actor.accountId !== accountId && mandateToGive(actor, role, path) !== null,
});

/** What an actor's mandates reach, as `inReach` takes it. */
export interface Reach {
  readonly isAdministrator: boolean;
  readonly isReferent: boolean;
  readonly administered: readonly string[];
  readonly referred: readonly string[];
  readonly delegable: readonly MandateRole[];
}

export function reachOf({ mandates }: Actor): Reach {
  const territories = (role: MandateRole): (string | null)[] =>
    mandates.filter((mandate) => mandate.role === role).map(({ territoryId }) => territoryId);
  const [administered, referred] = [territories('administrator'), territories('referent')];
  return {
    isAdministrator: administered.includes(null),
    isReferent: referred.includes(null),
    administered: administered.filter((id) => id !== null),
    referred: referred.filter((id) => id !== null),
    delegable: delegableRoles,
  };
}

const delegableRoles = (Object.keys(mandateTerms.roles) as MandateRole[]).filter(
  (role) => mandateTerms.roles[role].delegable,
);

/** The list filter that agrees with `mandateToGive`, of rows with a role and a path; $1 is the reach, as JSON. */
export const inReach = (role: string, path: string): string => `(
  ($1::jsonb ->> 'isAdministrator')::boolean
  or ($1::jsonb -> 'delegable') ? ${role} and (
    $1::jsonb -> 'administered' ?| (${path})::text[]
    or $1::jsonb -> 'referred' ?| (${path})[2:]::text[]
    or (($1::jsonb ->> 'isReferent')::boolean and cardinality(${path}) > 1)))`;
