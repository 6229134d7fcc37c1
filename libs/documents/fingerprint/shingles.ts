import { type Passage } from '../block.js';
import { isBoilerplate } from './boilerplate.js';
import { markOf } from './mark.js';

/**
 * Words that follow each other in one block, counted together. Measured on the corpus (docs/decisions/0021): with two,
 * three times as many unrelated lessons seem alike; with five, the shortest sheets and slides are no longer found.
 */
const WORDS_TOGETHER = 4;
/** As the blocks of a document are limited, so is what is made of them. */
const MOST_SHINGLES = 200_000;

/** What a text says, as the set of its runs of words: neither order of blocks, nor layout, nor metadata changes it. */
export type Shingles = ReadonlySet<number>;

export function shinglesOf(blocks: readonly Pick<Passage, 'text'>[]): Shingles {
  const shingles = new Set<number>();
  for (const { text } of blocks) {
    if (isBoilerplate(text)) continue;
    const words = wordsOf(text);
    for (let at = 0; at + WORDS_TOGETHER <= words.length; at += 1) {
      shingles.add(markOf(words.slice(at, at + WORDS_TOGETHER).join(' ')));
      if (shingles.size >= MOST_SHINGLES) return shingles;
    }
  }
  return shingles;
}

/** How much of the first text stands in the second: 0 to 1. */
export function containment(part: Shingles, whole: Shingles): number {
  if (part.size === 0) return 0;
  let shared = 0;
  for (const shingle of part) if (whole.has(shingle)) shared += 1;
  return shared / part.size;
}

/** One number for all the words, in any order of the blocks: equal when nothing was changed, not even a figure. */
export const wordsMarkOf = (blocks: readonly Pick<Passage, 'text'>[]): number =>
  markOf(
    blocks
      .map(({ text }) => wordsOf(text).join(' '))
      .sort()
      .join('\n'),
  );

/** Lower case, without accents: spelling corrected by a colleague is still the same text. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];
