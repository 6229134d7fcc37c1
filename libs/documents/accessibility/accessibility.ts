import {
  type AccessibilityFinding,
  type Barrier,
  findingsOf,
  wholeDocument,
} from './accessibility-barrier.js';
import { odfBarriers } from './accessibility-odf.js';
import { pageBarriers } from './accessibility-page.js';
import { pdfBarriers } from './accessibility-pdf.js';
import { type DocumentFamily, familyOf } from './accessibility-rule.js';
import { slideBarriers } from './accessibility-slides.js';
import { structureBarriers } from './accessibility-structure.js';
import { wordBarriers } from './accessibility-word.js';
import { workbookBarriers } from './accessibility-workbook.js';
import { type DocumentContent } from '../content.js';
import { readContent } from '../reading/read-document.js';

/** Formats that say their language; a workbook has no place for it, and a Markdown file takes that of its page. */
const TELLS_LANGUAGE: ReadonlySet<DocumentFamily> = new Set(['text', 'slides', 'web']);

/**
 * What stands in the way of whoever listens to a document, enlarges it or sees its colours otherwise, as far as a program
 * can tell: a list of things to mend, never a verdict. Formats without rules have none. Throws DocumentUnreadable as the
 * readers do.
 */
export async function readAccessibility(
  bytes: Uint8Array,
  formatId: string,
): Promise<AccessibilityFinding[]> {
  const family = familyOf(formatId);
  if (!family) return [];
  if (family === 'pdf') return findingsOf(await pdfBarriers(bytes));
  const content = await readContent(bytes, formatId);
  return findingsOf([
    ...structureBarriers(content.tree, family),
    ...languageBarriers(content, family),
    ...looks(bytes, formatId, { content, family }),
  ]);
}

const languageBarriers = ({ findings }: DocumentContent, family: DocumentFamily): Barrier[] =>
  TELLS_LANGUAGE.has(family) && !findings.some(({ fields }) => fields.language?.trim())
    ? [wholeDocument('language-missing')]
    : [];

/** What the readers leave out, read again in the file. */
function looks(
  bytes: Uint8Array,
  formatId: string,
  { content, family }: { content: DocumentContent; family: DocumentFamily },
): Barrier[] {
  switch (formatId) {
    case 'odt':
    case 'ods':
    case 'odp':
      return odfBarriers(bytes, family);
    case 'docx':
      return wordBarriers(bytes);
    case 'pptx':
      return slideBarriers(bytes);
    case 'xlsx':
      return workbookBarriers(bytes);
    default:
      return family === 'web' ? pageBarriers(content.tree) : [];
  }
}
