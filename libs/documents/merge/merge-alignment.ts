import { correspond, type Hints, type Pair } from './correspondence.js';
import { type MarkdownSource, type SourceBlock } from './markdown-source.js';

/** Three states of one text: what both started from, what one made of it, what the other made of it. */
export interface ThreeTexts<Text = MarkdownSource> {
  base: Text;
  mine: Text;
  theirs: Text;
}

/** Where each block of one text stands in another one, by index; absent where it does not. */
export interface MergeAlignment {
  /** From a block of theirs to what it was. */
  baseOfTheirs: Map<number, Pair>;
  /** From a block of the common text to what I made of it, or they did. */
  mineOfBase: Map<number, number>;
  theirsOfBase: Map<number, number>;
  mineOfTheirs: Map<number, number>;
  theirsOfMine: Map<number, number>;
  baseOfMine: Map<number, number>;
  /** Blocks of the common text that they moved: those that I have there already, and those that I moved elsewhere. */
  settledMoves: Set<number>;
  movedByMe: Set<number>;
}

export const isMove = ({ how }: Pair): boolean => how === 'moved' || how === 'recast';

type Blocks = readonly SourceBlock[];

export function alignThree({ base, mine, theirs }: ThreeTexts<Blocks>): MergeAlignment {
  const theirPairs = correspond(base, theirs);
  const movedByThem = new Set(theirPairs.filter(isMove).map(({ from }) => from));
  const myPairs = correspond(base, mine, knowing(theirPairs, { mine, theirs, movedByThem }));
  const baseOfMine = new Map(myPairs.map(({ from, to }) => [to, from]));
  const mineOfBase = new Map(myPairs.map(({ from, to }) => [from, to]));
  const mineOfTheirs = new Map(
    theirPairs.flatMap(({ from, to }): [number, number][] => {
      const own = mineOfBase.get(from);
      return own === undefined ? [] : [[to, own]];
    }),
  );
  // What they added or reworded may stand in mine as a block of its own: then I have it already.
  const moved = new Set(theirPairs.filter(isMove).map(({ to }) => to));
  const isMissing = (index: number): boolean =>
    !moved.has(index) && mine[mineOfTheirs.get(index) ?? -1]?.text !== theirs[index]!.text;
  const free = new Set([...mine.keys()].filter((index) => !baseOfMine.has(index)));
  const wanted = [...theirs.keys()].filter(isMissing);
  for (const [index, own] of sameText(wanted, (each) => theirs[each]!.text, { mine, free }))
    mineOfTheirs.set(index, own);
  const settled = [...mineOfTheirs].filter(([index]) => !moved.has(index));
  const settledMoves = theirPairs.filter((pair) => {
    const { from, to } = pair;
    const own = mineOfBase.get(from);
    return isMove(pair) && own !== undefined && followsSame(settled, to, own);
  });
  return {
    baseOfTheirs: new Map(theirPairs.map((pair) => [pair.to, pair])),
    mineOfBase,
    theirsOfBase: new Map(theirPairs.map(({ from, to }) => [from, to])),
    mineOfTheirs,
    theirsOfMine: new Map([...mineOfTheirs].map(([index, to]) => [to, index])),
    baseOfMine,
    settledMoves: new Set(settledMoves.map(({ from }) => from)),
    movedByMe: movedByMe(myPairs, movedByThem),
  };
}

/** What their changes tell of mine: the same rewording, the same addition, and blocks whose place is in doubt. */
function knowing(
  theirPairs: readonly Pair[],
  { mine, theirs, movedByThem }: { mine: Blocks; theirs: Blocks; movedByThem: ReadonlySet<number> },
): Hints {
  const paired = new Set(theirPairs.map(({ to }) => to));
  const added = [...theirs.keys()].filter((index) => !paired.has(index));
  return {
    // Where I have such a block tells whether I moved it too, not where the others are.
    unsettled: movedByThem,
    pairs: (left, right) =>
      sameText(
        theirPairs.filter(({ from, how }) => (how === 'changed' || how === 'recast') && left.has(from)),
        ({ to }) => theirs[to]!.text,
        { mine, free: right },
      ).map(([{ from }, to]) => ({ from, to, how: 'changed' })),
    fresh: (right) =>
      sameText(added, (index) => theirs[index]!.text, { mine, free: right }).map(([, index]) => index),
  };
}

/** Of these blocks of the common text, those that I have after another block than the one they followed there. */
function movedByMe(myPairs: readonly Pair[], blocks: ReadonlySet<number>): Set<number> {
  const settled = myPairs
    .filter((pair) => !isMove(pair) && !blocks.has(pair.from))
    .map(({ from, to }): [number, number] => [from, to]);
  const moved = myPairs.filter(({ from, to }) => blocks.has(from) && !followsSame(settled, from, to));
  return new Set(moved.map(({ from }) => from));
}

/** Whether a block at these places of two texts comes after the same block in both, among those that stand in both. */
function followsSame(settled: readonly (readonly [number, number])[], one: number, other: number): boolean {
  const before = settled.filter(([place]) => place < one).map(([place]) => place);
  const nearest = settled.filter(([, place]) => place < other);
  const last = nearest.reduce<readonly [number, number] | null>(
    (best, pair) => (best && best[1] > pair[1] ? best : pair),
    null,
  );
  return (last?.[0] ?? -1) === Math.max(-1, ...before);
}

/** Each of these with the first free block of mine that has its very text; a block serves once. */
function sameText<Item>(
  items: readonly Item[],
  textOf: (item: Item) => string,
  { mine, free }: { mine: readonly SourceBlock[]; free: ReadonlySet<number> },
): [Item, number][] {
  const waiting = new Map<string, number[]>();
  for (const index of free) {
    const { text } = mine[index]!;
    waiting.set(text, [...(waiting.get(text) ?? []), index]);
  }
  return items.flatMap((item) => {
    const found = waiting.get(textOf(item))?.shift();
    return found === undefined ? [] : [[item, found]];
  });
}
