import { type Barrier, wholeDocument } from './accessibility-barrier.js';
import { skippedLevels } from './accessibility-structure.js';
import { openPdf, type PdfDocument, type PdfPage } from '../format/pdf-document.js';

/** Enough to tell what a document is; beyond, its pages are like these. */
const MAX_PAGES = 200;
/** Characters under which a page has no text: a number at its foot is none. */
const FEW_CHARACTERS = 12;
/** Pages without titles that are a long way to listen to. */
const LONG_PAGES = 4;

interface PageReading {
  readonly characters: number;
  readonly tree: TagNode | null;
}

interface TagNode {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly TagNode[];
}

/** What a PDF puts in the way: no tags, no words, no title, no language; and in its tags, what office documents are asked. */
export async function pdfBarriers(bytes: Uint8Array): Promise<Barrier[]> {
  const pdf = await openPdf(bytes);
  try {
    const pages: PageReading[] = [];
    for (let number = 1; number <= Math.min(pdf.numPages, MAX_PAGES); number += 1)
      pages.push(await readPage(await pdf.getPage(number)));
    const silent = pages.flatMap(({ characters }, at) => (characters < FEW_CHARACTERS ? [at + 1] : []));
    if (silent.length * 5 >= pages.length * 4)
      return silent.map((rank): Barrier => ({ rule: 'pdf-pictures-only', unit: 'page', rank }));
    return [...(await tagBarriers(pdf, pages)), ...(await propertyBarriers(pdf))];
  } finally {
    await pdf.destroy();
  }
}

async function readPage(page: PdfPage): Promise<PageReading> {
  const { items } = await page.getTextContent();
  const characters = items.reduce((sum, item) => sum + ('str' in item ? item.str.trim().length : 0), 0);
  // A broken tree is no tree: the words were read all the same.
  const tree = await page.getStructTree().catch(() => null);
  page.cleanup();
  return { characters, tree: tree as TagNode | null };
}

async function propertyBarriers(pdf: PdfDocument): Promise<Barrier[]> {
  const { info, metadata } = await pdf.getMetadata();
  const entries = info as Record<string, unknown>;
  const says = (name: string, xmp: string): boolean =>
    [entries[name], metadata?.get(xmp)].flat().some((each) => typeof each === 'string' && each.trim() !== '');
  return [
    ...(says('Language', 'dc:language') ? [] : [wholeDocument('language-missing')]),
    ...(says('Title', 'dc:title') ? [] : [wholeDocument('pdf-title')]),
  ];
}

async function tagBarriers(pdf: PdfDocument, pages: readonly PageReading[]): Promise<Barrier[]> {
  const mark = await pdf.getMarkInfo();
  const tags = pages.flatMap(({ tree }, at) => (tree ? tagsOf(tree, at + 1) : []));
  if (!mark?.Marked || tags.length === 0) return [wholeDocument('pdf-untagged')];
  const headings = tags.filter(({ node }) => /^H[1-6]?$/u.test(node.role ?? ''));
  const levels = headings.map(({ node }) => Number(node.role?.slice(1)) || null);
  const isLong = pages.length >= LONG_PAGES;
  return [
    ...(isLong && headings.length === 0 ? [wholeDocument('headings-missing')] : []),
    ...skippedLevels(levels),
    ...tags.flatMap(({ node, page }): Barrier[] => {
      const rule = tagRule(node);
      return rule ? [{ rule, unit: 'page', rank: page }] : [];
    }),
  ];
}

const tagsOf = (node: TagNode, page: number): { node: TagNode; page: number }[] => {
  const inside = (node.children ?? []).flatMap((child) => tagsOf(child, page));
  return node.role && node.role !== 'Root' ? [{ node, page }, ...inside] : inside;
};

function tagRule(node: TagNode): 'picture-alternative' | 'table-header' | null {
  if (node.role === 'Figure') return node.alt?.trim() ? null : 'picture-alternative';
  if (node.role !== 'Table') return null;
  const parts = tagsOf(node, 0).map((tag) => tag.node);
  const rows = parts.filter(({ role }) => role === 'TR');
  const isData = rows.length > 1 && rows.some(({ children = [] }) => children.length > 1);
  return isData && !parts.some(({ role }) => role === 'TH') ? 'table-header' : null;
}
