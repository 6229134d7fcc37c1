import {
  type BlockKind,
  type ComparedPassage,
  comparePassages,
  type Passage,
  type WordMark,
} from '#documents';

/** A block of a comparison, or a long run of blocks that nobody changed, folded into one. */
export interface ComparedBlock {
  state: ComparedPassage['state'] | 'folded';
  kind: BlockKind;
  words: WordMark[];
  /** How many blocks it stands for. */
  count: number;
}

export interface ComparedText {
  changeCount: number;
  pages: ComparedBlock[][];
}

/** Unchanged blocks shown on either side of a change, so that one sees where it is. */
const AROUND = 1;
/** Folding fewer than this would save nothing. */
const SHORTEST_FOLD = 3;
/** What is folded is there to be unfolded, not to make the page heavy. */
const FOLDED_CHARACTERS = 4_000;
/** Elements of a page: a block costs three, each mark in it two. */
const PAGE_WEIGHT = 130;

/** Two texts laid over each other, what did not change folded, cut into pages that a small phone can show. */
export function compareTexts(
  before: readonly Pick<Passage, 'kind' | 'text'>[],
  after: readonly Pick<Passage, 'kind' | 'text'>[],
): ComparedText {
  const passages = comparePassages(before, after);
  const changeCount = passages.filter(({ state }) => state !== 'same').length;
  return { changeCount, pages: paged(folded(passages)) };
}

function folded(passages: readonly ComparedPassage[]): ComparedBlock[] {
  const blocks: ComparedBlock[] = [];
  for (let at = 0; at < passages.length;) {
    const run = runOfSame(passages, at);
    const before = at === 0 ? 0 : AROUND;
    const after = at + run === passages.length ? 0 : AROUND;
    const hidden = run - before - after;
    if (hidden < SHORTEST_FOLD) {
      const shown = Math.max(1, run);
      blocks.push(...passages.slice(at, at + shown).map(asBlock));
      at += shown;
      continue;
    }
    blocks.push(
      ...passages.slice(at, at + before).map(asBlock),
      fold(passages.slice(at + before, at + before + hidden)),
      ...passages.slice(at + before + hidden, at + run).map(asBlock),
    );
    at += run;
  }
  return blocks;
}

function runOfSame(passages: readonly ComparedPassage[], from: number): number {
  let count = 0;
  while (passages[from + count]?.state === 'same') count += 1;
  return count;
}

const asBlock = (passage: ComparedPassage): ComparedBlock => ({ ...passage, count: 1 });

function fold(passages: readonly ComparedPassage[]): ComparedBlock {
  const text = passages.map(({ words }) => words.map((mark) => mark.text).join('')).join('\n\n');
  const shown = text.length > FOLDED_CHARACTERS ? `${text.slice(0, FOLDED_CHARACTERS)}…` : text;
  const words: WordMark[] = [{ kind: 'same', text: shown }];
  return { state: 'folded', kind: 'paragraph', words, count: passages.length };
}

function paged(blocks: readonly ComparedBlock[]): ComparedBlock[][] {
  const pages: ComparedBlock[][] = [];
  let room = 0;
  for (const block of blocks) {
    const weight = 3 + 2 * block.words.length;
    if (pages.length === 0 || weight > room) {
      pages.push([]);
      room = PAGE_WEIGHT;
    }
    pages.at(-1)!.push(block);
    room -= weight;
  }
  return pages;
}
