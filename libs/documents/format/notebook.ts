import { decodePath } from './archive.js';
import { type DocumentContent, DocumentUnreadable } from '../content.js';
import { childrenOf, element, elementsOf, type HtmlNode, root } from '../html/html-tree.js';
import { parseShallowPage } from '../html/html-document.js';
import { markdownNodes } from '../html/markdown-tree.js';
import { type DocumentDescription } from './metadata.js';
import { licenceAmong } from './office-metadata.js';
import { decodeText } from './text-decoding.js';

const MAX_CELLS = 2_000;
const MAX_OUTPUT = 20_000;

type Json = Record<string, unknown>;

/** Jupyter notebook (nbformat 3 and 4): cells in order, outputs as they were saved; nothing is executed. */
export function readNotebook(bytes: Uint8Array): DocumentContent {
  const notebook = parseNotebook(decodeText(bytes));
  const metadata = asObject(notebook.metadata);
  const language =
    asText(asObject(metadata.language_info).name) ||
    asText(asObject(metadata.kernelspec).language) ||
    'python';
  const cells = cellsOf(notebook);
  return {
    tree: root(cells.slice(0, MAX_CELLS).flatMap((cell) => readCell(cell, language))),
    findings: [{ where: 'métadonnées du carnet', fields: fieldsOf(metadata) }],
    warnings: cells.length > MAX_CELLS ? ['truncated'] : [],
  };
}

function parseNotebook(text: string): Json {
  try {
    return asObject(JSON.parse(text));
  } catch {
    throw new DocumentUnreadable('damaged');
  }
}

/** nbformat 4 has cells, nbformat 3 has them in worksheets; a notebook has one or the other. */
function cellsOf(notebook: Json): Json[] {
  const { cells, worksheets } = notebook;
  if (Array.isArray(cells)) return cells.map(asObject);
  if (!Array.isArray(worksheets)) throw new DocumentUnreadable('damaged');
  return worksheets.flatMap((sheet) => asList(asObject(sheet).cells)).map(asObject);
}

function fieldsOf(metadata: Json): DocumentDescription {
  const authors = asList(metadata.authors).map((author) => asText(author) || asText(asObject(author).name));
  const licence = asObject(metadata.license);
  return {
    title: asText(metadata.title),
    authors,
    language: asText(metadata.lang),
    keywords: asList(metadata.keywords).map(asText),
    ...licenceAmong([
      ['license', asText(metadata.license)],
      ['license', asText(metadata.licence)],
      ['license', asText(licence.url) || asText(licence.name)],
    ]),
  };
}

function readCell(cell: Json, language: string): HtmlNode[] {
  const source = asText(cell.source ?? cell.input);
  if (source.trim() === '' && asList(cell.outputs).length === 0) return [];
  if (cell.cell_type === 'markdown') return markdownCell(source, asObject(cell.attachments));
  if (cell.cell_type === 'heading')
    return [element(`h${Math.min(6, Number(cell.level) || 1)}`, {}, [source])];
  if (cell.cell_type !== 'code') return [element('pre', {}, [source])];
  const code = element('code', { className: [`language-${language.toLowerCase()}`] }, [source]);
  return [
    element('pre', {}, [code]),
    ...asList(cell.outputs).flatMap((output) => readOutput(asObject(output))),
  ];
}

/** Images pasted in a cell are attachments: their bytes take the place of the reference. */
function markdownCell(source: string, attachments: Json): HtmlNode[] {
  const nodes = markdownNodes(source);
  for (const node of elementsOf(root(nodes))) {
    const name = /^attachment:(.+)$/u.exec(String(node.properties.src ?? ''))?.[1];
    if (!name || node.tagName !== 'img') continue;
    const bundle = asObject(attachments[name] ?? attachments[decodePath(name)]);
    node.properties.src = imageData(bundle) ?? '';
  }
  return nodes;
}

function readOutput(output: Json): HtmlNode[] {
  if (output.output_type === 'stream') return frame([printed(asText(output.text))]);
  if (output.output_type === 'error' || output.output_type === 'pyerr') {
    const trace = asList(output.traceback).map(asText).join('\n');
    return [element('div', { className: ['cell-error'] }, [printed(trace)])];
  }
  const data = asObject(output.data ?? output);
  const words = asText(data['text/plain']);
  const image = imageData(data);
  if (image) return frame([element('img', { src: image, alt: 'Résultat de la cellule' })]);
  const html = asText(data['text/html']);
  if (html !== '' && html.length <= MAX_OUTPUT * 10) return frame(bodyOf(html));
  const latex = asText(data['text/latex']);
  if (latex !== '') return frame(markdownNodes(latex));
  return words === '' ? [] : frame([printed(words)]);
}

function bodyOf(html: string): HtmlNode[] {
  const body = elementsOf(parseShallowPage(html)).find((node) => node.tagName === 'body');
  return body ? childrenOf(body) : [];
}

function frame(content: HtmlNode[]): HtmlNode[] {
  return [element('div', { className: ['cell-output'] }, content)];
}

/** Terminal colours are escape sequences; they mean nothing in a page. */
function printed(text: string): HtmlNode {
  const plain = text.replace(/\u001b\[[0-9;]*[A-Za-z]/gu, '');
  return element('pre', {}, [plain.length > MAX_OUTPUT ? `${plain.slice(0, MAX_OUTPUT)}\n…` : plain]);
}

function imageData(bundle: Json): string | null {
  for (const mime of ['image/png', 'image/jpeg', 'image/gif', 'image/webp']) {
    const base64 = asText(bundle[mime] ?? bundle[mime.slice('image/'.length)]);
    if (base64 !== '') return `data:${mime};base64,${base64.replace(/\s+/gu, '')}`;
  }
  return null;
}

function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** nbformat writes texts as a string or as a list of lines. */
function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.filter((line) => typeof line === 'string').join('') : '';
}
