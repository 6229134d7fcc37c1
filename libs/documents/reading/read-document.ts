import { type Block, blocksFrom } from '../block.js';
import {
  type DocumentContent,
  type DocumentReader,
  DocumentUnreadable,
  type ReadingWarning,
} from '../content.js';
import { readEpub } from '../format/epub.js';
import { readHtml } from '../html/html-document.js';
import { passagesOf } from '../html/html-passages.js';
import { root } from '../html/html-tree.js';
import { IMAGE_FORMATS, readImage } from '../image/image-metadata.js';
import { readLatex } from '../html/latex.js';
import { readMarkdown } from '../html/markdown-tree.js';
import { describeDocument, type DocumentMetadata } from '../format/metadata.js';
import { readNotebook } from '../format/notebook.js';
import { readOdf } from '../format/odf.js';
import { readPdf } from '../format/pdf.js';
import { readCode, readCsv, readPlainText, readSubtitles } from '../format/plain-formats.js';
import { readPptx } from '../format/presentation-slides.js';
import { readGift, readMoodleXml } from '../format/quiz.js';
import { readSvg } from '../format/svg.js';
import { readDocx } from '../format/word-text.js';
import { readXlsx } from '../format/workbook-sheets.js';

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
