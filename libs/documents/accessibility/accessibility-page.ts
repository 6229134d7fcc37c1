import { type Barrier } from './accessibility-barrier.js';
import { type Ink, isTooFaint, parseColour, unknownInk } from './colour-contrast.js';
import { attribute, childrenOf, type HtmlElement, type HtmlRoot, isElement } from '../html/html-tree.js';

const BLOCKS = /^(p|h[1-6]|li|td|th|dt|dd|pre|blockquote|figcaption|caption)$/u;

/** Words of a page whose own attributes say both a colour and a background too near to it; style sheets are not read. */
export function pageBarriers(tree: HtmlRoot): Barrier[] {
  const barriers: Barrier[] = [];
  let paragraphs = 0;
  const visit = (parent: HtmlRoot | HtmlElement, ink: Ink, pale: Set<number>): void => {
    for (const child of childrenOf(parent)) {
      if (child.type === 'text' && child.value.trim() !== '' && isTooFaint(ink)) pale.add(paragraphs);
      if (!isElement(child)) continue;
      if (BLOCKS.test(child.tagName)) paragraphs += 1;
      visit(child, { ...ink, ...lookOf(child) }, pale);
    }
  };
  const pale = new Set<number>();
  visit(tree, unknownInk, pale);
  for (const rank of pale) barriers.push({ rule: 'contrast', unit: 'paragraphe', rank: Math.max(1, rank) });
  return barriers;
}

function lookOf(node: HtmlElement): Partial<Ink> {
  const said = new Map(
    attribute(node, 'style')
      .split(';')
      .map((each) => each.split(':', 2).map((part) => part.trim().toLowerCase()) as [string, string]),
  );
  const colour = said.get('color') ?? (node.tagName === 'font' ? attribute(node, 'color') : '');
  const background =
    said.get('background-color') ?? said.get('background') ?? attribute(node, 'bgColor').trim();
  const size = /^([\d.]+)(pt|px)$/u.exec(said.get('font-size') ?? '');
  const isHeading = /^h[1-6]$/u.test(node.tagName);
  return {
    ...(colour ? { colour } : {}),
    // A picture or a gradient hides what was known.
    ...(background ? { background: parseColour(background) ? background : null } : {}),
    ...(size ? { points: Number(size[1]) * (size[2] === 'px' ? 0.75 : 1) } : {}),
    ...(said.has('font-weight') || isHeading || isElement(node, 'b', 'strong', 'th')
      ? { bold: isBold(said.get('font-weight')) }
      : {}),
  };
}

const isBold = (weight: string | undefined): boolean =>
  weight === undefined || weight.startsWith('bold') || Number(weight) >= 600;
