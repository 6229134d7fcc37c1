import { type Passage } from '../block.js';
import {
  attribute,
  childrenOf,
  classesOf,
  elementsOf,
  type HtmlElement,
  type HtmlNode,
  type HtmlRoot,
  isElement,
  textOf,
} from './html-tree.js';

const ROWS_PER_PASSAGE = 50;

const SKIPPED = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'iframe',
  'object',
  'svg',
  'nav',
]);
const BLOCKS = new Set(
  (
    'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p pre section summary table ul'
  ).split(' '),
);

/** Cuts a tree into headings, paragraphs, list items, tables, code and formulas, in reading order. */
export function passagesOf(tree: HtmlRoot): Passage[] {
  const passages: Passage[] = [];
  walk(childrenOf(tree), { passages, listDepth: 0 });
  return passages;
}

interface Walk {
  passages: Passage[];
  listDepth: number;
}

/** Inline nodes that stand between two blocks make a paragraph of their own. */
function walk(nodes: readonly HtmlNode[], state: Walk): void {
  let loose: HtmlNode[] = [];
  const flush = (): void => {
    pushInline(loose, { kind: 'paragraph' }, state);
    loose = [];
  };
  for (const node of nodes) {
    if (isElement(node) && SKIPPED.has(node.tagName)) continue;
    if (!isElement(node) || !holdsBlock(node)) {
      loose.push(node);
      continue;
    }
    flush();
    enter(node, state);
  }
  flush();
}

function holdsBlock(node: HtmlElement): boolean {
  return BLOCKS.has(node.tagName) || elementsOf(node).some((child) => BLOCKS.has(child.tagName));
}

function enter(node: HtmlElement, state: Walk): void {
  const { passages } = state;
  const page = attribute(node, 'dataPage');
  const heading = /^h([1-6])$/u.exec(node.tagName);
  if (page !== '') {
    const text = childrenOf(node).map(textOf).map(tidy).filter(Boolean).join('\n\n');
    passages.push({ kind: 'page', level: Number(page), text });
  } else if (heading) {
    passages.push({ kind: 'heading', level: Number(heading[1]), text: tidy(textOf(node)) });
  } else if (node.tagName === 'table') {
    pushTable(node, passages);
  } else if (node.tagName === 'pre') {
    passages.push({ kind: isFormula(node) ? 'formula' : 'code', text: textOf(node).replace(/\s+$/u, '') });
  } else if (node.tagName === 'li') {
    enterListItem(node, state);
  } else {
    const deeper = ['ul', 'ol', 'menu'].includes(node.tagName) ? state.listDepth + 1 : state.listDepth;
    walk(childrenOf(node), { passages, listDepth: deeper });
  }
}

/** The item's own words make one block; lists, tables and code inside it follow as their own. */
function enterListItem(node: HtmlElement, state: Walk): void {
  const own: HtmlNode[] = [];
  const inner: HtmlElement[] = [];
  for (const child of childrenOf(node)) {
    const separate = isElement(child, 'ul', 'ol', 'menu', 'table', 'pre', 'blockquote', 'figure', 'div');
    if (separate) inner.push(child);
    else own.push(child, { type: 'text', value: isElement(child, 'p') ? ' ' : '' });
  }
  pushInline(own, { kind: 'list-item', level: Math.max(1, state.listDepth) }, state);
  for (const child of inner) enter(child, state);
}

function pushInline(nodes: readonly HtmlNode[], shape: Omit<Passage, 'text'>, state: Walk): void {
  const text = tidy(nodes.map(textOf).join(''));
  if (text === '') return;
  const [only, ...others] = nodes.filter((node) => tidy(textOf(node)) !== '');
  const formula = only && others.length === 0 && isElement(only) && isFormula(only);
  state.passages.push(formula ? { kind: 'formula', text } : { ...shape, text });
}

function isFormula(node: HtmlElement): boolean {
  return [node, ...elementsOf(node)].some(
    (each) =>
      classesOf(each).includes('math-display') ||
      (each.tagName === 'math' && attribute(each, 'display') === 'block'),
  );
}

function pushTable(table: HtmlElement, passages: Passage[]): void {
  const rows = elementsOf(table)
    .filter((node) => node.tagName === 'tr')
    .map((row) => childrenOf(row).filter((node) => isElement(node, 'td', 'th')))
    .map((cells) =>
      cells
        .map((cell) => tidy(textOf(cell)))
        .join(' | ')
        .replace(/[|\s]+$/u, ''),
    )
    .filter((line) => line !== '');
  const caption = childrenOf(table).find((node) => isElement(node, 'caption'));
  if (caption) passages.push({ kind: 'paragraph', text: tidy(textOf(caption)) });
  for (let from = 0; from < rows.length; from += ROWS_PER_PASSAGE) {
    passages.push({ kind: 'table', text: rows.slice(from, from + ROWS_PER_PASSAGE).join('\n') });
  }
}

function tidy(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
