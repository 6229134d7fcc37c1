import { XMLParser } from 'fast-xml-parser';
import temml from 'temml';
import { element, escape } from './markup.mjs';

const LEAVES = new Set(['mi', 'mn', 'mo', 'mtext']);
const ROWS = new Set(['math', 'mrow', 'mstyle', 'mpadded']);
const MATHML = 'http://www.w3.org/1998/Math/MathML';
const xml = new XMLParser({
  preserveOrder: true,
  trimValues: false,
  processEntities: true,
  htmlEntities: true,
  parseTagValue: false,
});

/**
 * A TeX formula for ODF, in pieces from left to right. `{ text }` holds text runs, searchable and readable without a
 * formula engine; a fraction or a root is `{ mathml, words }`, a document to embed and the same thing in words. Only
 * such a piece is embedded, because LibreOffice 7 reads a product after a fraction into its denominator.
 */
export function readFormula(tex) {
  const [math] = xml.parse(temml.renderToString(tex, { xml: true, throwOnError: true })).map(toNode);
  return pieces(math);
}

function pieces(node) {
  if (isFlat(node)) return [{ text: runs(node) }];
  if (ROWS.has(node.name)) return node.children.flatMap(pieces);
  const document = element('math', { xmlns: MATHML, display: 'inline' }, write(node));
  return [{ mathml: `<?xml version="1.0" encoding="UTF-8"?>\n${document}`, words: words(node) }];
}

function toNode(entry) {
  const name = Object.keys(entry).find((key) => key !== ':@');
  if (name === '#text') return { name, text: String(entry['#text']), children: [] };
  return { name, children: entry[name].map(toNode) };
}

const textOf = (node) => node.text ?? node.children.map(textOf).join('');

function isFlat(node) {
  if (node.name === '#text' || LEAVES.has(node.name) || node.name === 'mspace') return true;
  if (node.name === 'msup' || node.name === 'msub') return node.children.every(isFlat);
  return ROWS.has(node.name) && node.children.every(isFlat);
}

const span = (style, content) => element('text:span', { 'text:style-name': style }, content);

function runs(node) {
  if (node.name === 'mspace') return '\u00a0';
  if (node.name === 'msup')
    return runs(node.children[0]) + span('Exposant', escape(textOf(node.children[1])));
  if (node.name === 'msub') return runs(node.children[0]) + span('Indice', escape(textOf(node.children[1])));
  const text = textOf(node);
  if (node.name === 'mi') return [...text].length === 1 ? span('Variable', escape(text)) : escape(text);
  if (node.name === 'mo') return operator(text);
  return node.children.length && !LEAVES.has(node.name) ? node.children.map(runs).join('') : escape(text);
}

/** Relations and sums breathe; brackets and the invisible times sign (U+2062) do not. */
function operator(text) {
  if (/^[\u2061-\u2064]$/.test(text)) return '';
  return /^[=<>≤≥≠≈+−×÷→]$/.test(text) ? `\u00a0${escape(text)}\u00a0` : escape(text);
}

/** What a screen reader says of an embedded piece: 3/4, (2 × 100)/2, √65. */
function words(node) {
  const [first, second] = node.children.map((child) => (child.name === '#text' ? child.text : words(child)));
  if (node.name === 'mfrac') return `${grouped(first)}/${grouped(second)}`;
  if (node.name === 'msqrt') return `√${grouped(node.children.map(words).join(''))}`;
  return LEAVES.has(node.name) ? textOf(node) : node.children.map(words).join('');
}

const grouped = (text) => (text.length > 1 && !/^[\d\u00a0]+$/.test(text) ? `(${text})` : text);

/** MathML without the attributes that only a browser's style sheet uses. */
const write = (node) =>
  node.name === '#text' ? escape(node.text) : element(node.name, {}, node.children.map(write));
