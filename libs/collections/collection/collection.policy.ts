import { type Actor, definePolicy, type LiveMandate, type MandateRole } from '#platform/authorization';
import type { Collection, CuratorRole } from './collection.js';

/** Whose mandates make a collection that of a territory. */
export const territoryRoles = [
  'curator',
  'referent',
  'administrator',
] as const satisfies readonly MandateRole[];

/** A collection as somebody stands to it. */
export interface CollectionAccess {
  readonly collection: Pick<Collection, 'visibility' | 'deletedAt' | 'keptBy'>;
  /** Null: not one of its curators. */
  readonly role: CuratorRole | null;
  /** Came by its secret address. */
  readonly hasKey: boolean;
}

const isThere = ({ collection }: CollectionAccess): boolean => collection.deletedAt === null;
const works = (actor: Actor, access: CollectionAccess): boolean =>
  actor.accountId !== null && access.role !== null && isThere(access);
const owns = (actor: Actor, access: CollectionAccess): boolean =>
  works(actor, access) && access.role === 'owner';

export const collectionPolicy = definePolicy<CollectionAccess>()({
  read: (actor, access) =>
    isThere(access) &&
    (access.collection.visibility === 'public' ||
      (access.collection.visibility === 'link' && access.hasKey) ||
      works(actor, access)),
  /** Its secret address, and who changed what. */
  readWork: works,
  /** A resource for it: whoever works on it adds it herself. */
  propose: (actor, access) =>
    actor.accountId !== null &&
    access.role === null &&
    isThere(access) &&
    access.collection.visibility === 'public',
  /** What it holds and says. */
  curate: works,
  /** Who sees it, who works on it, whether it goes on. */
  own: owns,
  /** What somebody keeps for herself begins again when it is emptied, not when it is deleted. */
  delete: (actor, access) => owns(actor, access) && access.collection.keptBy === null,
});

/** The filter that agrees with `read` for anybody: what lists, search and feeds may hold. */
export const shownToAll = `collection.visibility = 'public' and collection.deleted_at is null`;

/** The territories of mandates that make a collection theirs; null: all of them. */
export function coveredTerritories(actor: Actor): string[] | null {
  const mandates = actor.mandates.filter(({ role }) => (territoryRoles as readonly string[]).includes(role));
  return mandates.some(({ territoryId }) => territoryId === null) ? null : mandates.flatMap(ownTerritory);
}

const ownTerritory = ({ territoryId }: LiveMandate): string[] => (territoryId === null ? [] : [territoryId]);
