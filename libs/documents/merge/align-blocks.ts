import { type Block } from '../block.js';
import { countWords, likeness } from './likeness.js';

/** Beyond this distance, two similar texts are more likely two texts than one that moved. */
const NEIGHBOURS = 60;
const SIMILAR_ENOUGH = 0.5;

/**
 * Gives the blocks of `next` the ids they had in `previous`: first the same text, then a similar text in the same
 * place. Order and texts of `next` are kept; every id is unique.
 */
export function alignBlocks(previous: readonly Block[], next: readonly Block[]): Block[] {
  const pairs = matchSameText(previous, next);
  matchSimilarText(previous, next, pairs);
  const carried = new Set([...pairs.values()].map((index) => previous[index]!.id));
  const used = new Set(carried);
  return next.map((block, index) => {
    const match = pairs.get(index);
    if (match !== undefined) return { ...block, id: previous[match]!.id, order: index };
    const id = freeId(block.id, used);
    used.add(id);
    return { ...block, id, order: index };
  });
}

/** From an index of `next` to the index of `previous` with the same words. */
function matchSameText(previous: readonly Block[], next: readonly Block[]): Map<number, number> {
  const pairs = new Map<number, number>();
  let head = 0;
  while (head < Math.min(previous.length, next.length) && previous[head]!.hash === next[head]!.hash) {
    pairs.set(head, head);
    head += 1;
  }
  // The common end is matched before the middle: of two identical lines, the untouched one keeps its id.
  let tail = 0;
  const rest = Math.min(previous.length, next.length) - head;
  while (tail < rest && previous.at(-1 - tail)!.hash === next.at(-1 - tail)!.hash) {
    pairs.set(next.length - 1 - tail, previous.length - 1 - tail);
    tail += 1;
  }
  const waiting = new Map<string, number[]>();
  for (let index = head; index < previous.length - tail; index += 1) {
    const hash = previous[index]!.hash;
    waiting.set(hash, [...(waiting.get(hash) ?? []), index]);
  }
  for (let index = head; index < next.length - tail; index += 1) {
    const match = waiting.get(next[index]!.hash)?.shift();
    if (match !== undefined) pairs.set(index, match);
  }
  return pairs;
}

/** Walks both sides in order; a block without match takes the most similar free one near its place. */
function matchSimilarText(
  previous: readonly Block[],
  next: readonly Block[],
  pairs: Map<number, number>,
): void {
  const taken = new Set(pairs.values());
  const free = previous.map((_, index) => index).filter((index) => !taken.has(index));
  const words = new Map<number, Map<string, number>>();
  const wordsOf = (index: number): Map<string, number> => {
    const known = words.get(index) ?? countWords(previous[index]!.text);
    words.set(index, known);
    return known;
  };
  let from = 0;
  for (let index = 0; index < next.length && from < free.length; index += 1) {
    if (pairs.has(index)) continue;
    const mine = countWords(next[index]!.text);
    let best = -1;
    let bestScore = SIMILAR_ENOUGH;
    for (let at = from; at < Math.min(free.length, from + NEIGHBOURS); at += 1) {
      const score = likeness(mine, wordsOf(free[at]!));
      if (score > bestScore) [best, bestScore] = [at, score];
    }
    if (best < 0) continue;
    pairs.set(index, free[best]!);
    from = best + 1;
  }
}

function freeId(wanted: string, used: ReadonlySet<string>): string {
  if (!used.has(wanted)) return wanted;
  const stem = wanted.replace(/-\d+$/u, '');
  let occurrence = 2;
  while (used.has(`${stem}-${occurrence}`)) occurrence += 1;
  return `${stem}-${occurrence}`;
}
