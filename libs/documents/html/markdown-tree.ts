import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { type DocumentContent, type ReadingWarning } from '../content.js';
import { splitFrontMatter } from './front-matter.js';
import {
  childrenOf,
  element,
  type HtmlElement,
  type HtmlNode,
  type HtmlRoot,
  parseHtmlFragment,
  root,
  textOf,
} from './html-tree.js';
import { isTooCostly } from './markdown-cost.js';
import { decodeText } from '../format/text-decoding.js';

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkMath)
  .use(remarkRehype, {
    handlers: { html: wordsOfRawHtml },
    clobberPrefix: '',
    footnoteLabel: 'Notes',
    footnoteLabelProperties: {},
    footnoteBackLabel: (note: number, occurrence: number) =>
      occurrence > 1
        ? `Retour au texte, note ${note + 1}, appel ${occurrence}`
        : `Retour au texte, note ${note + 1}`,
  });

/** Markdown (CommonMark, GFM, TeX maths) as a tree; a text that would cost too much is kept as plain text. */
export function markdownTree(markdown: string): { tree: HtmlRoot; warnings: ReadingWarning[] } {
  if (isTooCostly(markdown)) return { tree: asTyped(markdown), warnings: ['too-complex'] };
  try {
    const tree = processor.runSync(processor.parse(withInlineDisplays(markdown)));
    return { tree: root(childrenOf(tree)), warnings: [] };
  } catch {
    return { tree: asTyped(markdown), warnings: ['too-complex'] };
  }
}

/** The nodes of a short text in Markdown: a notebook's cell, a quiz question. */
export function markdownNodes(markdown: string): HtmlNode[] {
  return childrenOf(markdownTree(markdown).tree);
}

/** A Markdown file; its YAML header is read apart. */
export function readMarkdown(bytes: Uint8Array): DocumentContent {
  const { fields, body } = splitFrontMatter(decodeText(bytes));
  const { tree, warnings } = markdownTree(body);
  return { tree, warnings, findings: [{ where: 'en-tête YAML', fields }] };
}

/** Raw HTML is not markup here: its tags go, the words between them stay when they stand as a block. */
function wordsOfRawHtml(
  _state: unknown,
  node: { value: string },
  parent?: { type: string },
): HtmlElement | undefined {
  if (!parent || !['root', 'blockquote', 'listItem'].includes(parent.type)) return undefined;
  const words = parseHtmlFragment(node.value).map(textOf).join('').trim();
  return words === '' ? undefined : element('p', {}, [words]);
}

function asTyped(text: string): HtmlRoot {
  return root([element('pre', {}, [text])]);
}

/** Authors write `$$…$$` on one line for a displayed formula; remark-math wants the fences on their own lines. */
function withInlineDisplays(markdown: string): string {
  return markdown.replace(/^([ \t]*)\$\$([^$\n]+)\$\$[ \t]*$/gmu, '$1$$$$\n$1$2\n$1$$$$');
}
