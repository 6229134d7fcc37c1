import { attribute, elementsOf, type HtmlRoot, isElement, textOf } from './html-tree.js';

/**
 * Moves headings below the page's own and closes the gaps: a document that goes from h1 to h4 is shown with
 * neighbouring levels (RGAA 9.1). Each heading gets an id made of its words.
 */
export function arrangeHeadings(tree: HtmlRoot, offset: number): void {
  const above: number[] = [];
  const used = new Set(elementsOf(tree).map((node) => attribute(node, 'id')));
  for (const node of elementsOf(tree)) {
    const match = /^h([1-6])$/u.exec(node.tagName);
    if (!match) continue;
    const level = Number(match[1]);
    while (above.length > 0 && above.at(-1)! >= level) above.pop();
    above.push(level);
    node.tagName = `h${Math.min(6, offset + above.length)}`;
    if (attribute(node, 'id') === '') node.properties.id = freeSlug(textOf(node), used);
  }
}

function freeSlug(text: string, used: Set<string>): string {
  const words = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/gu);
  const stem = words?.join('-').slice(0, 60) ?? 'titre';
  let slug = stem;
  for (let number = 2; used.has(slug); number += 1) slug = `${stem}-${number}`;
  used.add(slug);
  return slug;
}

/** Puts `prefix` in front of ids and of the references to them; a repeated id is dropped. */
export function prefixIds(tree: HtmlRoot, prefix: string): void {
  const seen = new Set<string>();
  for (const node of elementsOf(tree)) {
    const id = attribute(node, 'id');
    if (id === '' || seen.has(id)) delete node.properties.id;
    else node.properties.id = prefix + id;
    seen.add(id);
    const described = attribute(node, 'ariaDescribedBy');
    if (described) node.properties.ariaDescribedBy = [prefix + described];
    const href = attribute(node, 'href');
    if (isElement(node, 'a') && href.startsWith('#')) node.properties.href = `#${prefix}${href.slice(1)}`;
  }
}
