import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { type BlockKind } from '../block.js';
import { splitFrontMatter } from '../html/front-matter.js';
import { isTooCostly } from '../html/markdown-cost.js';

/** A block of a Markdown text as its author typed it. `text` then `gap` (the spacing after it) are its exact source. */
export interface SourceBlock {
  kind: BlockKind;
  text: string;
  gap: string;
}

/** A Markdown text cut into blocks; `lead` and every block's `text` and `gap`, in order, are the text itself, byte for byte. */
export interface MarkdownSource {
  lead: string;
  blocks: SourceBlock[];
}

interface SourceNode {
  type: string;
  children?: SourceNode[];
  position?: { start: { offset?: number; column: number } };
}

/** Where a block begins. */
interface Cut {
  at: number;
  kind: BlockKind;
}

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath);

const kinds: Partial<Record<string, BlockKind>> = {
  heading: 'heading',
  table: 'table',
  code: 'code',
  math: 'formula',
};

/** Cuts a Markdown text into headings, paragraphs, list items, tables, code and formulas without losing a byte of it. */
export function splitMarkdown(markdown: string): MarkdownSource {
  const { body } = splitFrontMatter(markdown);
  const start = markdown.length - body.length;
  const header: Cut[] = start > 0 ? [{ at: 0, kind: 'code' }] : [];
  const cuts = [...header, ...cutsOf(body).map(({ at, kind }) => ({ at: at + start, kind }))];
  const lead = markdown.slice(0, cuts[0]?.at ?? markdown.length);
  const blocks = cuts.map(({ at, kind }, index) => {
    const source = markdown.slice(at, cuts[index + 1]?.at ?? markdown.length);
    const text = source.replace(/\s+$/u, '');
    return { kind, text, gap: source.slice(text.length) };
  });
  return { lead, blocks };
}

export const joinMarkdown = ({ lead, blocks }: MarkdownSource): string =>
  lead + blocks.map(({ text, gap }) => text + gap).join('');

function cutsOf(markdown: string): Cut[] {
  if (isTooCostly(markdown)) return cutsAtBlankLines(markdown);
  try {
    const cuts: Cut[] = [];
    for (const node of parser.parse(markdown).children) cutAt(node, markdown, cuts);
    return cuts.filter(({ at }) => markdown.slice(at).trim() !== '');
  } catch {
    return cutsAtBlankLines(markdown);
  }
}

/** What the parser cannot take in reasonable time is still cut where its author left a blank line. */
const cutsAtBlankLines = (markdown: string): Cut[] =>
  [...markdown.matchAll(/(?<=^|\n[ \t]*\n)[ \t]*\S/gu)].map(({ index }) => ({
    at: index,
    kind: 'paragraph',
  }));

function cutAt(node: SourceNode, markdown: string, cuts: Cut[]): void {
  if (node.type === 'list') {
    for (const item of node.children ?? []) cutItem(item, markdown, cuts);
    return;
  }
  addCut(node, kinds[node.type] ?? (isDisplayed(node) ? 'formula' : 'paragraph'), { markdown, cuts });
}

/** An item's own words make one block; the items inside it, and what follows them, their own. */
function cutItem(item: SourceNode, markdown: string, cuts: Cut[]): void {
  addCut(item, 'list-item', { markdown, cuts });
  let isPastInner = false;
  for (const child of item.children ?? []) {
    isPastInner ||= child.type === 'list';
    if (isPastInner) cutAt(child, markdown, cuts);
  }
}

/** A block begins with its line; what begins on the same line as the block before belongs to it. */
function addCut(node: SourceNode, kind: BlockKind, into: { markdown: string; cuts: Cut[] }): void {
  const offset = node.position?.start.offset ?? 0;
  const at = into.markdown.lastIndexOf('\n', offset - 1) + 1;
  if (at > (into.cuts.at(-1)?.at ?? -1)) into.cuts.push({ at, kind });
}

/** `$$…$$` on one line: the parser sees a formula in a paragraph, the author a displayed one. */
const isDisplayed = ({ type, children = [] }: SourceNode): boolean =>
  type === 'paragraph' && children.length === 1 && children[0]?.type === 'inlineMath';
