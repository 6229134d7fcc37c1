import { SaxesParser } from 'saxes';
import { Refusal } from './inspection.js';

const PROLOG_BYTES = 64 * 1024;

/**
 * Refuses a document type with an internal subset (entities, external or not) before anything parses it. A plain
 * DOCTYPE, as in real SVG files, is fine: nothing fetches it. XML 1.0 allows the DOCTYPE before the root only.
 */
export function assertSafeXml(bytes: Buffer): void {
  const prolog = decodeXml(bytes.subarray(0, PROLOG_BYTES)).replace(/<!--[\s\S]*?-->/g, '');
  // An encoding that other parsers know and we do not would hide the document type from us.
  if (/^\s*<\?xml[^>]*encoding=["'](utf-?7|utf-?32|ucs-?4|ebcdic|cp037)/i.test(prolog))
    throw new Refusal('xml_unsafe');
  const root = /<[\p{L}_:]/u.exec(prolog);
  if (!root && bytes.length > PROLOG_BYTES) throw new Refusal('xml_unsafe');
  if (hasInternalSubset(prolog.slice(0, root?.index))) throw new Refusal('xml_unsafe');
}

/** Text of an XML document in UTF-8 or UTF-16, by its byte order mark or its first characters (XML 1.0, appendix F). */
export function decodeXml(bytes: Buffer): string {
  const start = bytes.toString('hex', 0, 2);
  if (start === 'fffe' || start === '3c00') return new TextDecoder('utf-16le').decode(bytes);
  if (start === 'feff' || start === '003c') return new TextDecoder('utf-16be').decode(bytes);
  const declared = /^<\?xml[^>]*encoding=["'](iso-8859-1|iso-8859-15|windows-1252)["']/i.exec(
    bytes.toString('latin1', 0, 200),
  );
  return new TextDecoder(declared?.[1] ?? 'utf-8').decode(bytes);
}

/** Text back to bytes, in the encoding of the original where that was UTF-16. */
export function encodeXmlLike(original: Buffer, text: string): Buffer {
  const start = original.toString('hex', 0, 2);
  if (start === 'fffe' || start === '3c00') return Buffer.from(`\uFEFF${text}`, 'utf16le');
  if (start === 'feff' || start === '003c') return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
  return Buffer.from(text);
}

/** True when the text is well-formed XML. */
export function isWellFormed(text: string): boolean {
  let failed = false;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', () => {
    failed = true;
  });
  try {
    parser.write(text).close();
  } catch {
    return false;
  }
  return !failed;
}

function hasInternalSubset(prolog: string): boolean {
  const doctype = /<!DOCTYPE\s+(?:[^[>"']|"[^"]*"|'[^']*')*/i.exec(prolog);
  return doctype !== null && prolog[doctype.index + doctype[0].length] === '[';
}
