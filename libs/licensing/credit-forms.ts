import { webAddress, type Piece, type Work } from './credit.js';

export interface CreditLine {
  readonly work: Work;
  readonly pieces: readonly Piece[];
}

/** Works under one heading, and how they belong to the work (Dublin Core). */
interface CreditList {
  readonly lead: string;
  readonly property: string;
  readonly lines: readonly CreditLine[];
}

const PREFIXES = 'cc: http://creativecommons.org/ns# dct: http://purl.org/dc/terms/';

/** Plain text: addresses are written out. */
export function asText(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      if (piece.kind === 'licence') return piece.href ? `${piece.text} (${piece.href})` : piece.text;
      return piece.kind === 'source' ? piece.lead + piece.text : piece.text;
    })
    .join('');
}

/** HTML with RDFa about the work: its address when it has one, a blank node otherwise, never the hosting page. */
export function asHtml(own: CreditLine, lists: readonly CreditList[]): string {
  const subject = `prefix="${PREFIXES}" ${htmlSubject(own.work)}`;
  if (lists.length === 0) return `<p ${subject}>${htmlLine(own.pieces)}</p>`;
  return `<div ${subject}><p>${htmlLine(own.pieces)}</p>${lists.map(htmlList).join('')}</div>`;
}

function htmlList({ lead, property, lines }: CreditList): string {
  const items = lines.map((line) => `<li ${htmlSubject(line.work)}>${htmlLine(line.pieces)}</li>`).join('');
  return `<p>${escapeHtml(lead)}</p><ul rel="${property}">${items}</ul>`;
}

export function asMarkdown(own: readonly Piece[], lists: readonly CreditList[]): string {
  const written = lists.map(
    ({ lead, lines }) => `${lead}\n\n${lines.map(({ pieces }) => `- ${markdownLine(pieces)}`).join('\n')}`,
  );
  return [markdownLine(own), ...written].join('\n\n');
}

function htmlSubject(work: Work): string {
  const address = webAddress(work.source);
  return address ? `about="${escapeHtml(address)}"` : 'typeof="cc:Work"';
}

function htmlLine(pieces: readonly Piece[]): string {
  return shownInLinks(pieces)
    .map((piece) => {
      const text = escapeHtml(piece.text);
      switch (piece.kind) {
        case 'text':
          return text;
        case 'title':
          return htmlLink(text, piece.href, ['cc:attributionURL', 'dct:title']);
        case 'author':
          return htmlLink(text, piece.href, ['dct:creator', 'cc:attributionName']);
        case 'licence':
          return piece.href ? `<a rel="license" href="${escapeHtml(piece.href)}">${text}</a>` : text;
        case 'source':
          return escapeHtml(piece.lead) + htmlLink(text, piece.href, ['cc:attributionURL', null]);
      }
    })
    .join('');
}

function htmlLink(text: string, href: string | null, [rel, property]: [string, string | null]): string {
  const says = property ? ` property="${property}"` : '';
  if (href) return `<a rel="${rel}"${says} href="${escapeHtml(href)}">${text}</a>`;
  return says ? `<span${says}>${text}</span>` : text;
}

function markdownLine(pieces: readonly Piece[]): string {
  const line = shownInLinks(pieces)
    .map((piece) => {
      const lead = piece.kind === 'source' ? piece.lead : '';
      const text = escapeMarkdown(piece.text);
      const href = piece.kind === 'text' ? null : piece.href;
      return lead + (href ? `[${text}](${markdownAddress(href)})` : text);
    })
    .join('');
  // A producer named « 1. Quelque chose » or « - … » must not open a list.
  return line.replace(/^(\d+)([.)])/, '$1\\$2').replace(/^([-=])/, '\\$1');
}

/** Where the title already leads to the source, its address is not written a second time. */
function shownInLinks(pieces: readonly Piece[]): readonly Piece[] {
  const isTitleLinked = pieces.some((piece) => piece.kind === 'title' && piece.href !== null);
  return isTitleLinked ? pieces.filter((piece) => piece.kind !== 'source') : pieces;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('\u00a0', '&nbsp;');
}

/** Backslashes before all that Markdown, its tables, maths and bare links would read as marks. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>()#+!|~$&@^]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\bwww\./gi, (start) => start.replace('.', '\\.'));
}

/** Brackets would end the link early. */
function markdownAddress(address: string): string {
  return address.replaceAll('(', '%28').replaceAll(')', '%29');
}
