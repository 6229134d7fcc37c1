import { readFileSync } from 'node:fs';
import type { ReviewFields } from '../review/review.js';

/** How far apart two grades are. Levels of a rubric are ordered, and no more is known of them: ordinal. */
export type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio';

const agreementRules = JSON.parse(
  readFileSync(new URL('../data/agreement.json', import.meta.url), 'utf8'),
) as {
  readonly low: { readonly below: number; readonly source: string };
  readonly enough: { readonly units: number; readonly reason: string };
  readonly exemplars: { readonly units: number; readonly people: number; readonly reason: string };
};

/** Grades are places of a level; more of them would be no rubric. */
const GRADES = 32;
/** Divisible by 1 to 22: the weights 1 / (m − 1) add up and are taken away again without rounding. */
const WHOLE = 232_792_560;

/**
 * Krippendorff's alpha (« Computing Krippendorff's Alpha-Reliability », 2011), with missing values: the coincidences of
 * grades are kept, so that a review that comes in costs its own grades, and asking costs the square of the scale.
 */
export class Agreement {
  private readonly coincidences = new Float64Array(GRADES * GRADES);
  private pairable = 0;

  /** How many things were graded twice or more. */
  get units(): number {
    return this.pairable;
  }

  /** The grades that several people gave to one thing; null: none. */
  add(grades: readonly (number | null)[]): void {
    this.count(grades, 1);
  }

  /** What was added before, since one of them changed. */
  remove(grades: readonly (number | null)[]): void {
    this.count(grades, -1);
  }

  /** 1 where all agree, 0 where chance would do as well, below where it would do better; null without variation. */
  alpha(metric: Metric = 'ordinal'): number | null {
    const totals = this.totals();
    const sum = totals.reduce((one, other) => one + other, 0);
    const distance = distances[metric](totals);
    let [observed, expected] = [0, 0];
    for (let one = 0; one < GRADES; one += 1) {
      if (totals[one] === 0) continue;
      for (let other = one + 1; other < GRADES; other += 1) {
        if (totals[other] === 0) continue;
        const apart = distance(one, other);
        observed += this.coincidences[one * GRADES + other]! * apart;
        expected += totals[one]! * totals[other]! * apart;
      }
    }
    return expected === 0 ? null : 1 - ((sum - 1) * observed) / (WHOLE * expected);
  }

  private count(grades: readonly (number | null)[], sign: 1 | -1): void {
    let given = 0;
    for (const grade of grades) if (grade !== null) given += 1;
    if (given < 2) return;
    this.pairable += sign;
    const weight = (sign * WHOLE) / (given - 1);
    for (let at = 0; at < grades.length; at += 1) {
      const one = grades[at]!;
      if (one === null) continue;
      for (let next = at + 1; next < grades.length; next += 1) {
        const other = grades[next]!;
        if (other === null) continue;
        this.coincidences[place(one) * GRADES + place(other)]! += weight;
        this.coincidences[other * GRADES + one]! += weight;
      }
    }
  }

  /** Of each grade, how many that can be compared with another. */
  private totals(): Float64Array {
    const totals = new Float64Array(GRADES);
    for (let at = 0; at < GRADES * GRADES; at += 1)
      totals[Math.floor(at / GRADES)]! += this.coincidences[at]! / WHOLE;
    return totals;
  }
}

export interface CriterionAgreement {
  readonly alpha: number | null;
  /** Rounds that two people or more graded. */
  readonly units: number;
  /** `unknown`: too few, or no variation. */
  readonly state: 'unknown' | 'low' | 'sufficient';
}

/** How far reviewers understand one criterion alike; each round is what its reviews say. */
export function agreementOn(
  criterion: string,
  rounds: readonly (readonly Pick<ReviewFields, 'answers'>[])[],
): CriterionAgreement {
  const agreement = new Agreement();
  for (const reviews of rounds)
    agreement.add(reviews.map(({ answers }) => answers?.[criterion]?.grade ?? null));
  return judge(agreement, agreement.units >= agreementRules.enough.units);
}

/** The same on a few exemplars that everybody grades; each is what people answered to the criterion, null: nothing. */
export function agreementOnExemplars(exemplars: readonly (readonly (number | null)[])[]): CriterionAgreement {
  const { units, people } = agreementRules.exemplars;
  const agreement = new Agreement();
  for (const grades of exemplars) agreement.add(grades);
  const wellGraded = exemplars.filter(
    (grades) => grades.filter((grade) => grade !== null).length >= people,
  ).length;
  return judge(agreement, wellGraded >= units);
}

function judge(agreement: Agreement, isEnough: boolean): CriterionAgreement {
  const { low } = agreementRules;
  const { units } = agreement;
  const alpha = agreement.alpha();
  if (alpha === null || !isEnough) return { alpha, units, state: 'unknown' };
  return { alpha, units, state: alpha < low.below ? 'low' : 'sufficient' };
}

/** Squared distances; the ordinal one depends on how many grades lie between two. */
const distances: Record<Metric, (totals: Float64Array) => (one: number, other: number) => number> = {
  nominal: () => () => 1,
  ordinal: (totals) => {
    const upTo = new Float64Array(GRADES + 1);
    totals.forEach((total, grade) => (upTo[grade + 1] = upTo[grade]! + total));
    return (one, other) => (upTo[other + 1]! - upTo[one]! - (totals[one]! + totals[other]!) / 2) ** 2;
  },
  interval: () => (one, other) => (one - other) ** 2,
  ratio: () => (one, other) => ((one - other) / (one + other)) ** 2,
};

function place(grade: number): number {
  if (!Number.isInteger(grade) || grade < 0 || grade >= GRADES)
    throw new RangeError(`No level has the place ${grade}.`);
  return grade;
}
