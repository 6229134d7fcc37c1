import { Column, Entity, PrimaryColumn } from 'typeorm';

/** From the widest to a single school. Collectivités outside any académie stand where an académie would. */
export const territoryKinds = ['national', 'academie', 'departement', 'circonscription', 'ecole'] as const;
export type TerritoryKind = (typeof territoryKinds)[number];

/** A place that mandates and campaigns are for. Its parent may change; rights follow the tree as it is now. */
@Entity('territory')
export class Territory {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: TerritoryKind;
  /** Of libs/vocabulary (« ac-lyon », « dep-01 »), the official code of a circonscription, the UAI of a school. */
  @Column('text') code: string;
  @Column('text') label: string;
  @Column('uuid', { nullable: true }) parentId: string | null;
  /** What a search looks in: normalised, written by whoever brings territories in. */
  @Column({ type: 'text', select: false, insert: false, update: false }) words?: string;
}

/** A territory lies in wider ones only: no chain of parents ever comes back to itself. */
export const isWider = (kind: TerritoryKind, than: TerritoryKind): boolean =>
  territoryKinds.indexOf(kind) < territoryKinds.indexOf(than);

/**
 * How far two places are from each other: the steps up from the farther one to what holds both; 0 for the same place.
 * Both paths go from the place itself up to national.
 */
export function stepsBetween(one: readonly string[], other: readonly string[]): number {
  const there = one.findIndex((id) => other.includes(id));
  const common = one[there];
  return common === undefined ? Infinity : Math.max(there, other.indexOf(common));
}
