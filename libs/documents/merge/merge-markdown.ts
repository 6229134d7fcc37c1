import { hashText } from '../block.js';
import { splitMarkdown } from './markdown-source.js';
import { alignThree, isMove, type MergeAlignment, type ThreeTexts } from './merge-alignment.js';
import { composeMerge } from './merge-composition.js';
import { type MergeChoice, type MergePiece, type PlacedPiece } from './merge-piece.js';

export interface MarkdownMerge {
  pieces: MergePiece[];
  /** How many blocks I changed, added, removed that they did not: they stay as they are. */
  kept: number;
  /** My text with the chosen pieces; every block without a choice keeps its bytes. */
  compose(choices: ReadonlyMap<string, MergeChoice>): string;
}

/** Compares two texts made from a common one, block by block; takes nothing by itself. */
export function mergeMarkdown(texts: ThreeTexts<string>): MarkdownMerge {
  const sources = {
    base: splitMarkdown(texts.base),
    mine: splitMarkdown(texts.mine),
    theirs: splitMarkdown(texts.theirs),
  };
  const { base, mine, theirs } = sources;
  const alignment = alignThree({ base: base.blocks, mine: mine.blocks, theirs: theirs.blocks });
  const placed = identified([...theirChanges(sources, alignment), ...theirRemovals(sources, alignment)]);
  return {
    pieces: inReadingOrder(placed, alignment).map(({ inMine: _, inTheirs: __, ...piece }) => piece),
    kept: countKept(sources, alignment, new Set(placed.map(({ inMine }) => inMine))),
    compose: (choices) => composeMerge(sources, alignment, { placed, choices }),
  };
}

type Found = Omit<PlacedPiece, 'id'>;

/** Blocks of theirs that are new, reworded or elsewhere, and not already so in mine. */
function theirChanges({ base, mine, theirs }: ThreeTexts, alignment: MergeAlignment): Found[] {
  const mineHas = counted(mine.blocks);
  const theyHave = counted(theirs.blocks);
  /** Of two equal blocks nobody can tell which is which: who has as many as they do has theirs. */
  const haveAlready = ({ text }: { text: string }): boolean =>
    (mineHas.get(text) ?? 0) >= (theyHave.get(text) ?? 0);
  return theirs.blocks.flatMap((block, inTheirs): Found[] => {
    const pair = alignment.baseOfTheirs.get(inTheirs);
    const inMine = alignment.mineOfTheirs.get(inTheirs) ?? null;
    const before = pair ? base.blocks[pair.from]!.text : null;
    const own = inMine === null ? null : mine.blocks[inMine]!.text;
    const texts = { base: before, mine: own, theirs: block.text };
    const found = { kind: block.kind, inMine, inTheirs, ...texts };
    if (pair?.how === 'same' || (pair?.how !== 'moved' && haveAlready(block))) return [];
    if (!pair) return [{ ...found, change: 'added', conflict: false }];
    const isMoved = isMove(pair) && inMine !== null && !alignment.settledMoves.has(pair.from);
    // A mere move keeps my words: only my own move stands against it.
    const isConflict =
      (pair.how !== 'moved' && own !== before) || (isMoved && alignment.movedByMe.has(pair.from));
    if (isMoved) return [{ ...found, change: 'moved', conflict: isConflict }];
    return pair.how === 'moved' ? [] : [{ ...found, change: 'changed', conflict: isConflict }];
  });
}

function counted(blocks: readonly { text: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of blocks) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function theirRemovals({ base, mine }: ThreeTexts, alignment: MergeAlignment): Found[] {
  return base.blocks.flatMap((block, index): Found[] => {
    const inMine = alignment.mineOfBase.get(index);
    if (alignment.theirsOfBase.has(index) || inMine === undefined) return [];
    const own = mine.blocks[inMine]!.text;
    const texts = { base: block.text, mine: own, theirs: null };
    return [
      {
        kind: block.kind,
        change: 'removed',
        conflict: own !== block.text,
        inMine,
        inTheirs: null,
        ...texts,
      },
    ];
  });
}

function identified(pieces: readonly Found[]): PlacedPiece[] {
  const seen = new Map<string, number>();
  return pieces.map((piece) => {
    const words = JSON.stringify([piece.change, piece.base, piece.theirs]);
    const stem = `bloc-${hashText(words).slice(0, 16)}`;
    const occurrence = (seen.get(stem) ?? 0) + 1;
    seen.set(stem, occurrence);
    return { ...piece, id: occurrence === 1 ? stem : `${stem}-${occurrence}` };
  });
}

/** As somebody meets them who reads her own text; what has no place there comes after the block it follows in theirs. */
function inReadingOrder(placed: readonly PlacedPiece[], { mineOfTheirs }: MergeAlignment): PlacedPiece[] {
  const placeOf = ({ inMine, inTheirs }: PlacedPiece): [number, number] => {
    if (inMine !== null) return [inMine, -1];
    for (let before = (inTheirs ?? 0) - 1; before >= 0; before -= 1) {
      const place = mineOfTheirs.get(before);
      if (place !== undefined) return [place, inTheirs ?? 0];
    }
    return [-1, inTheirs ?? 0];
  };
  return placed
    .map((piece) => ({ piece, place: placeOf(piece) }))
    .sort((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1])
    .map(({ piece }) => piece);
}

function countKept(
  { base, mine, theirs }: ThreeTexts,
  alignment: MergeAlignment,
  asked: ReadonlySet<number | null>,
): number {
  const own = mine.blocks.filter((block, index) => {
    if (asked.has(index)) return false;
    const before = alignment.baseOfMine.get(index);
    const other = alignment.theirsOfMine.get(index);
    const isTheirsToo = other !== undefined && theirs.blocks[other]!.text === block.text;
    return !isTheirsToo && (before === undefined || base.blocks[before]!.text !== block.text);
  });
  const removed = base.blocks.filter(
    (_, index) => !alignment.mineOfBase.has(index) && alignment.theirsOfBase.has(index),
  );
  return own.length + removed.length;
}
