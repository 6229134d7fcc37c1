import { expandTerms, findTerm, getTerm, listTerms, type Term } from './term.js';

export interface LevelNode {
  term: Term;
  children: LevelNode[];
}

/** Facets and forms show school as teachers speak of it: cycles up to the 3e, then years. */
const TREE: Record<string, readonly string[]> = {
  maternelle: ['tps', 'ps', 'ms', 'gs'],
  'cycle-2': ['cp', 'ce1', 'ce2'],
  'cycle-3': ['cm1', 'cm2', '6e'],
  'cycle-4': ['5e', '4e', '3e', '3e-prepa-metiers'],
  segpa: ['6e-segpa', '5e-segpa', '4e-segpa', '3e-segpa'],
  'lycee-gt': ['seconde', 'premiere', 'terminale'],
  seconde: ['2de-gt', '2de-sthr'],
  premiere: ['1re-g', '1re-t'],
  '1re-t': ['1re-stmg', '1re-st2s', '1re-sti2d', '1re-stl', '1re-std2a', '1re-sthr'],
  terminale: ['tle-g', 'tle-t'],
  'tle-t': ['tle-stmg', 'tle-st2s', 'tle-sti2d', 'tle-stl', 'tle-std2a', 'tle-sthr'],
  'lycee-pro': ['2de-pro', '1re-pro', 'tle-pro', 'cap', 'bma', 'bp', 'mc'],
  cap: ['cap-1', 'cap-2'],
  superieur: ['bts', 'cpge'],
  bts: ['bts-1', 'bts-2'],
  cpge: ['cpge-1', 'cpge-2'],
};
const ROOTS = ['maternelle', 'cycle-2', 'cycle-3', 'cycle-4', 'segpa', 'lycee-gt', 'lycee-pro', 'superieur'];
const APART = ['ulis', 'upe2a', 'asseh-1', 'asseh-2', 'formation-personnels', 'tous-niveaux', 'tout-public'];

/** Wide levels that a card may name in place of their classes; the second order prefers cycles to schools. */
const WIDE_BY_SCHOOL = [
  ...['lycee-gt', 'lycee-pro', 'elementaire', 'maternelle', 'college', 'segpa'],
  ...['cycle-2', 'cycle-3', 'cycle-4', 'seconde', 'premiere', 'terminale', 'cap', 'bts', 'cpge'],
];
const WIDE_BY_CYCLE = ['cycle-2', 'cycle-3', 'cycle-4', ...WIDE_BY_SCHOOL];

/** The tree of facets and forms; each class stands in it once. */
export function levelTree(): LevelNode[] {
  const node = (id: string): LevelNode => ({
    term: getTerm('levels', id),
    children: (TREE[id] ?? []).map(node),
  });
  return [...ROOTS, ...APART].map(node);
}

/** What a filter on these levels admits: themselves and the classes below, never those above. */
export function expandLevels(ids: readonly string[]): string[] {
  return expandTerms('levels', ids);
}

/** The classes where a resource stands whose author named these levels: « Cycle 3 » → CM1, CM2, 6e. */
export function classesOf(ids: readonly string[]): string[] {
  const classes = new Set(ids.flatMap((id) => findTerm('levels', id)?.classes ?? [id]));
  return inOrder(classes).map((term) => term.id);
}

/** Levels in a few words for a card: « CM1, CM2 », « Cycle 3 » when all three, « Première ». Unknown ids are left out. */
export function levelLabel(ids: readonly string[]): string {
  const bySchool = compact(ids, WIDE_BY_SCHOOL);
  const byCycle = compact(ids, WIDE_BY_CYCLE);
  const shortest = byCycle.length < bySchool.length ? byCycle : bySchool;
  return shortest.map((term) => term.shortLabel).join(', ');
}

function compact(ids: readonly string[], wide: readonly string[]): Term[] {
  const left = new Set(ids);
  for (const id of wide) {
    const classes = getTerm('levels', id).classes ?? [];
    if (left.has(id) || (classes.length > 0 && classes.every((one) => left.has(one)))) {
      for (const below of expandLevels([id])) left.delete(below);
      left.add(id);
    }
  }
  return inOrder(left).filter((term) => !isBelowAnother(term.id, left));
}

function isBelowAnother(id: string, ids: ReadonlySet<string>): boolean {
  return [...ids].some((other) => other !== id && expandLevels([other]).includes(id));
}

function inOrder(ids: ReadonlySet<string>): Term[] {
  return listTerms('levels').filter((term) => ids.has(term.id));
}
