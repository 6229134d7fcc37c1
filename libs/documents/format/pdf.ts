import { type DocumentContent, DocumentUnreadable } from '../content.js';
import { element, type HtmlElement, root, textOf } from '../html/html-tree.js';
import { type DocumentDescription, type MetadataFinding, splitList } from './metadata.js';
import { licenceAmong, splitAuthors } from './office-metadata.js';
import { openPdf, type PdfDocument, type PdfPage } from './pdf-document.js';
import { ownProperties } from '../html/visible-title.js';

const MAX_PAGES = 1_000;
const MAX_CHARACTERS = 5_000_000;

/** PDF: one page block per page, its paragraphs guessed from the space between lines; scanned pages have no words. */
export async function readPdf(bytes: Uint8Array): Promise<DocumentContent> {
  const pdf = await openPdf(bytes);
  try {
    const pages: HtmlElement[] = [];
    let characters = 0;
    const last = Math.min(pdf.numPages, MAX_PAGES);
    for (let number = 1; number <= last && characters < MAX_CHARACTERS; number += 1) {
      const paragraphs = await paragraphsOf(await pdf.getPage(number));
      characters += paragraphs.reduce((total, paragraph) => total + paragraph.length, 0);
      pages.push(
        element(
          'section',
          { dataPage: String(number) },
          paragraphs.map((text) => element('p', {}, [text])),
        ),
      );
    }
    const tree = root(pages);
    const properties: MetadataFinding = { where: 'propriétés du document', fields: await fieldsOf(pdf) };
    const shown = await titleOnFirstPage(pdf);
    return {
      tree,
      findings: [...(shown.length > 0 ? ownProperties(textOf(tree), [properties]) : [properties]), ...shown],
      warnings: pages.length < pdf.numPages ? ['truncated'] : [],
    };
  } finally {
    await pdf.destroy();
  }
}

/** The largest words of the first page, when they stand out from the rest. */
async function titleOnFirstPage(pdf: PdfDocument): Promise<MetadataFinding[]> {
  const page = await pdf.getPage(1);
  const lines = linesOf(await page.getTextContent());
  page.cleanup();
  const heights = lines.map(({ height }) => height).sort((one, other) => one - other);
  const usual = heights[Math.floor(heights.length / 2)] ?? 0;
  const largest = heights.at(-1) ?? 0;
  const from = lines.findIndex(({ height }) => height === largest);
  const rest = lines.slice(from);
  const end = rest.findIndex(({ height }) => height < 0.9 * largest);
  const title = rest
    .slice(0, end < 0 ? undefined : end)
    .map(({ text }) => text)
    .reduce((before, after) => joinLines(before, after), '')
    .trim();
  const stands = largest >= 1.25 * usual && /\p{L}{4}/u.test(title) && title.length <= 200;
  return stands ? [{ where: 'première page', fields: { title } }] : [];
}

interface Line {
  text: string;
  y: number;
  height: number;
}

async function paragraphsOf(page: PdfPage): Promise<string[]> {
  const lines = linesOf(await page.getTextContent());
  page.cleanup();
  const paragraphs: string[] = [];
  let previous: Line | null = null;
  for (const line of lines) {
    const gap = previous ? Math.abs(previous.y - line.y) : Infinity;
    const sameSize = previous !== null && Math.abs(previous.height - line.height) < 0.2 * line.height;
    if (previous && sameSize && gap < 1.6 * line.height) {
      paragraphs[paragraphs.length - 1] = joinLines(paragraphs.at(-1)!, line.text);
    } else paragraphs.push(line.text);
    previous = line;
  }
  return paragraphs;
}

function linesOf(content: Awaited<ReturnType<PdfPage['getTextContent']>>): Line[] {
  const lines: Line[] = [];
  let line: Line = { text: '', y: 0, height: 0 };
  const close = (): void => {
    const text = line.text.replace(/\s+/gu, ' ').trim();
    if (text !== '') lines.push({ ...line, text });
    line = { text: '', y: 0, height: 0 };
  };
  for (const item of content.items) {
    if (!('str' in item)) continue;
    const y = Number(item.transform[5]);
    if (line.text !== '' && Math.abs(line.y - y) > Math.max(2, 0.7 * (line.height || item.height))) close();
    if (line.text === '') line.y = y;
    line.text += item.str;
    line.height = Math.max(line.height, item.height);
    if (item.hasEOL) close();
  }
  close();
  return lines;
}

/** A word cut at the end of a line is made whole; other lines are parted by a space. */
function joinLines(before: string, after: string): string {
  return /\p{Ll}[-\u00AD\u2010]$/u.test(before) && /^\p{Ll}/u.test(after)
    ? before.slice(0, -1) + after
    : `${before} ${after}`;
}

/** The information dictionary, completed by XMP (Dublin Core, XMP Rights, Creative Commons). */
async function fieldsOf(pdf: PdfDocument): Promise<DocumentDescription> {
  const { info, metadata } = await pdf.getMetadata();
  const entries = info as Record<string, unknown>;
  const one = (name: string): string => (typeof entries[name] === 'string' ? entries[name] : '');
  const xmp = (name: string): string[] => {
    const found: unknown = metadata?.get(name);
    return (Array.isArray(found) ? found : [found]).filter(
      (value): value is string => typeof value === 'string',
    );
  };
  const custom = Object.entries((entries.Custom ?? {}) as Record<string, unknown>);
  const authors = xmp('dc:creator').filter(Boolean);
  return {
    title: one('Title') || xmp('dc:title')[0],
    authors: authors.length > 0 ? authors : splitAuthors(one('Author')),
    language: one('Language') || xmp('dc:language')[0],
    description: one('Subject') || xmp('dc:description')[0],
    keywords: splitList(one('Keywords') || xmp('dc:subject').join(',')),
    ...licenceAmong([
      ...['cc:license', 'xmprights:webstatement', 'xmprights:usageterms', 'dc:rights'].flatMap((name) =>
        xmp(name).map((value): [string, string] => [name.startsWith('xmp') ? 'rights' : name, value]),
      ),
      ...custom.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ]),
  };
}

/** Number of pages. Throws DocumentUnreadable (`damaged`, `encrypted`). */
export async function countPdfPages(bytes: Uint8Array): Promise<number> {
  const pdf = await openPdf(bytes);
  await pdf.destroy();
  if (pdf.numPages < 1) throw new DocumentUnreadable('damaged');
  return pdf.numPages;
}
