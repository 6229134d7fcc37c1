import { diffArrays } from 'diff';
import { type Passage } from '../block.js';
import { countWords, likeness } from './likeness.js';

/** How a block of one text stands in another: as it was, elsewhere, with other words, or both. */
export interface Pair {
  from: number;
  to: number;
  how: 'same' | 'moved' | 'changed' | 'recast';
}

type Comparable = Pick<Passage, 'text'>;

/** Beyond so many differences, two texts are two texts: looking for the shortest way from one to the other costs its square. */
const MAX_EDITS = 4_000;
/** Among more than this, a block with other words is looked for near its place only. */
const MAX_LOOKED_AT = 500;
const NEIGHBOURS = 30;
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
  take(reworded(from, to, { left: [...left], right: [...right] }));
  return inOrder(pairs, hints?.unsettled).sort((a, b) => a.to - b.to);
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

/** Blocks whose words are mostly the same, the most alike first: a block keeps its own whatever stands around it. */
function reworded(
  from: readonly Comparable[],
  to: readonly Comparable[],
  { left, right }: { left: readonly number[]; right: readonly number[] },
): Pair[] {
  const before = left.map((index) => countWords(from[index]!.text));
  const after = right.map((index) => countWords(to[index]!.text));
  const isFew = Math.max(left.length, right.length) <= MAX_LOOKED_AT;
  const likely: { one: number; other: number; score: number }[] = [];
  after.forEach((words, other) => {
    const start = isFew ? 0 : Math.max(0, other - NEIGHBOURS);
    const end = isFew ? before.length : Math.min(before.length, other + NEIGHBOURS);
    for (let one = start; one < end; one += 1) {
      const score = likeness(words, before[one]!);
      if (score >= SIMILAR_ENOUGH) likely.push({ one, other, score });
    }
  });
  likely.sort((a, b) => b.score - a.score || a.one - b.one || a.other - b.other);
  const used = { one: new Set<number>(), other: new Set<number>() };
  return likely.flatMap(({ one, other }) => {
    if (used.one.has(one) || used.other.has(other)) return [];
    used.one.add(one);
    used.other.add(other);
    return { from: left[one]!, to: right[other]!, how: 'changed' as const };
  });
}

/** A block with other words that also passed another one, or stands where nothing can be told, was moved as well. */
function inOrder(pairs: readonly Pair[], unsettled: ReadonlySet<number> = new Set()): Pair[] {
  const same = pairs.filter(({ how }) => how === 'same').sort((a, b) => a.from - b.from);
  let [next, last] = [0, -1];
  return [...pairs]
    .sort((a, b) => a.from - b.from)
    .map((pair) => {
      if (pair.how === 'moved') return pair;
      while (next < same.length && same[next]!.from <= pair.from) next += 1;
      const fits = pair.to > last && pair.to < (same[next]?.to ?? Infinity);
      if (pair.how === 'same' || (fits && !unsettled.has(pair.from))) {
        last = pair.to;
        return pair;
      }
      return { ...pair, how: 'recast' as const };
    });
}
