import { type BlockKind } from '../block.js';
import { type MarkdownSource, type SourceBlock } from './markdown-source.js';
import { isMove, type MergeAlignment, type ThreeTexts } from './merge-alignment.js';
import { type MergeChoice, type PlacedPiece } from './merge-piece.js';

/** A block of the composed text, with its places in mine and in theirs, which know what spacing stands around it. */
interface Laid {
  kind: BlockKind;
  text: string;
  inMine: number | null;
  inTheirs: number | null;
  /** My own block, as I wrote it. */
  untouched: boolean;
}

interface Chosen {
  placed: readonly PlacedPiece[];
  choices: ReadonlyMap<string, MergeChoice>;
}

/**
 * My blocks in my order, each with what was chosen for it; a block that comes from theirs stands after the one that it
 * follows there. The outcome depends on which pieces were chosen, never on the order of choosing.
 */
export function composeMerge(
  sources: ThreeTexts,
  alignment: MergeAlignment,
  { placed, choices }: Chosen,
): string {
  const slots = sources.mine.blocks.map((block, inMine): Laid[] => [
    {
      kind: block.kind,
      text: block.text,
      inMine,
      inTheirs: alignment.theirsOfMine.get(inMine) ?? null,
      untouched: true,
    },
  ]);
  const inserted = new Map<number, Laid[]>();
  const insert = (laid: Laid, inTheirs: number): void => {
    const after = anchorOf(inTheirs, alignment);
    inserted.set(after, [...(inserted.get(after) ?? []), { ...laid, inTheirs }]);
  };
  for (const piece of [...placed].sort((a, b) => (a.inTheirs ?? 0) - (b.inTheirs ?? 0))) {
    const choice = choices.get(piece.id);
    if (!choice || choice.take === 'mine') continue;
    const laid = laidOut(piece, choice);
    const isPlacedAnew = piece.inMine === null || piece.change === 'moved';
    if (piece.inMine !== null) slots[piece.inMine] = isPlacedAnew ? [] : laid;
    if (isPlacedAnew) for (const each of laid) insert(each, piece.inTheirs ?? 0);
  }
  const laid = [
    inserted.get(-1) ?? [],
    ...slots.map((slot, index) => [...slot, ...(inserted.get(index) ?? [])]),
  ];
  return written(laid.flat(), sources);
}

/** What stands in the place of a piece once chosen. */
function laidOut(piece: PlacedPiece, choice: MergeChoice): Laid[] {
  const { kind, inMine, inTheirs } = piece;
  const mine = { kind, text: piece.mine ?? '', inMine, inTheirs: null, untouched: false };
  const theirs = { kind, text: piece.theirs ?? '', inMine, inTheirs, untouched: false };
  const isMereMove = piece.change === 'moved' && piece.base === piece.theirs;
  const laid: Record<MergeChoice['take'], () => Laid[]> = {
    mine: () => [mine],
    theirs: () => [isMereMove ? { ...mine, inTheirs } : theirs],
    both: () => (isMereMove ? [mine] : [mine, { ...theirs, inMine: null }]),
    edited: () => [{ ...mine, text: choice.take === 'edited' ? tidied(choice.text) : '' }],
  };
  return laid[choice.take]().filter(({ text }) => text !== '');
}

const tidied = (text: string): string =>
  text
    .replace(/\r\n?/gu, '\n')
    .replace(/^\s*\n/u, '')
    .replace(/\s+$/u, '');

/** The nearest block before it in theirs that I have too, where it was or where they put it: -1 is the beginning. */
function anchorOf(inTheirs: number, { baseOfTheirs, mineOfTheirs, settledMoves }: MergeAlignment): number {
  for (let before = inTheirs - 1; before >= 0; before -= 1) {
    const place = mineOfTheirs.get(before);
    const pair = baseOfTheirs.get(before);
    if (place !== undefined && (!pair || !isMove(pair) || settledMoves.has(pair.from))) return place;
  }
  return -1;
}

function written(laid: readonly Laid[], { mine, theirs }: ThreeTexts): string {
  const lead = mine.blocks.length > 0 ? mine.lead : theirs.lead;
  if (laid.length === 0) return '';
  return (
    lead +
    laid
      .map((each, index) => {
        const next = laid[index + 1];
        return each.text + (next ? spacing(each, next, { mine, theirs }) : ending(each, { mine, theirs }));
      })
      .join('')
  );
}

type Sides = { mine: MarkdownSource; theirs: MarkdownSource };

/** My own neighbours keep what I typed between them; around a block that comes from theirs, it is spaced as there. */
function spacing(one: Laid, next: Laid, { mine, theirs }: Sides): string {
  const areMine = areNeighbours(one.inMine, next.inMine);
  if (areMine && one.untouched && next.untouched) return gapAfter(mine, one.inMine);
  if (areNeighbours(one.inTheirs, next.inTheirs)) return apart(gapAfter(theirs, one.inTheirs), one, next);
  if (areMine) return apart(gapAfter(mine, one.inMine), one, next);
  return apart(longest(gapAfter(mine, one.inMine), gapAfter(theirs, one.inTheirs)), one, next);
}

function ending(last: Laid, { mine, theirs }: Sides): string {
  const isLast = (index: number | null, { blocks }: MarkdownSource) => index === blocks.length - 1;
  if (last.untouched && isLast(last.inMine, mine)) return gapAfter(mine, last.inMine);
  if (isLast(last.inTheirs, theirs)) return gapAfter(theirs, last.inTheirs);
  return isLast(last.inMine, mine) ? gapAfter(mine, last.inMine) : '\n';
}

const areNeighbours = (one: number | null, next: number | null): boolean =>
  one !== null && next !== null && next === one + 1;

const gapAfter = ({ blocks }: { blocks: readonly SourceBlock[] }, index: number | null): string =>
  index === null ? '' : (blocks[index]?.gap ?? '');

const longest = (one: string, other: string): string => (other.length > one.length ? other : one);

/** Without a blank line, a paragraph would swallow the one after it. */
function apart(gap: string, one: Laid, next: Laid): string {
  const isList = one.kind === 'list-item' && next.kind === 'list-item';
  const wanted = isList || one.kind === 'heading' ? 1 : 2;
  const lines = gap.split('\n').length - 1;
  return gap + '\n'.repeat(Math.max(0, wanted - lines));
}
