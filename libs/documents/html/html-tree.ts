import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';

const pageParser = unified().use(rehypeParse);
const fragmentParser = unified().use(rehypeParse, { fragment: true });
const writer = unified().use(rehypeStringify);

export type HtmlRoot = ReturnType<typeof pageParser.parse>;
type RootContent = HtmlRoot['children'][number];
export type HtmlElement = Extract<RootContent, { type: 'element' }>;
export type HtmlNode = HtmlElement['children'][number];
export type HtmlProperties = HtmlElement['properties'];

/** A whole page: `html`, `head` and `body` are always there. Nothing is fetched, nothing is run. */
export function parseHtmlPage(html: string): HtmlRoot {
  return pageParser.parse(html);
}

export function parseHtmlFragment(html: string): HtmlNode[] {
  return childrenOf(fragmentParser.parse(html));
}

export function writeHtml(tree: HtmlRoot): string {
  return writer.stringify(tree);
}

export function root(children: HtmlNode[]): HtmlRoot {
  return { type: 'root', children };
}

/** An element; strings among the children become text. */
export function element(
  tagName: string,
  properties: HtmlProperties = {},
  children: (HtmlNode | string)[] = [],
): HtmlElement {
  return {
    type: 'element',
    tagName,
    properties,
    children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
  };
}

export function childrenOf(parent: HtmlRoot | HtmlElement): HtmlNode[] {
  return (parent.children as RootContent[]).filter((child): child is HtmlNode => child.type !== 'doctype');
}

export function isElement(node: HtmlNode | HtmlRoot, ...tagNames: string[]): node is HtmlElement {
  return node.type === 'element' && (tagNames.length === 0 || tagNames.includes(node.tagName));
}

/** Every element below, in document order. */
export function elementsOf(parent: HtmlRoot | HtmlElement): HtmlElement[] {
  const found: HtmlElement[] = [];
  const visit = (node: HtmlRoot | HtmlElement): void => {
    for (const child of childrenOf(node)) {
      if (!isElement(child)) continue;
      found.push(child);
      visit(child);
    }
  };
  visit(parent);
  return found;
}

export function classesOf(node: HtmlElement): string[] {
  const value = node.properties.className;
  if (Array.isArray(value)) return value.map(String);
  return value ? String(value).split(/\s+/u) : [];
}

/** An attribute as text, `''` when absent. */
export function attribute(node: HtmlElement, name: string): string {
  const value = node.properties[name];
  if (Array.isArray(value)) return value.join(' ');
  return value === null || value === undefined || value === false ? '' : String(value);
}

/** Two paragraphs of a cell are two sentences, not one long word. */
const PARTS = new Set(
  'p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 table tr td th section figure figcaption blockquote pre'.split(
    ' ',
  ),
);
const NEVER_TEXT = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'title',
  'iframe',
  'object',
  'svg',
]);

/** The words of a node as they are read: alternative text for images, TeX or annotation for formulas. */
export function textOf(node: HtmlNode | HtmlRoot): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' && node.type !== 'root') return '';
  if (node.type === 'element') {
    if (NEVER_TEXT.has(node.tagName)) return '';
    if (node.tagName === 'br') return '\n';
    if (node.tagName === 'img') return attribute(node, 'alt');
    if (node.tagName === 'annotation') return '';
    if (node.tagName === 'math') return formulaText(node);
  }
  const text = childrenOf(node).map(textOf).join('');
  return node.type === 'element' && PARTS.has(node.tagName) ? `${text}\n` : text;
}

function formulaText(math: HtmlElement): string {
  const annotation = elementsOf(math).find((child) => child.tagName === 'annotation');
  return annotation ? childrenOf(annotation).map(textOf).join('') : childrenOf(math).map(textOf).join(' ');
}

/** Replaces every child by what `change` returns, deepest first; `null` keeps the node. */
export function replaceElements(
  parent: HtmlRoot | HtmlElement,
  change: (node: HtmlElement) => HtmlNode[] | null,
): void {
  parent.children = childrenOf(parent).flatMap((child) => {
    if (!isElement(child)) return [child];
    replaceElements(child, change);
    return change(child) ?? [child];
  });
}
