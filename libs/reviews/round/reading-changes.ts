import { type BlockKind, comparePassages, type WordMark } from '#documents';
import { deltaBetween, unreadIn } from './reading-delta.js';
import type { RoundPassage } from './round-passages.js';

/** One passage that is not as it was read, its words marked. */
export interface ReadingChange {
  readonly state: 'added' | 'changed' | 'removed';
  /** Name of the file, or « texte ». */
  readonly part: string;
  /** Of a block, or `file`, or `link`. */
  readonly kind: string;
  readonly words: readonly WordMark[];
}

/** What a reading finds beside the one before. */
export interface ReadingChanges {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Part by part, in reading order; what was taken away before what took its place. */
  readonly list: readonly ReadingChange[];
}

/** Only what nobody read is told, and what was read and stands no more; what moved is as it was. */
export function readingChanges(read: readonly RoundPassage[], now: readonly RoundPassage[]): ReadingChanges {
  const unread = unreadIn(deltaBetween(read, now));
  const order = new Map(read.map((passage, place) => [passage, place]));
  const before = unread.before.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  const parts = [...new Set([...now, ...read].map(({ part }) => part))];
  const list = parts.flatMap((part) => {
    const isHere = (passage: RoundPassage): boolean => passage.part === part;
    return changesOfPart(part, { before: before.filter(isHere), now: unread.now.filter(isHere) });
  });
  const count = (state: ReadingChange['state']): number =>
    list.filter((change) => change.state === state).length;
  return { added: count('added'), changed: count('changed'), removed: count('removed'), list };
}

interface Sides {
  readonly before: readonly RoundPassage[];
  readonly now: readonly RoundPassage[];
}

function changesOfPart(part: string, { before, now }: Sides): ReadingChange[] {
  const bytes = bytesOf({ before: before.find(isBytes), now: now.find(isBytes) });
  const words = comparePassages(before.filter(isWords).map(worded), now.filter(isWords).map(worded));
  return [
    ...(bytes ? [{ ...bytes, part, kind: 'file' }] : []),
    // The same words twice where they were read once: one of the two was not.
    ...words.map(({ state, kind, words: marks }) => ({
      state: state === 'same' || state === 'moved' ? ('changed' as const) : state,
      part,
      kind: kind,
      words: marks,
    })),
  ];
}

/** A picture, a sound, a file that cannot be read: its name is all that can be told. */
function bytesOf({
  before,
  now,
}: {
  before?: RoundPassage | undefined;
  now?: RoundPassage | undefined;
}): Pick<ReadingChange, 'state' | 'words'> | null {
  if (now && before) return { state: 'changed', words: [{ kind: 'same', text: now.text }] };
  if (now) return { state: 'added', words: [{ kind: 'added', text: now.text }] };
  return before ? { state: 'removed', words: [{ kind: 'removed', text: before.text }] } : null;
}

const isBytes = ({ kind }: RoundPassage): boolean => kind === 'file';
const isWords = (passage: RoundPassage): boolean => !isBytes(passage);
const worded = ({ kind, text }: RoundPassage): { kind: BlockKind; text: string } => ({
  kind: kind as BlockKind,
  text,
});

/** Elements of a page: a passage costs four, each mark in it two. */
const PAGE_WEIGHT = 130;

/** Cut so that a small phone can show each page. */
export function changesInPages(list: readonly ReadingChange[]): ReadingChange[][] {
  const pages: ReadingChange[][] = [];
  let room = 0;
  for (const change of list) {
    const weight = 4 + 2 * change.words.length;
    if (pages.length === 0 || weight > room) {
      pages.push([]);
      room = PAGE_WEIGHT;
    }
    pages.at(-1)!.push(change);
    room -= weight;
  }
  return pages;
}
