import { type DocumentContent, DocumentUnreadable } from '../content.js';
import {
  attribute,
  childrenOf,
  elementsOf,
  type HtmlElement,
  type HtmlNode,
  type HtmlRoot,
  isElement,
  parseHtmlPage,
  root,
  textOf,
} from './html-tree.js';
import { type DocumentDescription, splitList } from '../format/metadata.js';
import { licenceAmong } from '../format/office-metadata.js';
import { decodeText } from '../format/text-decoding.js';

const MAX_BYTES = 8 * 1024 * 1024;
const MAX_DEPTH = 120;

/** HTML: its body, and what its head and its `rel=license` links say. Frames, scripts and styles are not read. */
export function readHtml(bytes: Uint8Array): DocumentContent {
  if (bytes.length > MAX_BYTES) throw new DocumentUnreadable('too-large');
  const page = parseShallowPage(decodeText(bytes));
  const body = elementsOf(page).find((node) => node.tagName === 'body');
  return {
    tree: root(body ? childrenOf(body) : []),
    findings: [{ where: 'en-tête de la page', fields: fieldsOf(page) }],
    warnings: [],
  };
}

/** A page whose nesting is cut at a depth that no lesson reaches, so that every walk over it stays short. */
export function parseShallowPage(html: string): HtmlRoot {
  // parse5 builds deep trees without harm, the conversion that follows recurses: the source is judged first.
  if (deepestNesting(html) > 2_000) throw new DocumentUnreadable('too-large');
  const page = parseHtmlPage(html);
  cutBelow(page, MAX_DEPTH);
  return page;
}

function deepestNesting(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [tag] of html.matchAll(/<(\/?)[a-z][^<>]*>/giu)) {
    if (
      /^<(br|img|hr|input|meta|link|col|source|wbr|p|li|td|tr|th|dt|dd|option)\b/iu.test(tag) ||
      tag.endsWith('/>')
    )
      continue;
    depth = Math.max(0, depth + (tag.startsWith('</') ? -1 : 1));
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function cutBelow(parent: HtmlRoot | HtmlElement, depth: number): void {
  for (const child of childrenOf(parent)) {
    if (!isElement(child)) continue;
    if (depth > 0) cutBelow(child, depth - 1);
    else child.children = [{ type: 'text', value: textOf(child) } satisfies HtmlNode];
  }
}

function fieldsOf(page: HtmlRoot): DocumentDescription {
  const all = elementsOf(page);
  const meta = (...names: string[]): string =>
    names
      .map((name) => all.find((node) => node.tagName === 'meta' && metaName(node) === name))
      .map((node) => (node ? attribute(node, 'content').trim() : ''))
      .find((content) => content !== '') ?? '';
  const html = all.find((node) => node.tagName === 'html');
  const title = all.find((node) => node.tagName === 'title');
  const author = meta('author', 'dc.creator', 'article:author');
  const licences = all.filter((node) => isLicenceLink(node));
  return {
    title: (title ? childrenOf(title).map(textOf).join('') : '') || meta('og:title', 'dc.title'),
    authors: author ? [author] : [],
    language: html ? attribute(html, 'lang') : '',
    description: meta('description', 'og:description', 'dc.description'),
    keywords: splitList(meta('keywords')),
    ...licenceAmong([
      ...licences.map((node): [string, string] => ['license', attribute(node, 'href')]),
      ['license', meta('license', 'licence', 'dc.rights', 'copyright', 'dcterms.license')],
    ]),
  };
}

function metaName(node: HtmlElement): string {
  return (attribute(node, 'name') || attribute(node, 'property')).toLowerCase();
}

function isLicenceLink(node: HtmlElement): boolean {
  const isMarked = isElement(node, 'a', 'link') && /(^|\s)license(\s|$)/u.test(attribute(node, 'rel'));
  return isMarked && /^https?:/iu.test(attribute(node, 'href'));
}
