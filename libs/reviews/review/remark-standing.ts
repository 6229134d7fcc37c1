import { Anchors } from './anchor.js';
import type { Place } from './remark.js';
import type { RoundPassage } from '../round/round-passages.js';

/**
 * Where a remark stands in what is there now. `same`: its passage, with its words, or its page; `moved`: the same,
 * elsewhere; `reworded`: its passage or page, which says something else; `gone`: neither, an orphan.
 */
export interface RemarkStanding {
  readonly how: 'same' | 'moved' | 'reworded' | 'gone';
  /** What its passage says now; null where that is what it said, or nothing. */
  readonly words: string | null;
}

/** A page of a file: its number, what it says, and its picture by the hash of its bytes. */
export interface ReadPage {
  readonly number: number;
  readonly text: string;
  readonly sha256: string;
}

/** What was read, what is there now, and the pages of files by the hash of their bytes. */
export interface StandingGround {
  readonly read?: readonly RoundPassage[];
  readonly now: readonly RoundPassage[];
  readonly pages?: ReadonlyMap<string, readonly ReadPage[]>;
}

/** Of many remarks on one text. */
export class RemarkStandings {
  private readonly blocks: readonly RoundPassage[];
  private readonly anchors: Anchors;

  constructor(private readonly ground: StandingGround) {
    this.blocks = ground.now.filter((passage) => !isFile(passage));
    this.anchors = new Anchors(this.blocks);
  }

  /** Null: it is about the whole, or a page of no file, and stands wherever that does. */
  of({
    part,
    blockId,
    page,
    quote,
  }: Pick<Place, 'part' | 'blockId' | 'page' | 'quote'>): RemarkStanding | null {
    if (blockId === null) return part === null || page === null ? null : this.ofPage(part, page);
    const found = this.anchors.find({ part, blockId, quote });
    if (found) return { how: found.how === 'moved' ? 'moved' : 'same', words: null };
    const block = this.blocks.find((each) => each.blockId === blockId && each.part === part);
    return block ? { how: 'reworded', words: block.text } : { how: 'gone', words: null };
  }

  private ofPage(part: string, number: number): RemarkStanding {
    const standing = (how: RemarkStanding['how']): RemarkStanding => ({ how, words: null });
    const { read = [], now } = this.ground;
    const before = read.find((passage) => isFile(passage) && passage.part === part);
    const files = now.filter(isFile);
    if (before && files.some(({ hash }) => hash === before.hash)) return standing('same');
    const own = this.pagesOf(files.find((file) => file.part === part));
    const page = this.pagesOf(before).find((each) => each.number === number);
    const hers = own.find((each) => each.number === number);
    if (page && hers && saysSame(page, hers)) return standing('same');
    if (page && files.some((file) => this.pagesOf(file).some((each) => saysSame(page, each))))
      return standing('moved');
    return standing(hers ? 'reworded' : 'gone');
  }

  private pagesOf(file: RoundPassage | undefined): readonly ReadPage[] {
    return (file && this.ground.pages?.get(file.hash)) ?? [];
  }
}

export const isFile = ({ kind }: Pick<RoundPassage, 'kind'>): boolean => kind === 'file';

/** The same picture, or the same words, of which there must be some. */
const saysSame = (one: ReadPage, other: ReadPage): boolean =>
  one.sha256 === other.sha256 || (tidy(one.text) !== '' && tidy(one.text) === tidy(other.text));

const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();
