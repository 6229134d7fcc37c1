import {
  academies,
  collectivites,
  departements,
  findTerm,
  levelTree,
  levels,
  subjects,
  type Term,
} from '#vocabulary';

/** One value of a dimension, for a filter and a table. */
export interface Group {
  readonly id: string;
  readonly label: string;
}

const several = 'plusieurs';
const unsaid = 'non-precise';

/**
 * Levels and subjects in groups that never overlap: what is of several is a group of its own, or it would be counted
 * twice and a difference would tell how often.
 */
export const stageGroups: readonly Group[] = [
  ...levelTree().map(({ term }) => ({ id: term.id, label: term.shortLabel })),
  { id: several, label: 'Plusieurs étapes' },
  { id: unsaid, label: 'Niveau non précisé' },
];

export const subjectGroups: readonly Group[] = [
  ...subjects()
    .filter(({ parents }) => parents.length === 0)
    .map(({ id, label }) => ({ id, label })),
  { id: several, label: 'Plusieurs disciplines' },
  { id: unsaid, label: 'Discipline non précisée' },
];

const stages = new Map(
  levelTree().flatMap(({ term, children }) => [
    [term.id, term.id] as const,
    ...below(children).map((id) => [id, term.id] as const),
  ]),
);

function below(nodes: ReturnType<typeof levelTree>): string[] {
  return nodes.flatMap(({ term, children }) => [term.id, ...below(children)]);
}

/** The group of these levels. */
export const stageOf = (ids: readonly string[]): string => one(ids.map(stageOfLevel));

/** A level that spans classes without a place in the tree stands where they do. */
function stageOfLevel(id: string): string {
  const known = stages.get(id);
  if (known) return known;
  const classes = findTerm('levels', id)?.classes ?? [];
  return classes.length > 0 ? one(classes.map((each) => stages.get(each) ?? unsaid)) : unsaid;
}

/** The group of these subjects: the widest that holds each. */
export const subjectOf = (ids: readonly string[]): string => one(ids.map(root));

function root(id: string): string {
  const parent = findTerm('subjects', id)?.parents[0];
  return parent === undefined ? id : root(parent);
}

function one(groups: readonly string[]): string {
  const [first = unsaid, ...others] = new Set(groups);
  return others.length > 0 ? several : first;
}

/** From the académie to the département; a collectivité outside any stands for both. Null: nowhere we know. */
export function placeOf(code: string): readonly [string, string] | null {
  const departement = findTerm('departements', code);
  if (departement) return [departement.parents[0] ?? code, code];
  return (findTerm('collectivites', code) ?? findTerm('academies', code)) ? [code, code] : null;
}

const labels = new Map(
  [...academies(), ...collectivites(), ...departements(), ...levels()].map((term: Term) => [
    term.id,
    term.label,
  ]),
);
export const placeName = (code: string): string => labels.get(code) ?? 'France';
export const groupName = (groups: readonly Group[], id: string): string =>
  groups.find((each) => each.id === id)?.label ?? id;
