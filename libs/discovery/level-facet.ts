import { classesOf, expandLevels, findTerm, levels } from '#vocabulary';

/**
 * The values under which a resource stands whose author named these levels: its classes and all that contains them,
 * so that « Cycle 3 » counts CM1, CM2 and 6e, and a filter on any of the four finds what it counted.
 */
export function levelValues(said: readonly string[]): string[] {
  const own = new Set([...said, ...classesOf(said)]);
  const values = new Set([...own, ...[...own].flatMap(containing)]);
  return levels()
    .map((term) => term.id)
    .filter((id) => values.has(id));
}

/** The levels that an author may name so that her resource stands under this one. */
export function levelsUnder(value: string): string[] {
  return levels()
    .map((term) => term.id)
    .filter((id) => levelValues([id]).includes(value));
}

/** Every level that holds this one, near or far. */
function containing(id: string): string[] {
  if (!findTerm('levels', id)) return [];
  return levels()
    .map((term) => term.id)
    .filter((wide) => expandLevels([wide]).includes(id));
}
