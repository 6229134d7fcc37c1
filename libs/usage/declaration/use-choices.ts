import { readFileSync } from 'node:fs';
import { adaptationReasons, classesOf, departements, levels, levelTree, type Term } from '#vocabulary';

/** One answer that a form offers. */
export interface Choice {
  readonly id: string;
  readonly label: string;
}

/** How long it took in class, in minutes; the longest stands for all that is longer. */
export interface DurationChoice {
  readonly minutes: number;
  readonly label: string;
}

/** What one may have changed. One that stands alone goes with no other. */
interface Change extends Choice {
  readonly alone: boolean;
}

type WrittenChange = { id: string; label: string; alone?: boolean } | { reason: string };

const written = JSON.parse(readFileSync(new URL('../data/use-choices.json', import.meta.url), 'utf8')) as {
  durations: DurationChoice[];
  changes: WrittenChange[];
};

export const useDurations: readonly DurationChoice[] = written.durations;

const reasons = new Map(adaptationReasons().map(({ id, shortLabel }) => [id, shortLabel]));

export const useChanges: readonly Change[] = written.changes.map((change) =>
  'reason' in change
    ? { id: change.reason, label: reasons.get(change.reason) ?? change.reason, alone: false }
    : { alone: false, ...change },
);

/** Where school is taught: départements, without the académies and collectivités that hold none. */
export const useDepartements: readonly Choice[] = departements().map(({ id, code = '', label }) => ({
  id,
  label: `${code} ${label}`,
}));

const named = ({ id, shortLabel }: Term): Choice => ({ id, label: shortLabel });
const levelTerms = new Map(levels().map((term) => [term.id, term]));

/** The classes that a resource names, in the order of school. */
export const ownLevels = (ids: readonly string[]): Choice[] =>
  classesOf(ids).flatMap((id) => {
    const term = levelTerms.get(id);
    return term ? [named(term)] : [];
  });

/** The usual classes beside these. */
export function otherLevels(own: readonly Choice[]): Choice[] {
  const known = new Set(own.map(({ id }) => id));
  return levelTree()
    .flatMap(({ term, children }) => (children.length > 0 ? children.map((child) => child.term) : [term]))
    .filter(({ id }) => !known.has(id) && !withoutClass.has(id))
    .map(named);
}

/** Of the vocabulary of levels, those where nobody teaches a class. */
const withoutClass = new Set(['asseh-1', 'asseh-2', 'formation-personnels', 'tous-niveaux', 'tout-public']);

/** As people read it; an id that left the lists stays one. */
export const levelName = (id: string): string => levelTerms.get(id)?.shortLabel ?? id;
export const durationName = (minutes: number): string =>
  useDurations.find((each) => each.minutes === minutes)?.label ?? `${String(minutes)} min`;
export const changeName = (id: string): string => useChanges.find((each) => each.id === id)?.label ?? id;
