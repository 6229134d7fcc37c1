import { levels, normalise, recogniseTerm, subjects, type Term } from '#vocabulary';

/** What words just begun may lead to. `id`: of a level or a subject, its id in the vocabulary; of a resource, its slug. */
export interface Suggestion {
  readonly kind: 'level' | 'subject' | 'resource';
  readonly id: string;
  readonly label: string;
}

/** One letter says nothing, and would ask for half of the index. */
const SHORTEST_TEXT = 2;
const MOST_AISLES = 3;

export const isEnoughToSuggest = (text: string): boolean => normalise(text).length >= SHORTEST_TEXT;

/** The levels and subjects that the words begin to name: « cm » and « sci mat » as well as « maths ». */
export function suggestedAisles(text: string): Suggestion[] {
  const typed = normalise(text).split(' ');
  const levelsNamed = begunBy(typed, levels(), recogniseTerm('levels', text)).map(as('level', typed));
  const subjectsNamed = begunBy(typed, subjects(), recogniseTerm('subjects', text)).map(as('subject', typed));
  return [...levelsNamed, ...subjectsNamed].slice(0, MOST_AISLES);
}

/** The term that the whole text names, then those whose name starts with it, then those that hold its words. */
function begunBy(typed: readonly string[], terms: readonly Term[], named: Term | null): Term[] {
  const holding = terms.filter((term) => spellings(term).some((words) => holdsAll(words, typed)));
  const starting = holding.filter((term) =>
    spellings(term).some(([first = '']) => first.startsWith(typed[0]!)),
  );
  return [...new Set([...(named ? [named] : []), ...starting, ...holding])];
}

const spellings = ({ label, shortLabel }: Term): string[][] =>
  [shortLabel, label].map((name) => normalise(name).split(' '));

const holdsAll = (words: readonly string[], typed: readonly string[]): boolean =>
  typed.every((begun) => words.some((word) => word.startsWith(begun)));

/** By the short name, unless only the long one says why: « SVT » answers « sciences » by its whole name. */
const as =
  (kind: Suggestion['kind'], typed: readonly string[]) =>
  (term: Term): Suggestion => {
    const [short, long] = spellings(term).map((words) => holdsAll(words, typed));
    return { kind, id: term.id, label: long && !short ? term.label : term.shortLabel };
  };
