import { classesOf, expandLevels } from '#vocabulary';
import { yearSuccessions } from './proximity-figures.js';

/** The classes that levels speak of, wide ones unfolded: « Cycle 3 » is CM1, CM2 and 6e. */
export const classesIn = (levels: readonly string[]): string[] => [
  ...new Set([...levels, ...classesOf(levels), ...expandLevels(levels)]),
];

/** Of the levels of one resource, those that come the year after the other’s; none when both share a class. */
export function yearsAfter(levels: readonly string[], others: readonly string[]): string[] {
  const mine = new Set(classesIn(levels));
  const theirs = classesIn(others);
  if (theirs.some((level) => mine.has(level))) return [];
  const following = new Set(
    yearSuccessions.flatMap((years) => years.filter((_, at) => mine.has(years[at - 1] ?? ''))),
  );
  return others.filter((level) => classesIn([level]).some((each) => following.has(each)));
}
