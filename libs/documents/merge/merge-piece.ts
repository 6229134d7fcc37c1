import { type BlockKind } from '../block.js';

/** One thing that they did to a block since the common text. Takeable, or in conflict with what I did to the same block. */
export interface MergePiece {
  /** The same for the same change, so that a choice made on one page is found again. */
  id: string;
  kind: BlockKind;
  change: 'changed' | 'added' | 'removed' | 'moved';
  conflict: boolean;
  /** The block in the common text, in mine, in theirs; null where it is not. */
  base: string | null;
  mine: string | null;
  theirs: string | null;
}

/** What becomes of a piece. A piece without a choice stays mine. */
export type MergeChoice = { take: 'mine' | 'theirs' | 'both' } | { take: 'edited'; text: string };

/** A piece with the places of its block: in mine, and in theirs. */
export interface PlacedPiece extends MergePiece {
  inMine: number | null;
  inTheirs: number | null;
}
