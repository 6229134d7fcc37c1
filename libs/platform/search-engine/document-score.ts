import type { QueryPlan } from './query-plan.js';
import type { Worth } from './plan-worth.js';
import type { FacetBoost } from './search-engine.js';
import {
  type Frequency,
  type Head,
  headImpact,
  occurrences,
  occurrencesInHead,
  worthOfOccurrences,
} from './text-rank.js';

/** What orders a document among others. Streams are stems in the order of a text. */
export interface ScoredDocument extends Head {
  titleLength: number;
  wordCount: number;
  facets: Record<string, readonly string[]>;
  rank: number;
  /** For each alternative of the plan how much the files hold it, for each pair whether they do. */
  inFiles: { alternatives: readonly Frequency[]; pairs: readonly boolean[] };
}

export interface Score {
  score: number;
  /** Share of the query answered, 0 to 1. */
  coverage: number;
}

const WORTH = { found: 0.12, inFiles: 0.3, sideBySide: 0.5, sideBySideInFiles: 0.08, wholeTitle: 0.1 };
/** Completeness separates equals, no more. */
const COMPLETENESS = 0.05;

/** Scores a document against a plan: the same judgement as PostgreSQL’s engine (statement.ts, postgres-query.ts). */
export function scoreDocument(
  document: ScoredDocument,
  plan: QueryPlan,
  worth: Worth,
  boosts: readonly FacetBoost[],
): Score {
  const favour = favourOf(document, boosts);
  if (plan.unitWeights.length === 0) return { score: favour, coverage: 1 };
  const answers = answersOf(document, plan, worth);
  const whole = worth.whole || 1;
  const coverage = total(answers, ({ cover }) => cover) / whole;
  const inFiles = WORTH.inFiles * total(answers, ({ inFiles }) => inFiles);
  const titled = answers.filter(({ isInTitle }) => isInTitle).length / Math.max(1, document.titleLength);
  const score =
    total(answers, ({ score }) => score) +
    inFiles +
    pairsScore(document, plan, worth) +
    WORTH.wholeTitle * whole * Math.min(1, titled);
  return { score: score * coverage * favour, coverage };
}

interface Answer {
  score: number;
  cover: number;
  inFiles: number;
  isInTitle: boolean;
}

/** The best that the document does for each unit of the plan. */
function answersOf(document: ScoredDocument, plan: QueryPlan, worth: Worth): Answer[] {
  const answers: Answer[] = plan.unitWeights.map(() => ({
    score: 0,
    cover: 0,
    inFiles: 0,
    isInTitle: false,
  }));
  const length = Math.log2(Math.max(2, document.wordCount + 1));
  plan.alternatives.forEach(({ unit, stems, weight }, index) => {
    const frequency = document.inFiles.alternatives[index] ?? 0;
    const inHead = occurrencesInHead(document, stems);
    const answer = answers[unit];
    if (!answer || (inHead === 0 && frequency === 0)) return;
    const impact = headImpact(document, stems);
    const inFiles = worthOfOccurrences(frequency, stems, inHead);
    const cover = weight * (worth.rarities[unit] ?? 0);
    answer.cover = Math.max(answer.cover, cover);
    answer.score = Math.max(answer.score, (worth.alternatives[index] ?? 0) * (WORTH.found + impact));
    answer.inFiles = Math.max(answer.inFiles, (cover * inFiles) / length);
    answer.isInTitle ||= occurrences(document.title, stems) > 0;
  });
  return answers;
}

function pairsScore(document: ScoredDocument, plan: QueryPlan, worth: Worth): number {
  return total(
    plan.pairs.map(({ stems, units: [first, second] }, index) => {
      const both = (worth.rarities[first] ?? 0) + (worth.rarities[second] ?? 0);
      if (occurrencesInHead(document, stems) > 0)
        return both * WORTH.sideBySide * headImpact(document, stems);
      return document.inFiles.pairs[index] ? both * WORTH.sideBySideInFiles : 0;
    }),
    (each) => each,
  );
}

/** The best boost of each facet adds up; completeness separates equals. */
function favourOf({ facets, rank }: ScoredDocument, boosts: readonly FacetBoost[]): number {
  const best = new Map<string, number>();
  for (const { facet, value, weight } of boosts)
    if (facets[facet]?.includes(value)) best.set(facet, Math.max(best.get(facet) ?? 0, weight));
  return (1 + total([...best.values()], (each) => each)) * (1 + COMPLETENESS * rank);
}

function total<Item>(items: readonly Item[], read: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + read(item), 0);
}
