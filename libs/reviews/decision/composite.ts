import { type ReviewFields, type Verdict, verdicts } from '../review/review.js';
import type { Criterion } from '../rubric/rubric.js';

/** What independent reviews say together, to be edited by whoever decides. */
export interface Composite {
  readonly verdict: Verdict | null;
  /** By key of criterion: the place of a level, 1 for the best; null where it does not apply to most. */
  readonly grades: Readonly<Record<string, number | null>>;
}

/** Of an even number, the weaker of the two in the middle: a doubt goes to the pupils. */
const weakerMiddle = (places: readonly number[]): number | undefined =>
  places.toSorted((one, other) => one - other)[Math.floor(places.length / 2)];

export function compose(reviews: readonly ReviewFields[], criteria: readonly Criterion[]): Composite {
  const places = reviews.flatMap(({ verdict }) => (verdict ? [verdicts.indexOf(verdict)] : []));
  const verdict = weakerMiddle(places);
  const answers = (key: string) => reviews.flatMap((review) => review.answers?.[key] ?? []);
  const grade = (key: string): number | null => {
    const given = answers(key).flatMap(({ grade: place }) => (place === undefined ? [] : [place]));
    const graded = given.filter((place) => place !== null);
    return graded.length * 2 < given.length ? null : (weakerMiddle(graded) ?? null);
  };
  return {
    verdict: verdict === undefined ? null : (verdicts[verdict] ?? null),
    grades: Object.fromEntries(criteria.map(({ key }) => [key, grade(key)])),
  };
}
