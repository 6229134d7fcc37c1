import { readFileSync } from 'node:fs';
import type { TerritoryKind } from '#identity';
import { classesOf, expandTerms } from '#vocabulary';
import { type ConflictCode } from './conflict.js';

/** A place on the way from somebody's own up to the nation. */
export interface TerritoryStep {
  readonly id: string;
  readonly kind: TerritoryKind;
}

/** A resource that waits for reviewers. */
export interface ReviewNeed {
  readonly id: string;
  /** How many more reviewers. */
  readonly wanted: number;
  /** Since it was submitted. */
  readonly waitingDays: number;
  readonly levels: readonly string[];
  readonly subjects: readonly string[];
  readonly language: string;
  readonly territoryPath: readonly TerritoryStep[];
  readonly forbidden: ReadonlyMap<string, ConflictCode>;
}

/** Somebody who reviews. */
export interface ReviewerOffer {
  readonly id: string;
  readonly levels: readonly string[];
  readonly subjects: readonly string[];
  readonly languages: readonly string[];
  readonly territoryPath: readonly TerritoryStep[];
  /** Reviews in hand, and how many at most. */
  readonly load: number;
  readonly cap: number;
  /** Days late, on average, in the past. */
  readonly pastDelayDays: number;
  readonly absent: boolean;
}

/** What one reviewer would cost for one resource, term by term: nothing is best. */
export interface Fit {
  readonly level: number;
  readonly subject: number;
  readonly territory: number;
  readonly delay: number;
}

export const matchingWeights = JSON.parse(
  readFileSync(new URL('../data/matching-weights.json', import.meta.url), 'utf8'),
) as {
  readonly competence: { level: number; subject: number; reason: string };
  readonly unknownCompetence: { level: number; subject: number; reason: string };
  readonly everything: { terms: readonly string[]; reason: string };
  readonly territory: Record<Meeting, number> & { reason: string };
  readonly load: { each: number; reason: string };
  readonly delay: { each: number; most: number; reason: string };
  readonly suggested: { candidates: number; reason: string };
};

/** The smallest place that holds both; « unknown » where one of them said no place. */
export type Meeting = 'circonscription' | 'departement' | 'academie' | 'national' | 'unknown';

/** What does not change with time: why this reviewer may not take this resource, or what she would cost. */
export function fitOf(need: ReviewNeed, offer: ReviewerOffer): Fit | ConflictCode {
  const forbidden = need.forbidden.get(offer.id);
  if (forbidden) return forbidden;
  if (!offer.languages.includes(need.language)) return 'unread_language';
  const level = shareOf(need.levels, offer.levels, knownClasses);
  const subject = shareOf(need.subjects, offer.subjects, knownSubjects);
  if (isElsewhere(level, subject)) return 'other_field';
  const { delay, territory } = matchingWeights;
  return {
    level: pointsOf(level, 'level'),
    subject: pointsOf(subject, 'subject'),
    territory: territory[meetingOf(need.territoryPath, offer.territoryPath)],
    delay: Math.min(delay.most, Math.round(delay.each * Math.max(0, offer.pastDelayDays))),
  };
}

/** Part of what the resource names that the reviewer knows; `open` where it asks nothing, `unsaid` where she said nothing. */
type Share = number | 'open' | 'unsaid';

/** She said what she knows, and none of it is asked. */
const isElsewhere = (level: Share, subject: Share): boolean =>
  (level === 0 || subject === 0) &&
  [level, subject].every((share) => typeof share === 'string' || share === 0);

function pointsOf(share: Share, part: 'level' | 'subject'): number {
  if (share === 'open') return 0;
  if (share === 'unsaid') return matchingWeights.unknownCompetence[part];
  return Math.round(matchingWeights.competence[part] * (1 - share));
}

export const costOf = ({ level, subject, territory, delay }: Fit): number =>
  level + subject + territory + delay;

/** Whoever may take the resource but has no time for it now. */
export function unavailability({ absent, load, cap }: ReviewerOffer): ConflictCode | null {
  if (absent) return 'absent';
  return load >= cap ? 'above_cap' : null;
}

/** Those of the resource's levels or subjects that the reviewer knows, as the resource names them. */
export const sharedLevels = (need: ReviewNeed, offer: ReviewerOffer): string[] =>
  shared(need.levels, offer.levels, knownClasses);
export const sharedSubjects = (need: ReviewNeed, offer: ReviewerOffer): string[] =>
  shared(need.subjects, offer.subjects, knownSubjects);

export function meetingOf(one: readonly TerritoryStep[], other: readonly TerritoryStep[]): Meeting {
  if (one.length === 0 || other.length === 0) return 'unknown';
  for (const { id, kind } of one)
    if (other.some((step) => step.id === id)) return kind === 'ecole' ? 'circonscription' : kind;
  return 'national';
}

function shareOf(
  wanted: readonly string[],
  known: readonly string[],
  meaning: (id: string) => ReadonlySet<string>,
): Share {
  const { everything } = matchingWeights;
  if (wanted.length === 0 || wanted.some((id) => everything.terms.includes(id))) return 'open';
  if (known.some((id) => everything.terms.includes(id))) return 1;
  return known.length === 0 ? 'unsaid' : shared(wanted, known, meaning).length / wanted.length;
}

function shared(
  wanted: readonly string[],
  known: readonly string[],
  meaning: (id: string) => ReadonlySet<string>,
): string[] {
  return wanted.filter((id) => known.some((other) => meets(meaning(id), meaning(other))));
}

function meets(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const id of one) if (other.has(id)) return true;
  return false;
}

/** « Cycle 3 » and CM1 meet; so do « Langues vivantes » and « Anglais ». */
const knownClasses = remembered((id) => classesOf([id]));
const knownSubjects = remembered((id) => expandTerms('subjects', [id]));

function remembered(read: (id: string) => readonly string[]): (id: string) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  return (id) => {
    const found = known.get(id) ?? new Set([id, ...read(id)]);
    known.set(id, found);
    return found;
  };
}
