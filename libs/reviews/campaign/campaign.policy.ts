import {
  type Actor,
  definePolicy,
  hasRoleOver,
  type LiveMandate,
  type MandateRole,
} from '#platform/authorization';
import type { Campaign } from './campaign.js';

/** Whose mandates run campaigns. */
export const campaignRoles = ['referent', 'administrator'] as const satisfies readonly MandateRole[];

/** A campaign, and the territories that hold its own, from itself up to national. */
export interface CampaignAccess {
  readonly campaign: Campaign;
  readonly territoryPath: readonly string[];
}

const manages = (actor: Actor, { territoryPath }: Pick<CampaignAccess, 'territoryPath'>): boolean =>
  hasRoleOver(actor, territoryPath, ...campaignRoles);

export const campaignPolicy = definePolicy<CampaignAccess>()({
  /** What is being prepared is seen by those who may run it. */
  read: (actor, access) => access.campaign.state !== 'draft' || manages(actor, access),
  manage: manages,
  /** The same, for a credential that only reads. */
  readWork: manages,
});

/** The filter that agrees with `manage`: campaigns whose territory lies in one of these; null: all of them. */
export function managedTerritories(actor: Actor): string[] | null {
  const mandates = actor.mandates.filter(({ role }) => (campaignRoles as readonly string[]).includes(role));
  return mandates.some(({ territoryId }) => territoryId === null) ? null : mandates.flatMap(ownTerritory);
}

const ownTerritory = ({ territoryId }: LiveMandate): string[] => (territoryId === null ? [] : [territoryId]);
