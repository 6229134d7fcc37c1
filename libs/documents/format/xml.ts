import { SaxesParser } from 'saxes';
import { type Archive } from './archive.js';
import { DocumentUnreadable } from '../content.js';
import { decodeText } from './text-decoding.js';

const MAX_BYTES = 32 * 1024 * 1024;
const MAX_NODES = 1_500_000;
const MAX_DEPTH = 256;

/** An XML element; names keep the prefix that office suites write (`text:p`, `w:r`). */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
}

/**
 * Parses without ever expanding or fetching: an internal DTD subset is refused (entities), a bare DOCTYPE is ignored.
 * Throws DocumentUnreadable (`unsafe-xml`, `too-large`, `damaged`).
 */
export function parseXml(bytes: Uint8Array): XmlElement {
  if (bytes.length > MAX_BYTES) throw new DocumentUnreadable('too-large');
  const top: XmlElement = { name: '', attributes: {}, children: [] };
  const open: XmlElement[] = [top];
  let nodes = 0;
  const add = (child: XmlElement | string): void => {
    nodes += 1;
    if (nodes > MAX_NODES) throw new DocumentUnreadable('too-large');
    open.at(-1)!.children.push(child);
  };
  const parser = new SaxesParser();
  parser.on('error', () => {
    throw new DocumentUnreadable('damaged');
  });
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) throw new DocumentUnreadable('unsafe-xml');
  });
  parser.on('opentag', (tag) => {
    const child: XmlElement = { name: tag.name, attributes: tag.attributes, children: [] };
    add(child);
    open.push(child);
    if (open.length > MAX_DEPTH) throw new DocumentUnreadable('too-large');
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(decodeText(bytes)).close();
  const document = childElements(top)[0];
  if (!document) throw new DocumentUnreadable('damaged');
  return document;
}

/** A part of an archive as XML, `null` when the archive has no such part. */
export function readXmlPart(archive: Archive, name: string): XmlElement | null {
  const bytes = archive.read(name);
  return bytes ? parseXml(bytes) : null;
}

export function childElements(parent: XmlElement, name?: string): XmlElement[] {
  return parent.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

export function findChild(parent: XmlElement | null | undefined, name: string): XmlElement | null {
  return (parent && childElements(parent, name)[0]) ?? null;
}

/** Every element below with one of these names, in document order; does not look inside a match. */
export function findAll(parent: XmlElement | null, ...names: string[]): XmlElement[] {
  if (!parent) return [];
  return childElements(parent).flatMap((child) =>
    names.includes(child.name) ? [child] : findAll(child, ...names),
  );
}

export function xmlText(node: XmlElement | string | null | undefined): string {
  if (!node) return '';
  return typeof node === 'string' ? node : node.children.map(xmlText).join('');
}

/** The name without its prefix, for vocabularies whose prefix varies (Dublin Core, SVG, MathML). */
export function localName(node: XmlElement): string {
  return node.name.slice(node.name.indexOf(':') + 1);
}
