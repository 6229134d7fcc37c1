import { expandTerms, findTerm, taughtIn, type Teaching, type Term, whereTaught } from '#vocabulary';
import type { ChosenFilters } from './facet.js';
import type { SearchFacet } from './query.js';

/** All that is published under one level or one subject. */
export interface Aisle {
  readonly term: Term;
  readonly filters: ChosenFilters;
  /** What is taught there, which may be missing. */
  readonly taught: readonly Teaching[];
  /** The facet whose counts tell what is missing. */
  readonly counted: Extract<SearchFacet, 'levels' | 'subjects'>;
}

/** A teaching for which nothing, or nearly nothing, is published. */
export interface Gap extends Teaching {
  readonly count: number;
}

/** Below this, a teacher has no choice: we ask for more. */
const FEW = 3;

export function levelAisle(id: string): Aisle | null {
  const term = findTerm('levels', id);
  return term && { term, filters: { levels: [term.id] }, taught: taughtIn(term.id), counted: 'subjects' };
}

/** A subject with those that it holds: languages stand with each language. */
export function subjectAisle(id: string): Aisle | null {
  const term = findTerm('subjects', id);
  return (
    term && {
      term,
      filters: { subjects: expandTerms('subjects', [term.id]) },
      taught: whereTaught(term.id),
      counted: 'levels',
    }
  );
}

/**
 * The emptiest first, then in the order of school. `counts` are those of the counted facet inside the aisle. A wide
 * level has one gap a subject, whichever of its classes is taught it.
 */
export function gapsOf({ taught, counted, term }: Aisle, counts: ReadonlyMap<string, number>): Gap[] {
  const gaps = new Map<string, Gap>();
  for (const { level, subject, source } of taught) {
    const id = counted === 'subjects' ? subject.id : level.id;
    const count = countOf(id, counted, counts);
    if (gaps.has(id) || count >= FEW) continue;
    gaps.set(
      id,
      counted === 'subjects'
        ? { level: term, subject, source, count }
        : { level, subject: term, source, count },
    );
  }
  return [...gaps.values()].sort((a, b) => a.count - b.count);
}

/** The levels of an index hold their classes already; a subject is counted with those that it holds. */
function countOf(id: string, counted: Aisle['counted'], counts: ReadonlyMap<string, number>): number {
  const ids = counted === 'subjects' ? expandTerms('subjects', [id]) : [id];
  return ids.reduce((sum, one) => sum + (counts.get(one) ?? 0), 0);
}
