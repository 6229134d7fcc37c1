import { findTerm } from '#vocabulary';
import type { Common } from './profile.js';
import { nextWeight, similarWeight } from './proximity-figures.js';

/** Why a resource is shown beside another. */
export type ProximityKind =
  'words' | 'collection' | 'order' | 'pathway' | 'series' | 'prerequisites' | 'next-level';

/** Something that a reason rests on: an id of the product or of the vocabulary, a stem, a number. */
export interface ProximityBasis {
  readonly kind: 'word' | 'level' | 'collection' | 'person' | 'number';
  readonly id: string;
  /** As one reads it. */
  readonly label: string;
}

/** What a resource and another have to do with each other. */
type Bond = Computed | Placed | Numbered;

/** Neighbours from what both say: alike, or one asks for what the other teaches. */
interface Computed {
  readonly kind: 'similar' | 'next';
  readonly score: number;
  readonly common: Common;
}

/** In a public collection: so many places after it in one section, or, on a pathway, right after it. */
interface Placed {
  readonly kind: 'shelf' | 'pathway';
  readonly collectionId: string;
  readonly title: string;
  readonly places: number;
}

/** The same person numbered both: so many steps after it. */
interface Numbered {
  readonly kind: 'series';
  readonly personId: string;
  readonly name: string;
  readonly label: string;
  readonly place: number;
  readonly steps: number;
}

/** Another resource that anybody may read, as one sign of nearness brings it. */
export interface Sign {
  readonly resourceId: string;
  readonly otherId: string;
  /** Of the other. */
  readonly familyId: string;
  readonly isOwnFamily: boolean;
  readonly bond: Bond;
}

export interface Proximity {
  readonly resourceId: string;
  readonly kind: ProximityKind;
  readonly restsOn: readonly ProximityBasis[];
}

/** What a sign weighs in a list, and what it says there. */
interface Argument {
  readonly weight: number;
  readonly kind: ProximityKind;
  readonly restsOn: readonly ProximityBasis[];
}

/** « Dans le même esprit » : the nearest first, one of each family, never of its own. */
export const inTheSameSpirit = (signs: readonly Sign[], most: number): Proximity[] =>
  chosen(
    signs.filter(({ isOwnFamily }) => !isOwnFamily),
    likeness,
    most,
  );

/**
 * « Pour continuer » : what somebody put after it first, then what its words say comes after. Of its own family only what
 * is numbered: the others are ways to do the same.
 */
export const toContinue = (signs: readonly Sign[], most: number): Proximity[] =>
  chosen(
    signs.filter(({ isOwnFamily, bond }) => !isOwnFamily || bond.kind === 'series'),
    continuation,
    most,
  );

function likeness(bond: Bond): Argument | null {
  switch (bond.kind) {
    case 'similar':
      return { weight: bond.score, kind: 'words', restsOn: words(bond.common) };
    case 'shelf': {
      const weight = similarWeight('collection') / Math.max(1, Math.abs(bond.places));
      return { weight, kind: 'collection', restsOn: collection(bond) };
    }
    default:
      return null;
  }
}

function continuation(bond: Bond): Argument | null {
  switch (bond.kind) {
    case 'pathway':
      return { weight: nextWeight('pathway'), kind: 'pathway', restsOn: collection(bond) };
    case 'series':
      return { weight: nextWeight('series') + 1 / (1 + bond.steps), kind: 'series', restsOn: numbered(bond) };
    case 'next': {
      const weight = nextWeight('prerequisites') + bond.score;
      return { weight, kind: 'prerequisites', restsOn: words(bond.common) };
    }
    case 'shelf':
      if (bond.places < 1) return null;
      return {
        weight: nextWeight('order') + 1 / (1 + bond.places),
        kind: 'order',
        restsOn: collection(bond),
      };
    case 'similar':
      return yearAfter(bond);
  }
}

function yearAfter({ score, common }: Computed): Argument | null {
  if (common.after.length === 0 || common.subjects.length === 0) return null;
  const restsOn = [...levels(common.after), ...words(common)];
  return { weight: nextWeight('nextLevel') * score, kind: 'next-level', restsOn };
}

/** What speaks for one resource adds up, and the weightiest gives the reason; a family is the one of it that weighs most. */
function chosen(signs: readonly Sign[], argue: (bond: Bond) => Argument | null, most: number): Proximity[] {
  const others = new Map<string, { weight: number; familyId: string; first: Argument }>();
  for (const { otherId, familyId, bond } of signs) {
    const argument = argue(bond);
    if (!argument) continue;
    const known = others.get(otherId);
    const first = known && known.first.weight >= argument.weight ? known.first : argument;
    others.set(otherId, { weight: argument.weight + (known?.weight ?? 0), familyId, first });
  }
  const families = new Set<string>();
  return [...others]
    .sort(([a, { weight }], [b, other]) => other.weight - weight || (a < b ? -1 : 1))
    .filter(([, { familyId }]) => !families.has(familyId) && families.add(familyId))
    .slice(0, most)
    .map(([resourceId, { first }]) => ({ resourceId, kind: first.kind, restsOn: first.restsOn }));
}

const words = ({ terms }: Common): ProximityBasis[] =>
  terms.map(({ term, word }) => ({ kind: 'word', id: term, label: word }));

const levels = (ids: readonly string[]): ProximityBasis[] =>
  ids.map((id) => ({ kind: 'level', id, label: findTerm('levels', id)?.shortLabel ?? id }));

const collection = ({ collectionId, title }: Placed): ProximityBasis[] => [
  { kind: 'collection', id: collectionId, label: title },
];

const numbered = ({ personId, name, place, label }: Numbered): ProximityBasis[] => [
  { kind: 'person', id: personId, label: name },
  { kind: 'number', id: String(place), label },
];
