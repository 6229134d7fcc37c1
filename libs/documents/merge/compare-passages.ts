import { type BlockKind, type Passage } from '../block.js';
import { correspond } from './correspondence.js';
import { markWords, type WordMark } from './word-marks.js';

/** One block of two texts laid over each other, in reading order. */
export interface ComparedPassage {
  state: 'same' | 'changed' | 'added' | 'removed' | 'moved';
  kind: BlockKind;
  words: WordMark[];
}

type Comparable = Pick<Passage, 'kind' | 'text'>;

/** What became of each block from one text to the other: kept, reworded (its words marked), added, removed, moved. */
export function comparePassages(
  before: readonly Comparable[],
  after: readonly Comparable[],
): ComparedPassage[] {
  const pairs = correspond(before, after);
  const byAfter = new Map(pairs.map((pair) => [pair.to, pair]));
  const kept = new Set(pairs.map(({ from }) => from));
  const compared: ComparedPassage[] = [];
  let shown = 0;
  const removedUpTo = (end: number): void => {
    for (; shown < end; shown += 1) if (!kept.has(shown)) compared.push(alone('removed', before[shown]!));
  };
  // What was taken away is told before what took its place.
  const inOrder = pairs.filter(({ how }) => how === 'same' || how === 'changed');
  after.forEach((passage, index) => {
    while (inOrder.length > 0 && inOrder[0]!.to < index) inOrder.shift();
    removedUpTo(inOrder[0]?.from ?? before.length);
    const pair = byAfter.get(index);
    if (!pair) return void compared.push(alone('added', passage));
    const { how, from } = pair;
    const words = markWords(before[from]!.text, passage.text);
    compared.push({ state: how === 'recast' ? 'changed' : how, kind: passage.kind, words });
  });
  removedUpTo(before.length);
  return compared;
}

const alone = (state: 'added' | 'removed', { kind, text }: Comparable): ComparedPassage => ({
  state,
  kind,
  words: [{ kind: state, text }],
});
