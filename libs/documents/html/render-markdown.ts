import { type Block, blocksFrom } from '../block.js';
import { splitFrontMatter } from './front-matter.js';
import { type ImageResolver } from './html-images.js';
import { passagesOf } from './html-passages.js';
import { element, root, writeHtml } from './html-tree.js';
import { openingOf } from './html-opening.js';
import { safeTree } from './html-safety.js';
import { markdownTree } from './markdown-tree.js';

export interface RenderMarkdownOptions {
  /** Finds an image among the resource's own files; anything else is shown as absent. */
  resolveImage: ImageResolver;
  headingOffset?: number;
  idPrefix?: string;
}

/** What an old phone shows at once beside everything else on a page. */
const OPENING_ELEMENTS = 130;

export interface RenderedMarkdown {
  html: string;
  /** The first blocks of a long text; null when `html` is short enough to be shown whole. */
  opening: string | null;
  blocks: Block[];
}

/**
 * Markdown as safe HTML (maths in MathML, French footnote labels, headings from h3) and as blocks. Never throws and
 * never fetches: a text that cannot be rendered in reasonable time is shown as it was typed.
 */
export function renderMarkdown(markdown: string, options: RenderMarkdownOptions): RenderedMarkdown {
  const { body } = splitFrontMatter(markdown);
  try {
    const { tree } = markdownTree(body);
    const { blocks } = blocksFrom(passagesOf(tree));
    const safe = safeTree(tree, { ...options, keepRelativeLinks: true });
    const opening = openingOf(safe, OPENING_ELEMENTS);
    return { html: writeHtml(safe), opening: opening.isWhole ? null : writeHtml(opening.tree), blocks };
  } catch {
    const { blocks } = blocksFrom([{ kind: 'paragraph', text: body }]);
    return { html: writeHtml(root([element('pre', {}, [body])])), opening: null, blocks };
  }
}
