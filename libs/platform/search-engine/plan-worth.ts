import type { QueryPlan } from './query-plan.js';

/** What each part of a plan is worth in an index, by rarity. */
export interface Worth {
  /** Rarity of each unit, 0 for one that nothing answers. */
  rarities: number[];
  /** Sum of the rarities. */
  whole: number;
  /** Worth of each alternative of the plan when it is found. */
  alternatives: number[];
}

/** `frequencies`: in how many of `size` documents each alternative of the plan is found. */
export function weigh(plan: QueryPlan, frequencies: readonly number[], size: number): Worth {
  const rarities = plan.unitWeights.map((weight, unit) => {
    const documents = documentsOf(plan, frequencies, unit);
    return documents > 0 ? weight * rarity(Math.min(size, documents), size) : 0;
  });
  return {
    rarities,
    whole: rarities.reduce((sum, each) => sum + each, 0),
    alternatives: plan.alternatives.map(({ unit, weight }, index) => {
      const own = (plan.unitWeights[unit] ?? 0) * rarity(frequencies[index] ?? 0, size);
      return weight * Math.min(rarities[unit] ?? 0, own);
    }),
  };
}

/** A word typed is as rare as itself; one that nothing holds, as what is searched instead. */
function documentsOf(plan: QueryPlan, frequencies: readonly number[], unit: number): number {
  const sum = (isCounted: (isTyped: boolean) => boolean): number =>
    plan.alternatives.reduce(
      (total, way, index) =>
        way.unit === unit && isCounted(way.isTyped) ? total + (frequencies[index] ?? 0) : total,
      0,
    );
  return sum((isTyped) => isTyped) || sum(() => true);
}

function rarity(documents: number, size: number): number {
  return Math.log(1 + (Math.max(0, size - documents) + 0.5) / (documents + 0.5));
}
