import { readFileSync } from 'node:fs';
import type { Criterion } from '../rubric/rubric.js';
import type { ExemplarAnswers } from './exemplar.js';

const rules = JSON.parse(readFileSync(new URL('../data/calibration.json', import.meta.url), 'utf8')) as {
  readonly told: { readonly from: number; readonly reason: string };
};

/** How several people answered one criterion of one exemplar. */
export interface CriterionSpread {
  readonly criterion: string;
  /** By level, the best first. */
  readonly counts: readonly number[];
  readonly notApplicable: number;
  /** How far two of them are from each other on average: 0 together, 1 at both ends; null: not two that can be compared. */
  readonly apart: number | null;
}

/** Criterion by criterion, in the order of the rubric. */
export const spreadsOf = (
  given: readonly ExemplarAnswers[],
  criteria: readonly Criterion[],
): CriterionSpread[] => criteria.map((criterion) => spreadOn(criterion, given));

/** The same, for who may not know who said what: nothing of too few. */
export const toldSpreads = (
  given: readonly ExemplarAnswers[],
  criteria: readonly Criterion[],
): CriterionSpread[] => (given.length < rules.told.from ? [] : spreadsOf(given, criteria));

function spreadOn(
  { key, levels }: Pick<Criterion, 'key' | 'levels'>,
  given: readonly ExemplarAnswers[],
): CriterionSpread {
  const answers = given.map((each) => each[key]?.grade);
  const grades = answers.filter((grade) => grade != null);
  return {
    criterion: key,
    counts: levels.map((_, at) => grades.filter((grade) => grade === at + 1).length),
    notApplicable: answers.filter((grade) => grade === null).length,
    apart: apartOf(grades, levels.length - 1),
  };
}

function apartOf(grades: readonly number[], most: number): number | null {
  if (grades.length < 2) return null;
  const pairs = grades.flatMap((one, at) => grades.slice(at + 1).map((other) => Math.abs(one - other)));
  return pairs.reduce((sum, each) => sum + each, 0) / pairs.length / most;
}
