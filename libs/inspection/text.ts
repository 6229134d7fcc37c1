import { type Finding, Refusal, sanitised, valid } from './inspection.js';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const CONTROL = /[\x00-\x08\x0B\x0E-\x1F]/; // all but tab, line feed, carriage return, form feed
const BIDI = /[\u202A-\u202E\u2066-\u2069]/; // Trojan Source, CVE-2021-42574
const SUSPECT_LINE = 10_000;
const SUSPECT_MARKS = 1_000;
const MOSTLY_LETTERS = 0.3;

/** Text of a file, or null when its bytes are no readable text. `known` extensions may use older encodings. */
export function readText(bytes: Buffer, isKnownText: boolean): { text: string; encoding: Encoding } | null {
  const utf8 = decode(bytes, 'utf-8');
  if (utf8 !== null) return CONTROL.test(utf8) ? null : { text: utf8, encoding: 'utf-8' };
  if (!isKnownText) return null;
  const encoding = olderEncoding(bytes);
  const text = encoding && decode(bytes, encoding);
  return encoding && text && !CONTROL.test(text) ? { text, encoding } : null;
}

function decode(bytes: Buffer, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 by its mark; Windows-1252, still common in teachers' archives, when most bytes are plain letters. */
function olderEncoding(bytes: Buffer): Encoding | null {
  const mark = bytes.toString('hex', 0, 2);
  if (mark === 'fffe') return 'utf-16le';
  if (mark === 'feff') return 'utf-16be';
  const high = bytes.reduce((count, byte) => count + (byte > 0x7f ? 1 : 0), 0);
  const isUndefined = [0x81, 0x8d, 0x8f, 0x90, 0x9d].some((byte) => bytes.includes(byte));
  return isUndefined || high > bytes.length * MOSTLY_LETTERS ? null : 'windows-1252';
}

/** Text that is not parsed here: Markdown, LaTeX, source code, tables, questions. Its bytes never change. */
export function examineText(text: string, format: string): Finding {
  if (text.trim().replace(/\uFEFF/g, '') === '') throw new Refusal('empty_file', format);
  if (BIDI.test(text)) {
    return sanitised('bidi_marked', [
      'caractères invisibles qui changent le sens de lecture : ils sont signalés',
    ]);
  }
  if (format === 'latex' || format === 'txt') return { ...valid, reason: 'kept_as_text' };
  if (format === 'markdown' || format === 'quarto' || format === 'gift' || format === 'rst')
    return examineMarkup(text);
  return valid;
}

/** Markup whose page is made by us: what must not run is dropped there, the author's file stays as it is. */
function examineMarkup(text: string): Finding {
  if (text.split('\n').some(isPathological)) {
    return sanitised('rendered_within_limits', [
      'mise en forme trop imbriquée : le texte est montré tel quel',
    ]);
  }
  const removed = activeMarkup(text);
  return removed.length > 0 ? sanitised('html_sanitised', removed) : valid;
}

/** Thousands of marks on one line make common Markdown parsers take quadratic time. */
function isPathological(line: string): boolean {
  return line.length > SUSPECT_LINE && (line.match(/[*_[\]`>~]/g)?.length ?? 0) > SUSPECT_MARKS;
}

const ACTIVE: [RegExp, string][] = [
  [/<script\b/i, 'scripts'],
  [/<[a-z][^>]*\son[a-z]+\s*=/i, 'actions automatiques (onclick, onload…)'],
  [/<(iframe|object|embed|frame)\b/i, 'cadres venus d’autres sites'],
  [/(java|vb)script:|&#(x0*6a|0*106);/i, 'liens qui lancent un script'],
  [/data:text\/html/i, 'liens qui cachent une page'],
  [/<style\b/i, 'feuilles de style'],
  [/<form\b/i, 'formulaires'],
  [/<(meta|base|link)\b/i, 'redirections et chargements'],
];

/** French names of what would run or load in a page made from this text. */
export function activeMarkup(text: string): string[] {
  return ACTIVE.filter(([pattern]) => pattern.test(text)).map(([, name]) => name);
}
