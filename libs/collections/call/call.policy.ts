import {
  type Actor,
  definePolicy,
  hasRoleOver,
  type LiveMandate,
  type MandateRole,
} from '#platform/authorization';
import type { Call } from './call.js';

/** Whose mandates open calls: those who gather resources for a territory. */
const callRoles = ['curator', 'administrator'] as const satisfies readonly MandateRole[];

/** A call, and the territories that hold its own, from itself up to national; of everybody’s, national alone. */
export interface CallAccess {
  readonly call: Call;
  readonly territoryPath: readonly string[];
}

/** A live mandate of hers covers what it is for; one without territory covers everything. */
export const mayOpenOver = (actor: Actor, path: readonly string[]): boolean =>
  actor.accountId !== null && hasRoleOver(actor, path, ...callRoles);

const manages = (actor: Actor, { territoryPath }: CallAccess): boolean => mayOpenOver(actor, territoryPath);

export const callPolicy = definePolicy<CallAccess>()({
  /** What is being prepared is seen by those who may open it. */
  read: (actor, access) => access.call.state !== 'draft' || manages(actor, access),
  /** Its words, its days, its end, and what is set aside of what it received. */
  manage: manages,
  /** What was set aside and why, for a credential that only reads too. */
  readWork: manages,
});

/** The filter that agrees with `manage`: calls whose territory lies in one of these; null: all of them. */
export function callTerritories(actor: Actor): string[] | null {
  const mandates = actor.mandates.filter(({ role }) => (callRoles as readonly string[]).includes(role));
  return mandates.some(({ territoryId }) => territoryId === null) ? null : mandates.flatMap(ownTerritory);
}

const ownTerritory = ({ territoryId }: LiveMandate): string[] => (territoryId === null ? [] : [territoryId]);
