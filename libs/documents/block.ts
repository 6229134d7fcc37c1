import { createHash } from 'node:crypto';

export type BlockKind = 'heading' | 'paragraph' | 'list-item' | 'table' | 'code' | 'formula' | 'page';

/** A piece of a document before it has an identity. `level`: 1–6 for headings, depth for list items, number for pages. */
export interface Passage {
  kind: BlockKind;
  level?: number;
  text: string;
}

/** A passage with a stable id: search snippets, comparisons and anchored comments all point at it. */
export interface Block extends Passage {
  id: string;
  order: number;
  hash: string;
}

const MAX_BLOCKS = 20_000;
const MAX_CHARACTERS = 5_000_000;

/** SHA-256 (hex) of a text, indifferent to Unicode composition and to spacing. */
export function hashText(text: string): string {
  return createHash('sha256').update(text.normalize('NFC').replace(/\s+/gu, ' ').trim()).digest('hex');
}

/** The words of the blocks, one blank line between two. */
export function plainText(blocks: readonly Passage[]): string {
  return blocks.map((block) => block.text).join('\n\n');
}

/** Gives each passage with words its order, hash and id; `truncated` tells that a limit stopped the count. */
export function blocksFrom(passages: readonly Passage[]): { blocks: Block[]; truncated: boolean } {
  const blocks: Block[] = [];
  const identify = blockIdentities();
  let characters = 0;
  for (const passage of passages) {
    const text = passage.text.trim();
    if (text === '') continue;
    characters += text.length;
    if (blocks.length >= MAX_BLOCKS || characters > MAX_CHARACTERS) return { blocks, truncated: true };
    const hash = hashText(text);
    blocks.push({ ...passage, text, id: identify(hash), order: blocks.length, hash });
  }
  return { blocks, truncated: false };
}

/** An id is the content's hash and its occurrence, so that a text read twice has the same ids. */
function blockIdentities(): (hash: string) => string {
  const occurrences = new Map<string, number>();
  return (hash) => {
    const stem = `b${hash.slice(0, 16)}`;
    const occurrence = (occurrences.get(stem) ?? 0) + 1;
    occurrences.set(stem, occurrence);
    return occurrence === 1 ? stem : `${stem}-${occurrence}`;
  };
}
