import type { WeighedTerm } from './terms.js';
import { nearnessFigure, similarWeight, vectorFigure } from './proximity-figures.js';
import { classesIn, yearsAfter } from './years.js';

/** A resource as it is compared with others. */
export interface Profile {
  readonly resourceId: string;
  readonly familyId: string;
  /** Its vector, of length 1, the strongest term first. */
  readonly vector: readonly WeighedTerm[];
  /** Stems of what pupils are to learn with it, and of what they must know before. */
  readonly goals: readonly string[];
  readonly needs: readonly string[];
  /** Ids of `#vocabulary`. */
  readonly levels: readonly string[];
  readonly subjects: readonly string[];
}

/** A stem that two resources share, as one of them writes it. */
interface SharedTerm {
  readonly term: string;
  readonly word: string;
}

/** What two resources have in common, from what both say. */
export interface Common {
  readonly terms: readonly SharedTerm[];
  readonly subjects: readonly string[];
  /** Levels of the other that come the year after. */
  readonly after: readonly string[];
}

export interface Neighbour {
  readonly resourceId: string;
  readonly otherId: string;
  readonly kind: 'similar' | 'next';
  readonly score: number;
  readonly common: Common;
}

const MOST_WORDS = 3;

/** Those of the others that are like it, or that ask for what it teaches; a few of each family, the nearest first. */
export function neighboursOf(profile: Profile, others: readonly Profile[]): Neighbour[] {
  const strangers = others.filter(({ familyId }) => familyId !== profile.familyId);
  return [
    ...nearest(strangers, (other) => likeness(profile, other)),
    ...nearest(strangers, (other) => preparation(profile, other)),
  ];
}

/** What they share, as far as their words go; null: no more than chance. */
export function likeness(profile: Profile, other: Profile): Neighbour | null {
  const theirs = new Map(other.vector.map((each) => [each.term, each]));
  const shared = profile.vector.flatMap((mine) => {
    const found = theirs.get(mine.term);
    return found ? [{ mine, found, product: mine.weight * found.weight }] : [];
  });
  const cosine = shared.reduce((sum, { product }) => sum + product, 0);
  const subjects = both(profile.subjects, other.subjects);
  if (cosine < similarWeight(subjects.length > 0 ? 'leastText' : 'leastElsewhere')) return null;
  const common: Common = {
    terms: tellingWords(shared),
    subjects,
    after: yearsAfter(profile.levels, other.levels),
  };
  const score =
    similarWeight('text') * Math.min(1, cosine) +
    similarWeight('subject') * shareOf(profile.subjects, other.subjects) +
    similarWeight('level') * shareOf(classesIn(profile.levels), classesIn(other.levels));
  return between(profile, other, { kind: 'similar', score, common });
}

/** The other asks for what this one teaches, in a subject of both. */
export function preparation(profile: Profile, other: Profile): Neighbour | null {
  const shared = both(other.needs, profile.goals);
  const subjects = both(profile.subjects, other.subjects);
  if (shared.length < nearnessFigure('sharedNeeds') || subjects.length === 0) return null;
  const written = new Map(other.vector.map(({ term, word }) => [term, word]));
  const terms = shared.map((term) => ({ term, word: written.get(term) ?? term }));
  const common: Common = { terms: terms.slice(0, MOST_WORDS), subjects, after: [] };
  return between(profile, other, { kind: 'next', score: shared.length / other.needs.length, common });
}

function between(
  { resourceId }: Profile,
  other: Profile,
  rest: Pick<Neighbour, 'kind' | 'score' | 'common'>,
): Neighbour {
  return { resourceId, otherId: other.resourceId, ...rest };
}

interface Shared {
  readonly mine: WeighedTerm;
  readonly found: WeighedTerm;
  readonly product: number;
}

/** What one of them is called by comes first: in a text stand « puis », names and slips too. */
function tellingWords(shared: readonly Shared[]): SharedTerm[] {
  const told = shared.filter(({ mine, found }) => mine.told || found.told);
  return (told.length > 0 ? told : shared)
    .toSorted((a, b) => b.product - a.product)
    .slice(0, MOST_WORDS)
    .map(({ mine, found }) => ({ term: mine.term, word: (mine.told ? mine : found).word }));
}

function nearest(others: readonly Profile[], compare: (other: Profile) => Neighbour | null): Neighbour[] {
  const families = new Map<string, number>();
  return others
    .flatMap((other) => {
      const found = compare(other);
      return found ? [{ found, familyId: other.familyId }] : [];
    })
    .sort((a, b) => b.found.score - a.found.score || (a.found.otherId < b.found.otherId ? -1 : 1))
    .filter(({ familyId }) => {
      const known = families.get(familyId) ?? 0;
      families.set(familyId, known + 1);
      return known < vectorFigure('ofFamily');
    })
    .slice(0, vectorFigure('kept'))
    .map(({ found }) => found);
}

/** Of what either has, how much both have: 0 to 1. */
function shareOf(mine: readonly string[], theirs: readonly string[]): number {
  const shared = both(mine, theirs).length;
  return shared === 0 ? 0 : shared / (mine.length + theirs.length - shared);
}

const both = (mine: readonly string[], theirs: readonly string[]): string[] =>
  mine.filter((id) => theirs.includes(id));
