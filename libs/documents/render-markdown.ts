import { type Block, blocksFrom } from './block.js';
import { splitFrontMatter } from './front-matter.js';
import { type ImageResolver } from './html-images.js';
import { passagesOf } from './html-passages.js';
import { element, root, writeHtml } from './html-tree.js';
import { writeSafeHtml } from './html-safety.js';
import { markdownTree } from './markdown-tree.js';

export interface RenderMarkdownOptions {
  /** Finds an image among the resource's own files; anything else is shown as absent. */
  resolveImage: ImageResolver;
  headingOffset?: number;
  idPrefix?: string;
}

/**
 * Markdown as safe HTML (maths in MathML, French footnote labels, headings from h3) and as blocks. Never throws and
 * never fetches: a text that cannot be rendered in reasonable time is shown as it was typed.
 */
export function renderMarkdown(
  markdown: string,
  options: RenderMarkdownOptions,
): { html: string; blocks: Block[] } {
  const { body } = splitFrontMatter(markdown);
  try {
    const { tree } = markdownTree(body);
    const { blocks } = blocksFrom(passagesOf(tree));
    return { html: writeSafeHtml(tree, { ...options, keepRelativeLinks: true }), blocks };
  } catch {
    const { blocks } = blocksFrom([{ kind: 'paragraph', text: body }]);
    return { html: writeHtml(root([element('pre', {}, [body])])), blocks };
  }
}
