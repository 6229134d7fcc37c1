import { readFileSync } from 'node:fs';
import { type ReviewFields, verdicts } from '../review/review.js';
import type { Criterion } from '../rubric/rubric.js';

const divergenceRules = JSON.parse(
  readFileSync(new URL('../data/divergence.json', import.meta.url), 'utf8'),
) as {
  readonly verdict: { readonly steps: number; readonly reason: string };
  readonly criterion: { readonly weight: number; readonly levels: number; readonly reason: string };
};

/** On what reviews of one round are too far apart to be merged: a third is asked. */
export interface Divergence {
  readonly onVerdict: boolean;
  /** Keys of criteria. */
  readonly onCriteria: readonly string[];
}

/** Whether a third reading is asked. */
export const diverge = (...given: Parameters<typeof divergenceOf>): boolean => {
  const { onVerdict, onCriteria } = divergenceOf(...given);
  return onVerdict || onCriteria.length > 0;
};

export function divergenceOf(
  reviews: readonly Pick<ReviewFields, 'answers' | 'verdict'>[],
  criteria: readonly Pick<Criterion, 'key' | 'weight'>[],
): Divergence {
  const { verdict, criterion } = divergenceRules;
  const places = reviews.flatMap((review) => (review.verdict ? [verdicts.indexOf(review.verdict)] : []));
  return {
    onVerdict: spread(places) >= verdict.steps,
    onCriteria: criteria
      .filter(({ weight }) => weight >= criterion.weight)
      .filter(
        ({ key }) => spread(reviews.map(({ answers }) => answers?.[key]?.grade ?? null)) >= criterion.levels,
      )
      .map(({ key }) => key),
  };
}

/** « Sans objet » and what is not answered are on no scale. */
function spread(places: readonly (number | null)[]): number {
  const given = places.filter((place) => place !== null);
  return given.length < 2 ? 0 : Math.max(...given) - Math.min(...given);
}
