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

/** A passage with what it is made of: of a list item, its own words; of a long table, its rows. */
export interface FoundPassage extends Passage {
  nodes: HtmlNode[];
  /** Of an item of a numbered list. */
  ordinal?: number;
}

/** Cuts a tree into headings, paragraphs, list items, tables, code and formulas, in reading order. */
export const passagesOf = (tree: HtmlRoot): Passage[] =>
  findPassages(tree).map(({ kind, level, text }) => ({
    kind,
    ...(level === undefined ? {} : { level }),
    text,
  }));

/** The same, with their nodes. */
export function findPassages(tree: HtmlRoot): FoundPassage[] {
  const passages: FoundPassage[] = [];
  walk(childrenOf(tree), { passages, listDepth: 0 });
  return passages;
}

interface Walk {
  passages: FoundPassage[];
  listDepth: number;
  /** Numbers of the items of the list that is walked, when it has some. */
  ordinals?: ReadonlyMap<HtmlElement, number>;
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
    passages.push({ kind: 'page', level: Number(page), text, nodes: [node] });
  } else if (heading) {
    passages.push({ kind: 'heading', level: Number(heading[1]), text: tidy(textOf(node)), nodes: [node] });
  } else if (node.tagName === 'table') {
    pushTable(node, passages);
  } else if (node.tagName === 'pre') {
    passages.push({
      kind: isFormula(node) ? 'formula' : 'code',
      text: textOf(node).replace(/\s+$/u, ''),
      nodes: [node],
    });
  } else if (node.tagName === 'li') {
    enterListItem(node, state);
  } else {
    const isList = ['ul', 'ol', 'menu'].includes(node.tagName);
    const inside = isList ? { listDepth: state.listDepth + 1, ordinals: ordinalsOf(node) } : {};
    walk(childrenOf(node), { ...state, ...inside });
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
  const ordinal = state.ordinals?.get(node);
  const shape = { kind: 'list-item', level: Math.max(1, state.listDepth) } as const;
  pushInline(own, ordinal === undefined ? shape : { ...shape, ordinal }, state);
  for (const child of inner) enter(child, state);
}

function ordinalsOf(list: HtmlElement): Map<HtmlElement, number> {
  if (list.tagName !== 'ol') return new Map();
  const first = Number(attribute(list, 'start') || 1);
  const items = childrenOf(list).filter((node) => isElement(node, 'li'));
  return new Map(items.map((item, at) => [item, first + at]));
}

function pushInline(
  nodes: readonly HtmlNode[],
  shape: Omit<FoundPassage, 'text' | 'nodes'>,
  state: Walk,
): void {
  const text = tidy(nodes.map(textOf).join(''));
  if (text === '') return;
  const [only, ...others] = nodes.filter((node) => tidy(textOf(node)) !== '');
  const formula = only && others.length === 0 && isElement(only) && isFormula(only);
  state.passages.push({ ...(formula ? { kind: 'formula' } : shape), text, nodes: [...nodes] });
}

function isFormula(node: HtmlElement): boolean {
  return [node, ...elementsOf(node)].some(
    (each) =>
      classesOf(each).includes('math-display') ||
      (each.tagName === 'math' && attribute(each, 'display') === 'block'),
  );
}

function pushTable(table: HtmlElement, passages: FoundPassage[]): void {
  const rows = elementsOf(table)
    .filter((node) => node.tagName === 'tr')
    .map((row) => ({ row, line: lineOf(row) }))
    .filter(({ line }) => line !== '');
  const caption = childrenOf(table).find((node) => isElement(node, 'caption'));
  if (caption && isElement(caption))
    passages.push({ kind: 'paragraph', text: tidy(textOf(caption)), nodes: childrenOf(caption) });
  for (let from = 0; from < rows.length; from += ROWS_PER_PASSAGE) {
    const some = rows.slice(from, from + ROWS_PER_PASSAGE);
    passages.push({
      kind: 'table',
      text: some.map(({ line }) => line).join('\n'),
      nodes: some.map(({ row }) => row),
    });
  }
}

const lineOf = (row: HtmlElement): string =>
  childrenOf(row)
    .filter((node) => isElement(node, 'td', 'th'))
    .map((cell) => tidy(textOf(cell)))
    .join(' | ')
    .replace(/[|\s]+$/u, '');

function tidy(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
