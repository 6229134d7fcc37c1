import {
  attribute,
  childrenOf,
  elementsOf,
  type HtmlNode,
  type HtmlRoot,
  isElement,
  root,
} from './html-tree.js';

/** The first blocks of a text, to be read before the rest is asked for. */
export interface Opening {
  tree: HtmlRoot;
  /** Whether nothing is left out. */
  isWhole: boolean;
}

/**
 * The first blocks that hold at most `mostElements` elements together, at least one block; never ends with a heading.
 * Links to what is left out lose their address.
 */
export function openingOf(tree: HtmlRoot, mostElements: number): Opening {
  if (elementsOf(tree).length <= mostElements) return { tree, isWhole: true };
  const kept: HtmlNode[] = [];
  let count = 0;
  for (const node of childrenOf(tree)) {
    count += isElement(node) ? elementsOf(node).length + 1 : 0;
    if (count > mostElements && kept.length > 0) break;
    kept.push(node);
  }
  while (kept.length > 1 && endsBadly(kept[kept.length - 1])) kept.pop();
  const opening = structuredClone(root(kept));
  const ids = new Set(elementsOf(opening).map((node) => attribute(node, 'id')));
  for (const link of elementsOf(opening)) {
    const href = attribute(link, 'href');
    if (href.startsWith('#') && !ids.has(href.slice(1))) delete link.properties.href;
  }
  return { tree: opening, isWhole: false };
}

const endsBadly = (node: HtmlNode | undefined): boolean =>
  node !== undefined && (!isElement(node) || /^h[1-6]$/.test(node.tagName));
