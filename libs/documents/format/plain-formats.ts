import { type DocumentContent } from '../content.js';
import { element, type HtmlNode, root } from '../html/html-tree.js';
import { tableOfRows } from './sheet-table.js';
import { decodeText } from './text-decoding.js';

const MAX_CHARACTERS = 5_000_000;
const MAX_ROWS = 5_000;

/** Plain text: a blank line ends a paragraph, line ends inside one are kept. */
export function readPlainText(bytes: Uint8Array): DocumentContent {
  const text = decodeText(bytes);
  const paragraphs = text.slice(0, MAX_CHARACTERS).split(/(?:\r?\n[ \t]*){2,}/u);
  return content(
    paragraphs.map((paragraph) => element('p', {}, withBreaks(paragraph.trim()))),
    {
      truncated: text.length > MAX_CHARACTERS,
    },
  );
}

/** Source code, sequences, JSON: shown and compared as typed. */
export function readCode(bytes: Uint8Array): DocumentContent {
  const text = decodeText(bytes);
  return content([element('pre', {}, [element('code', {}, [text.slice(0, MAX_CHARACTERS)])])], {
    truncated: text.length > MAX_CHARACTERS,
  });
}

/** CSV with commas, semicolons or tabs; the first row heads the columns when it holds words only. */
export function readCsv(bytes: Uint8Array): DocumentContent {
  const text = decodeText(bytes).replace(/^\uFEFF/u, '');
  const { rows, truncated } = parseCsv(text, delimiterOf(text));
  return content(tableOfRows(rows), { truncated });
}

/** SubRip and WebVTT: what is said, one paragraph per cue; times, numbers and notes are left out. */
export function readSubtitles(bytes: Uint8Array): DocumentContent {
  const cues = decodeText(bytes)
    .slice(0, MAX_CHARACTERS)
    .split(/(?:\r?\n){2,}/u)
    .filter((cue) => cue.includes('-->'))
    .map((cue) => cue.split(/\r?\n/u))
    .map((lines) => lines.slice(lines.findIndex((line) => line.includes('-->')) + 1).join(' '));
  const words = cues.map((cue) => cue.replace(/<[^<>]*>|\{\\[^{}]*\}/gu, '').trim());
  return content(
    words.filter(Boolean).map((cue) => element('p', {}, [cue])),
    { truncated: false },
  );
}

function content(nodes: HtmlNode[], { truncated }: { truncated: boolean }): DocumentContent {
  return { tree: root(nodes), findings: [], warnings: truncated ? ['truncated'] : [] };
}

export function withBreaks(text: string): HtmlNode[] {
  return text
    .split(/\r?\n/u)
    .flatMap((line, index): HtmlNode[] => [
      ...(index > 0 ? [element('br')] : []),
      { type: 'text', value: line },
    ]);
}

function delimiterOf(text: string): string {
  // The first line names the columns; further down, cells hold lists with separators of their own.
  const [opening = ''] = text.split(/\r?\n/u, 1);
  const count = (mark: string): number => opening.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** RFC 4180: quoted fields may hold separators, doubled quotes and line ends. */
function parseCsv(text: string, delimiter: string): { rows: string[][]; truncated: boolean } {
  const rows: string[][] = [[]];
  const tokens = new RegExp(`"(?:[^"]|"")*"|${delimiter}|\\r\\n?|\\n|[^"${delimiter}\\r\\n]+|"`, 'gu');
  let field = '';
  const close = (): void => {
    rows.at(-1)!.push(field.trim());
    field = '';
  };
  for (const [token] of text.matchAll(tokens)) {
    if (token === delimiter) close();
    else if (/^[\r\n]/u.test(token)) {
      close();
      if (rows.length >= MAX_ROWS) return { rows, truncated: true };
      rows.push([]);
    } else
      field += token.length > 1 && token.startsWith('"') ? token.slice(1, -1).replaceAll('""', '"') : token;
  }
  close();
  return { rows, truncated: false };
}
