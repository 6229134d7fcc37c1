import { classesOf, doubleLevels, doubleLevelTerms, groupings, groupingsIn, printings } from '#vocabulary';

/** What an author says of the class that her resource is for. */
interface SaidForClass {
  readonly levels: readonly string[];
  readonly fields: {
    readonly groupSize?: string | null;
    readonly blackAndWhite?: boolean | null;
    readonly multiLevel?: boolean | null;
  };
}

const BLACK_AND_WHITE = 'noir-et-blanc';
const ANY_DOUBLE_LEVEL = 'double-niveau';

/** Her own words on groups, as ids: one free field says several ways of grouping. */
export const groupingValues = ({ fields }: SaidForClass): string[] => groupingsIn(fields.groupSize ?? '');

export const printingValues = ({ fields }: SaidForClass): string[] =>
  fields.blackAndWhite ? [BLACK_AND_WHITE] : [];

/**
 * The pairs of classes that a resource is made for: those whose two classes its author named, each by its name; when she
 * said « prévue pour un double niveau », those of a cycle that she named too. « Cycle 2 » alone is for any one class of it.
 */
export function doubleLevelValues({ levels, fields }: SaidForClass): string[] {
  const meant = new Set(fields.multiLevel ? [...levels, ...classesOf(levels)] : levels);
  const pairs = [...doubleLevels()].filter(([, classes]) => classes.every((one) => meant.has(one)));
  return [...(fields.multiLevel ? [ANY_DOUBLE_LEVEL] : []), ...pairs.map(([id]) => id)];
}

export const groupingLabel = (id: string): string | null =>
  groupings().find((grouping) => grouping.id === id)?.label ?? null;

export const printingLabel = (id: string): string | null => printings().get(id) ?? null;

/** « CE1-CE2 », « Prévue pour un double niveau ». */
export const doubleLevelLabel = (id: string): string | null =>
  doubleLevelTerms().find((term) => term.id === id)?.label ?? null;
