import { classesOf, expandLevels, levels } from '#vocabulary';

const inOrder = levels().map((term) => term.id);

/** Level → itself and every level that holds it, near or far. Computed once: each document asks. */
const holding = new Map<string, string[]>(inOrder.map((id) => [id, []]));
for (const wide of inOrder) for (const held of expandLevels([wide])) holding.get(held)?.push(wide);

/** Level → what its name stands under; see `levelValues`. */
const standing = new Map(
  inOrder.map((said) => [said, new Set([said, ...classesOf([said])].flatMap((id) => holding.get(id) ?? []))]),
);

/**
 * The values under which a resource stands whose author named these levels: its classes and all that holds them, so
 * that « Cycle 3 » counts CM1, CM2 and 6e, and a filter on any of the four finds what it counted.
 */
export function levelValues(said: readonly string[]): string[] {
  return inOrder.filter((value) => said.some((id) => standing.get(id)?.has(value)));
}

/** The levels that an author may name so that her resource stands under this one. */
export function levelsUnder(value: string): string[] {
  return inOrder.filter((said) => standing.get(said)?.has(value));
}
