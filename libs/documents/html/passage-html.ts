import { hashText } from '../block.js';
import { type FoundPassage, findPassages } from './html-passages.js';
import {
  attribute,
  element,
  elementsOf,
  type HtmlElement,
  type HtmlNode,
  parseHtmlFragment,
  root,
  writeHtml,
} from './html-tree.js';

/** Above this many elements a passage is a page of its own: it is read as words. */
const MOST_ELEMENTS = 120;
/** A document that long is read as words, or as its file. */
const LONGEST_HTML = 1_000_000;

/**
 * Each passage of safe HTML as safe HTML, by the hash of its words, which is its block's. Outside of its document nothing
 * in it is a target or leads to one; what is too heavy is left out.
 */
export function passagesAsHtml(safeHtml: string): Map<string, string> {
  const found = new Map<string, string>();
  if (safeHtml.length > LONGEST_HTML) return found;
  for (const passage of findPassages(root(parseHtmlFragment(safeHtml)))) {
    const hash = hashText(passage.text);
    const shown = root(standingAlone(passage));
    const elements = elementsOf(shown);
    if (found.has(hash) || elements.length > MOST_ELEMENTS) continue;
    for (const each of elements) dropTargets(each);
    found.set(hash, writeHtml(shown));
  }
  return found;
}

/** What a passage needs around it: a list for its item, a table for its rows. */
function standingAlone({ kind, nodes, level = 1, ordinal }: FoundPassage): HtmlNode[] {
  const [first] = nodes;
  if (kind === 'heading' && first?.type === 'element') return [element('h3', {}, first.children)];
  if (kind === 'table') {
    const table = element('table', {}, [element('tbody', {}, nodes)]);
    const region = { className: ['table-scroll'], tabIndex: 0, role: 'group', ariaLabel: 'Tableau' };
    return [element('div', region, [table])];
  }
  if (kind === 'list-item') {
    const deeper = level > 1 ? { className: ['deeper'] } : {};
    const item = element('li', {}, nodes);
    return [
      ordinal === undefined
        ? element('ul', deeper, [item])
        : element('ol', { ...deeper, start: ordinal }, [item]),
    ];
  }
  return kind === 'paragraph' ? [element('p', {}, nodes)] : nodes;
}

function dropTargets(node: HtmlElement): void {
  for (const name of ['id', 'ariaDescribedBy']) delete node.properties[name];
  if (attribute(node, 'href').startsWith('#')) delete node.properties.href;
}
