import { diffArrays } from 'diff';
import { type Passage } from './block.js';
import { countWords, likeness } from './likeness.js';

/** How a block of one text stands in another: as it was, elsewhere, or with other words in the same place. */
export interface Pair {
  from: number;
  to: number;
  how: 'same' | 'moved' | 'changed';
}

type Comparable = Pick<Passage, 'text'>;

/** Beyond so many differences, two texts are two texts: looking for the shortest way from one to the other costs its square. */
const MAX_EDITS = 4_000;
/** Between two blocks that stayed, a changed one is looked for among so many. */
const NEIGHBOURS = 60;
const SIMILAR_ENOUGH = 0.4;

/** What else is known of two texts. */
export interface Hints {
  /** Blocks of `from` by whose place nothing can be told. */
  unsettled: ReadonlySet<number>;
  /** Once equal blocks are paired: pairs that differ, and blocks of `to` that are new. */
  pairs(left: ReadonlySet<number>, right: ReadonlySet<number>): Pair[];
  fresh(right: ReadonlySet<number>): number[];
}

/** Which block of `from` each block of `to` is, in the order of `to`; a block of either side has at most one pair. */
export function correspond(from: readonly Comparable[], to: readonly Comparable[], hints?: Hints): Pair[] {
  const same = inPlace(from, to, hints?.unsettled);
  const left = new Set(from.keys());
  const right = new Set(to.keys());
  const pairs: Pair[] = [];
  const take = (found: readonly Pair[]): void => {
    for (const pair of found) {
      left.delete(pair.from);
      right.delete(pair.to);
      pairs.push(pair);
    }
  };
  take(same);
  take(elsewhere(from, to, { left, right }));
  take(hints?.pairs(left, right) ?? []);
  for (const index of hints?.fresh(right) ?? []) right.delete(index);
  take(reworded(from, to, { left, right, same }));
  for (const index of hints?.unsettled ?? [])
    if (left.has(index)) take(rewordedElsewhere(from, to, { index, right }));
  return pairs.sort((a, b) => a.to - b.to);
}

/** The longest run of blocks that kept their words and their order. */
function inPlace(
  from: readonly Comparable[],
  to: readonly Comparable[],
  unsettled: ReadonlySet<number> = new Set(),
): Pair[] {
  const pairs: Pair[] = [];
  const before = from.map(({ text }, index) => (unsettled.has(index) ? `\0${index}` : text));
  const after = to.map(({ text }) => text);
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const pair = (one: number, other: number): void => {
    pairs.push({ from: one, to: other, how: 'same' });
  };
  for (let index = 0; index < head; index += 1) pair(index, index);
  const middle = (texts: readonly string[]): string[] => texts.slice(head, texts.length - tail);
  let [one, other] = [head, head];
  for (const run of diffArrays(middle(before), middle(after), { maxEditLength: MAX_EDITS }) ?? []) {
    if (!run.added && !run.removed)
      for (let index = 0; index < run.count; index += 1) pair(one + index, other + index);
    if (!run.added) one += run.count;
    if (!run.removed) other += run.count;
  }
  for (let index = tail; index > 0; index -= 1) pair(from.length - index, to.length - index);
  return pairs;
}

interface Free {
  left: ReadonlySet<number>;
  right: ReadonlySet<number>;
}

/** The same words in another place, first come first served. */
function elsewhere(from: readonly Comparable[], to: readonly Comparable[], { left, right }: Free): Pair[] {
  const waiting = new Map<string, number[]>();
  for (const index of left) {
    const { text } = from[index]!;
    waiting.set(text, [...(waiting.get(text) ?? []), index]);
  }
  return [...right].flatMap((index) => {
    const found = waiting.get(to[index]!.text)?.shift();
    return found === undefined ? [] : { from: found, to: index, how: 'moved' as const };
  });
}

/** Between two blocks that stayed, those whose words are mostly the same, in order. */
function reworded(
  from: readonly Comparable[],
  to: readonly Comparable[],
  { left, right, same }: Free & { same: readonly Pair[] },
): Pair[] {
  const pairs: Pair[] = [];
  const bounds = [...same, { from: from.length, to: to.length }];
  let [one, other] = [0, 0];
  for (const bound of bounds) {
    const before = between(one, bound.from, left);
    const after = between(other, bound.to, right);
    if (before.length > 0 && after.length > 0) pairs.push(...mostAlike(from, to, { before, after }));
    [one, other] = [bound.from + 1, bound.to + 1];
  }
  return pairs;
}

/** One block with other words in another place. */
function rewordedElsewhere(
  from: readonly Comparable[],
  to: readonly Comparable[],
  { index, right }: { index: number; right: ReadonlySet<number> },
): Pair[] {
  const found = mostAlike(to, from, { before: [...right], after: [index] });
  return found.map((pair) => ({ from: pair.to, to: pair.from, how: 'changed' }));
}

function between(start: number, end: number, free: ReadonlySet<number>): number[] {
  const found: number[] = [];
  for (let index = start; index < end; index += 1) if (free.has(index)) found.push(index);
  return found;
}

function mostAlike(
  from: readonly Comparable[],
  to: readonly Comparable[],
  { before, after }: { before: readonly number[]; after: readonly number[] },
): Pair[] {
  const words = before.map((index) => countWords(from[index]!.text));
  const pairs: Pair[] = [];
  let next = 0;
  for (const index of after) {
    const mine = countWords(to[index]!.text);
    let best = -1;
    let bestScore = 0;
    for (let at = next; at < Math.min(before.length, next + NEIGHBOURS); at += 1) {
      const score = likeness(mine, words[at]!);
      if (score >= SIMILAR_ENOUGH && score > bestScore) [best, bestScore] = [at, score];
    }
    if (best < 0) continue;
    pairs.push({ from: before[best]!, to: index, how: 'changed' });
    next = best + 1;
  }
  return pairs;
}
