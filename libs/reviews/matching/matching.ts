import { type ConflictCode } from './conflict.js';
import {
  costOf,
  type Fit,
  fitOf,
  matchingWeights,
  type ReviewerOffer,
  type ReviewNeed,
  unavailability,
} from './matching-fit.js';
import { cheapestFlow } from './matching-flow.js';
import { explanationFor, gapSentence } from './matching-words.js';

/** One reviewer for one resource, and why. */
export interface MatchLine {
  readonly needId: string;
  readonly reviewerId: string;
  /** Less is better; its terms are in `fit`, and what the load adds in `load`. */
  readonly cost: number;
  readonly fit: Fit;
  readonly load: number;
  readonly explanation: string;
}

/** What a resource lacks, and what kept each reviewer away. */
interface MatchGap {
  readonly needId: string;
  readonly missing: number;
  readonly reasons: readonly { reviewerId: string; code: ConflictCode }[];
  readonly sentence: string;
}

export interface Matching {
  readonly lines: MatchLine[];
  readonly gaps: MatchGap[];
}

/** The best reviewers for one resource, the best first, and why each of the others is not among them. */
export function suggest(
  need: ReviewNeed,
  offers: readonly ReviewerOffer[],
  count: number,
): { lines: MatchLine[]; refused: { reviewerId: string; code: ConflictCode }[] } {
  const refused: { reviewerId: string; code: ConflictCode }[] = [];
  const lines: MatchLine[] = [];
  for (const offer of offers) {
    const fit = fitOf(need, offer);
    const code = typeof fit === 'string' ? fit : unavailability(offer);
    if (code !== null) refused.push({ reviewerId: offer.id, code });
    else lines.push(lineOf(need, offer, fit as Fit));
  }
  lines.sort((a, b) => a.cost - b.cost || (a.reviewerId < b.reviewerId ? -1 : 1));
  return { lines: lines.slice(0, count), refused };
}

/**
 * The best matching of a whole campaign: as many reviews as possible; where some are missing, the resources that waited
 * longest or lack least are served first, since a decision stands on all reviews of one, not on one review of all; then
 * the least cost. Each resource looks at its best candidates; when somebody is missing, at everybody.
 */
export function assignAll(asked: readonly ReviewNeed[], offers: readonly ReviewerOffer[]): Matching {
  const needs = [...asked].sort((a, b) => b.waitingDays - a.waitingDays || a.wanted - b.wanted);
  const available = offers.filter((offer) => unavailability(offer) === null);
  const candidates = needs.map((need) => candidatesOf(need, available));
  const most = matchingWeights.suggested.candidates;
  const nearest = candidates.map((list) => list.slice(0, most));
  let chosen = solve(needs, nearest, available);
  const isShort = needs.some((need, at) => chosen[at]!.length < need.wanted);
  if (isShort && candidates.some((list) => list.length > most)) chosen = solve(needs, candidates, available);
  return {
    lines: needs.flatMap((need, at) => linesOf(need, chosen[at]!)),
    gaps: needs.flatMap((need, at) => gapOf(need, chosen[at]!, offers)),
  };
}

interface Candidate {
  readonly column: number;
  readonly offer: ReviewerOffer;
  readonly fit: Fit;
  readonly cost: number;
}

/** Whoever may take it, the least cost first. */
function candidatesOf(need: ReviewNeed, available: readonly ReviewerOffer[]): Candidate[] {
  const found: Candidate[] = [];
  available.forEach((offer, column) => {
    const fit = fitOf(need, offer);
    if (typeof fit !== 'string') found.push({ column, offer, fit, cost: costOf(fit) });
  });
  const { each } = matchingWeights.load;
  const now = ({ cost, offer }: Candidate): number => cost + each * offer.load;
  return found.sort((a, b) => now(a) - now(b) || a.column - b.column);
}

function solve(
  needs: readonly ReviewNeed[],
  candidates: readonly (readonly Candidate[])[],
  available: readonly ReviewerOffer[],
): Candidate[][] {
  const rows = needs.map(({ wanted }, at) => ({
    wanted,
    columns: candidates[at]!.map(({ column }) => column),
    costs: candidates[at]!.map(({ cost }) => cost),
  }));
  return cheapestFlow(rows, available, matchingWeights.load.each).map((columns, at) =>
    candidates[at]!.filter(({ column }) => columns.includes(column)),
  );
}

const linesOf = (need: ReviewNeed, chosen: readonly Candidate[]): MatchLine[] =>
  chosen.map(({ offer, fit }) => lineOf(need, offer, fit));

function lineOf(need: ReviewNeed, offer: ReviewerOffer, fit: Fit): MatchLine {
  const load = matchingWeights.load.each * offer.load;
  return {
    needId: need.id,
    reviewerId: offer.id,
    cost: costOf(fit) + load,
    fit,
    load,
    explanation: explanationFor(need, offer),
  };
}

/** Whoever could have taken it and was given others instead is at her cap. */
function gapOf(need: ReviewNeed, chosen: readonly Candidate[], offers: readonly ReviewerOffer[]): MatchGap[] {
  const missing = need.wanted - chosen.length;
  if (missing <= 0) return [];
  const taken = new Set(chosen.map(({ offer }) => offer.id));
  const reasons = offers.flatMap((offer) => {
    if (taken.has(offer.id)) return [];
    const fit = fitOf(need, offer);
    const code = typeof fit === 'string' ? fit : (unavailability(offer) ?? 'above_cap');
    return [{ reviewerId: offer.id, code }];
  });
  const sentence = gapSentence(
    missing,
    reasons.map(({ code }) => code),
  );
  return [{ needId: need.id, missing, reasons, sentence }];
}
