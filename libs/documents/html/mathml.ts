import temml from 'temml';
import {
  childrenOf,
  element,
  type HtmlElement,
  type HtmlNode,
  isElement,
  parseHtmlFragment,
  textOf,
} from './html-tree.js';
import { findAll, localName, type XmlElement, xmlText } from '../format/xml.js';

/** Presentation MathML without actions, links or foreign markup (MathML Core, and what Temml writes). */
export const MATHML_ELEMENTS = (
  'math mrow mi mn mo ms mtext mspace msup msub msubsup munder mover munderover mfrac msqrt mroot mtable mtr mtd ' +
  'mpadded mphantom menclose mstyle mmultiscripts mprescripts merror semantics annotation'
).split(' ');

export const MATHML_ATTRIBUTES = (
  'display displaystyle scriptlevel mathvariant stretchy fence separator form linethickness accent accentunder ' +
  'columnalign rowspacing columnspacing columnlines rowlines columnspan rowspan width height depth lspace rspace voffset ' +
  'minsize maxsize symmetric largeop movablelimits notation encoding'
).split(' ');

const MAX_TEX = 10_000;

/** TeX as MathML, with the TeX kept as annotation; a formula that cannot be read is shown as it was typed. */
function mathmlFromTex(tex: string, display: boolean): HtmlElement {
  const math = tex.length <= MAX_TEX ? renderTex(tex, display) : null;
  return math ?? element('code', { className: ['math-error'] }, [tex]);
}

function renderTex(tex: string, display: boolean): HtmlElement | null {
  try {
    const markup = temml.renderToString(tex, {
      displayMode: display,
      annotate: true,
      throwOnError: true,
      trust: false,
      maxSize: [25, 25],
      maxExpand: 500,
    });
    const [math] = parseHtmlFragment(markup).filter((node) => isElement(node, 'math'));
    if (!math) return null;
    withoutStyles(math);
    if (!display) splitAtRelations(math);
    return math;
  } catch {
    return null;
  }
}

const RELATIONS = new Set(['=', '≈', '≠', '<', '>', '≤', '≥', '≡', '⇔', '⇒', '→', '∈']);

/** A long line of text breaks after a relation: each piece is a row of its own, for browsers that do not break MathML. */
function splitAtRelations(math: HtmlElement): void {
  const line = childrenOf(math).find((node) => isElement(node, 'semantics'));
  const row = line && isElement(line) ? childrenOf(line).find((node) => isElement(node, 'mrow')) : undefined;
  if (!row || !isElement(row)) return;
  const pieces: HtmlNode[][] = [[]];
  for (const child of childrenOf(row)) {
    pieces.at(-1)?.push(child);
    if (isElement(child, 'mo') && RELATIONS.has(textOf(child).trim())) pieces.push([]);
  }
  const filled = pieces.filter((piece) => piece.length > 0);
  if (filled.length > 1) row.children = filled.map((piece) => element('mrow', {}, piece));
}

/** Temml sizes some symbols by `style`; the pages' content security policy allows no inline style. */
function withoutStyles(node: HtmlElement): void {
  delete node.properties.style;
  delete node.properties.className;
  for (const child of childrenOf(node)) if (isElement(child)) withoutStyles(child);
}

/** A MathML document (formula object of an office suite) as HTML nodes; `null` when it is none. */
export function mathmlFrom(xml: XmlElement | null): HtmlElement | null {
  if (!xml) return null;
  const math = localName(xml) === 'math' ? xml : findAll(xml, 'math', 'math:math')[0];
  return math ? (copyMathml(math) ?? null) : null;
}

function copyMathml(node: XmlElement): HtmlElement | null {
  const name = localName(node);
  if (!MATHML_ELEMENTS.includes(name)) return null;
  const attributes = Object.entries(node.attributes).filter(([key]) => MATHML_ATTRIBUTES.includes(key));
  const children = node.children.flatMap((child): HtmlNode[] => {
    if (typeof child !== 'string') return [copyMathml(child)].filter((copy) => copy !== null);
    return child.trim() === '' ? [] : [{ type: 'text', value: child }];
  });
  return element(name, Object.fromEntries(attributes), children);
}

/** Office Math (ECMA-376 part 1, section 22.1) as a line of text: its letters and signs in order. */
export function officeMathText(math: XmlElement): string {
  return findAll(math, 'm:t').map(xmlText).join(' ').replace(/\s+/gu, ' ').trim();
}

/** The code element that remark-math leaves, as MathML. */
export function formulaFromCode(code: HtmlElement, display: boolean): HtmlElement {
  return mathmlFromTex(textOf(code), display);
}
