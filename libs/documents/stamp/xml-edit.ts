import { isUtf8 } from 'node:buffer';
import { DocumentUnreadable } from '../content.js';
import { parseXml } from '../format/xml.js';

const MOST_BYTES = 16 * 1024 * 1024;

/**
 * A text of which all but a few marks stays byte for byte: its bytes are read one character each, whatever their
 * encoding, and what is added is ASCII, or UTF-8 where the text is. Throws DocumentUnreadable for UTF-16.
 */
export class TextEdit {
  private constructor(
    public text: string,
    readonly isUtf8: boolean,
  ) {}

  static of(bytes: Uint8Array): TextEdit {
    const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (source.length > MOST_BYTES) throw new DocumentUnreadable('too-large');
    const start = source.toString('hex', 0, 2);
    if (['fffe', 'feff', '3c00', '003c'].includes(start)) throw new DocumentUnreadable('damaged');
    const text = source.toString('latin1');
    const declared = /^\s*<\?xml[^>]{0,200}encoding=["']([\w-]+)/iu.exec(text.slice(0, 400))?.[1];
    return new TextEdit(text, isUtf8(source) && /^utf-?8$/iu.test(declared ?? 'utf-8'));
  }

  /** XML that is well formed and expands nothing. Throws DocumentUnreadable. */
  static ofXml(bytes: Uint8Array): TextEdit {
    const edit = TextEdit.of(bytes);
    parseXml(bytes);
    return edit;
  }

  /** Puts a fragment of XML in front of the end of the outermost element of this name. */
  insertBeforeEnd(name: string, fragment: string): void {
    const end = this.text.lastIndexOf(`</${name}`);
    if (end >= 0) return this.insert(end, fragment);
    const empty = new RegExp(`<${escapeRegExp(name)}(?=[\\s/>])[^>]*/>`, 'u').exec(this.text);
    if (!empty) throw new DocumentUnreadable('damaged');
    const at = empty.index + empty[0].length;
    this.text = `${this.text.slice(0, at - 2)}>${this.encoded(fragment)}</${name}>${this.text.slice(at)}`;
  }

  insert(at: number, fragment: string): void {
    this.text = this.text.slice(0, at) + this.encoded(fragment) + this.text.slice(at);
  }

  /** Takes away these very fragments, as they were written. */
  remove(fragments: readonly string[]): void {
    for (const fragment of fragments) this.text = this.text.replaceAll(this.encoded(fragment), '');
  }

  /** Takes away what a pattern finds. */
  removeMatches(pattern: RegExp, isOurs: (match: string) => boolean): void {
    this.text = this.text.replace(pattern, (match: string) => (isOurs(match) ? '' : match));
  }

  /** Whether an element or an attribute of this name stands anywhere. */
  mentions(name: string): boolean {
    return new RegExp(`[<\\s]${escapeRegExp(name)}[\\s=/>]`, 'u').test(this.text);
  }

  bytes(): Buffer {
    return Buffer.from(this.text, 'latin1');
  }

  /** The result, once it has been read again: what we make is never worse than what we were given. */
  xmlBytes(): Buffer {
    const bytes = this.bytes();
    parseXml(bytes);
    return bytes;
  }

  private encoded(fragment: string): string {
    if (this.isUtf8) return Buffer.from(fragment).toString('latin1');
    return asciiMarkup(fragment);
  }
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`);
}

/** Markup in ASCII alone: other characters by their number. */
export function asciiMarkup(markup: string): string {
  return markup.replace(/[^\0-\u007f]/gu, (character) => `&#${character.codePointAt(0)};`);
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
