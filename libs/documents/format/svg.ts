import { type DocumentContent } from '../content.js';
import { element, root } from '../html/html-tree.js';
import { dublinCoreFields } from './office-metadata.js';
import { childElements, localName, parseXml, type XmlElement, xmlText } from './xml.js';

/** SVG: its title, description and words; the drawing itself is never shown from here. */
export function readSvg(bytes: Uint8Array): DocumentContent {
  const svg = parseXml(bytes);
  const own = (name: string): string =>
    childElements(svg)
      .filter((child) => localName(child) === name)
      .map(wordsOf)[0] ?? '';
  const title = own('title');
  const words = [own('desc'), ...textsIn(svg)].filter(Boolean);
  const metadata = childElements(svg).find((child) => localName(child) === 'metadata') ?? null;
  return {
    tree: root([
      ...(title ? [element('h1', {}, [title])] : []),
      ...words.map((text) => element('p', {}, [text])),
    ]),
    findings: [{ where: 'en-tête du fichier', fields: dublinCoreFields(metadata) }],
    warnings: [],
  };
}

function textsIn(node: XmlElement): string[] {
  return childElements(node).flatMap((child) => {
    if (localName(child) === 'text') return [wordsOf(child)];
    return ['script', 'style', 'metadata'].includes(localName(child)) ? [] : textsIn(child);
  });
}

/** Spans of a text are lines of it. */
function wordsOf(node: XmlElement): string {
  const parts = node.children.map((child) => (typeof child === 'string' ? child : ` ${xmlText(child)} `));
  return parts.join('').replace(/\s+/gu, ' ').trim();
}
