import { Anchors } from './anchor.js';
import type { Place } from './remark.js';
import type { RoundPassage } from '../round/round-passages.js';

/**
 * Where a remark stands in what is there now. `same`: its passage, with its words; `moved`: its words, elsewhere;
 * `reworded`: its passage, which says something else; `gone`: neither, an orphan.
 */
export interface RemarkStanding {
  readonly how: 'same' | 'moved' | 'reworded' | 'gone';
  /** What its passage says now; null where that is what it said, or nothing. */
  readonly words: string | null;
}

/** Of many remarks on one text. */
export class RemarkStandings {
  private readonly blocks: readonly RoundPassage[];
  private readonly anchors: Anchors;

  constructor(now: readonly RoundPassage[]) {
    this.blocks = now.filter(({ kind }) => kind !== 'file');
    this.anchors = new Anchors(this.blocks);
  }

  /** Null: it is about the whole, or a page, and stands wherever that does. */
  of({ part, blockId, quote }: Pick<Place, 'part' | 'blockId' | 'quote'>): RemarkStanding | null {
    if (blockId === null) return null;
    const found = this.anchors.find({ part, blockId, quote });
    if (found) return { how: found.how === 'moved' ? 'moved' : 'same', words: null };
    const block = this.blocks.find((each) => each.blockId === blockId && each.part === part);
    return block ? { how: 'reworded', words: block.text } : { how: 'gone', words: null };
  }
}
