/** A count of what stands at one place of a tree, said as the way from the root. */
export interface Cell {
  readonly path: readonly string[];
  readonly count: number;
}

/** Under it nothing is said: where five comes from is in docs/decisions/0036-counts-that-say-nothing-of-one.md. */
export const fewest = 5;

/**
 * What may be published of a tree of counts, as pieces that never overlap. A piece is a leaf, or at an inner place all
 * its branches that are too small to be told apart, told together. Each says a multiple of five below the truth.
 * Whatever is shown elsewhere is a sum of these pieces, so that no difference between two sums says more than they do:
 * see docs/decisions/0036-counts-that-say-nothing-of-one.md.
 * @param leaves all as deep as each other; several at one place are added
 */
export function publishedCells(leaves: readonly Cell[]): Cell[] {
  return piecesUnder([], leaves);
}

function piecesUnder(path: readonly string[], leaves: readonly Cell[]): Cell[] {
  const total = sumOf(leaves);
  if (total < fewest) return [];
  const [first] = leaves;
  if (first?.path.length === path.length) return [{ path, count: rounded(total) }];
  const branches = [...branchesOf(leaves, path.length)];
  const small = branches.filter(([, held]) => sumOf(held) < fewest);
  return [
    ...branches.flatMap(([name, held]) => piecesUnder([...path, name], held)),
    ...together(
      path,
      small.map(([, held]) => sumOf(held)),
    ),
  ];
}

/** Small branches as one piece: never a number that they reach only when each is as large as a small one can be. */
function together(path: readonly string[], counts: readonly number[]): Cell[] {
  const present = counts.filter((count) => count > 0);
  const count = rounded(present.reduce((sum, each) => sum + each, 0));
  const said = count === present.length * (fewest - 1) ? count - fewest : count;
  return said > 0 ? [{ path, count: said }] : [];
}

function branchesOf(leaves: readonly Cell[], depth: number): Map<string, Cell[]> {
  const branches = new Map<string, Cell[]>();
  for (const leaf of leaves) {
    const name = leaf.path[depth] ?? '';
    branches.set(name, [...(branches.get(name) ?? []), leaf]);
  }
  return branches;
}

const rounded = (count: number): number => count - (count % fewest);
const sumOf = (cells: readonly Cell[]): number => cells.reduce((sum, { count }) => sum + count, 0);

/** The sum of the pieces that lie wholly where these agree; null: too few to be said. */
export function publishedSum(pieces: readonly Cell[], isWithin: (path: readonly string[]) => boolean) {
  return sumOf(pieces.filter(({ path }) => isWithin(path))) || null;
}

/** The same rule, of what one question was answered: `id` null where it was not. */
export function publishedTallies<Tally extends { readonly id: string | null; readonly count: number }>(
  tallies: readonly Tally[],
): { total: number | null; parts: Tally[] } {
  const pieces = publishedCells(tallies.map(({ id, count }) => ({ path: [id ?? ''], count })));
  const said = new Map(pieces.map(({ path, count }) => [path[0], count]));
  const parts = tallies.flatMap((tally) => {
    const count = said.get(tally.id ?? '');
    return count === undefined ? [] : [{ ...tally, count }];
  });
  return { total: publishedSum(pieces, () => true), parts };
}
