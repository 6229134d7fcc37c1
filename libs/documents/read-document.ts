import { type Block, blocksFrom } from './block.js';
import {
  type DocumentContent,
  type DocumentReader,
  DocumentUnreadable,
  type ReadingWarning,
} from './content.js';
import { readEpub } from './epub.js';
import { readHtml } from './html-document.js';
import { passagesOf } from './html-passages.js';
import { root } from './html-tree.js';
import { IMAGE_FORMATS, readImage } from './image-metadata.js';
import { readLatex } from './latex.js';
import { readMarkdown } from './markdown-tree.js';
import { describeDocument, type DocumentMetadata } from './metadata.js';
import { readNotebook } from './notebook.js';
import { readOdf } from './odf.js';
import { readPdf } from './pdf.js';
import { readCode, readCsv, readPlainText, readSubtitles } from './plain-formats.js';
import { readPptx } from './presentation-slides.js';
import { readGift, readMoodleXml } from './quiz.js';
import { readSvg } from './svg.js';
import { readDocx } from './word-text.js';
import { readXlsx } from './workbook-sheets.js';

const READERS: Record<string, DocumentReader> = {
  odt: readOdf,
  ods: readOdf,
  odp: readOdf,
  odg: readOdf,
  docx: readDocx,
  pptx: readPptx,
  xlsx: readXlsx,
  pdf: readPdf,
  pdfa: readPdf,
  html: readHtml,
  markdown: readMarkdown,
  quarto: readMarkdown,
  rst: readPlainText,
  txt: readPlainText,
  latex: readLatex,
  ipynb: readNotebook,
  epub: readEpub,
  csv: readCsv,
  srt: readSubtitles,
  vtt: readSubtitles,
  'moodle-xml': readMoodleXml,
  gift: readGift,
  svg: readSvg,
  code: readCode,
  ...Object.fromEntries([...IMAGE_FORMATS].map((format) => [format, readImage])),
};

/** What a document says: its blocks in order, what it tells about itself, and what was lost on the way. */
export interface DocumentReading {
  blocks: Block[];
  metadata: DocumentMetadata;
  warnings: ReadingWarning[];
}

/**
 * Reads a file of a known format (ids of the formats table); other formats have no blocks. Throws DocumentUnreadable
 * when the bytes are not what the format announces. For files of strangers, see `readDocumentSafely`.
 */
export async function readDocument(bytes: Uint8Array, formatId: string): Promise<DocumentReading> {
  const content = await readContent(bytes, formatId);
  const passages = passagesOf(content.tree);
  const { blocks, truncated } = blocksFrom(passages);
  const warnings = new Set(content.warnings);
  if (truncated) warnings.add('truncated');
  if (blocks.length === 0 && Object.hasOwn(READERS, formatId) && !IMAGE_FORMATS.has(formatId))
    warnings.add('no-text');
  return { blocks, metadata: describeDocument(content.findings, passages), warnings: [...warnings] };
}

/** The document as a tree; an unknown format is an empty one. */
export async function readContent(bytes: Uint8Array, formatId: string): Promise<DocumentContent> {
  const reader = Object.hasOwn(READERS, formatId) ? READERS[formatId] : undefined;
  if (!reader) return { tree: root([]), findings: [], warnings: [] };
  try {
    return await reader(bytes);
  } catch (error) {
    if (error instanceof DocumentUnreadable) throw error;
    // A parser that gives up (or a nesting deeper than the stack) says the same thing: this file cannot be read.
    throw new DocumentUnreadable('damaged');
  }
}
