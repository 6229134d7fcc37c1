import { classesOf, expandTerms, getTerm, levels, taughtIn, type Teaching, type Term } from '#vocabulary';

/** Parts of school that a table shows at once: those of which the texts of law say what is taught. */
const CYCLES = ['maternelle', 'cycle-2', 'cycle-3', 'cycle-4', 'lycee-gt', 'lycee-pro'] as const;

export const coverageCycles = (): Term[] => CYCLES.map((id) => getTerm('levels', id));

/** How many published resources, and of them how many each promise is kept for. */
export interface CoverageCounts {
  readonly published: number;
  /** « Relue » or « recommandée ». */
  readonly reviewed: number;
  /** Looked at, without a barrier. */
  readonly accessible: number;
  /** Made for a need of pupils, from another resource. */
  readonly adapted: number;
}

export const nothing: CoverageCounts = { published: 0, reviewed: 0, accessible: 0, adapted: 0 };

/** What is taught in a class, and how much of it there is. */
export interface CoverageLine extends CoverageCounts, Teaching {}

/** What is taught in the classes of a cycle; null where it is none of ours. */
export function taughtInCycle(cycle: string): Teaching[] | null {
  return (CYCLES as readonly string[]).includes(cycle) ? taughtIn(cycle) : null;
}

/** Which terms of a resource count for which class and for which subject. */
export interface CountedTerms {
  readonly levels: readonly { term: string; counts: string }[];
  readonly subjects: readonly { term: string; counts: string }[];
}

/** « Cycle 3 » counts for CM1, CM2 and 6e; « Anglais » for the languages that hold it. */
export function countedTerms(taught: readonly Teaching[]): CountedTerms {
  const classes = new Set(taught.map(({ level }) => level.id));
  const subjects = new Set(taught.map(({ subject }) => subject.id));
  return {
    levels: levels().flatMap(({ id }) =>
      classesOf([id]).flatMap((one) => (classes.has(one) ? [{ term: id, counts: one }] : [])),
    ),
    subjects: [...subjects].flatMap((id) =>
      expandTerms('subjects', [id]).map((term) => ({ term, counts: id })),
    ),
  };
}
