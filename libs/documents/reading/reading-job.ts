import { readFile, writeFile } from 'node:fs/promises';
import { readAccessibility } from '../accessibility/accessibility.js';
import { type AccessibilityFinding } from '../accessibility/accessibility-barrier.js';
import { type AsidesReading, readAsides } from '../html/asides.js';
import { drawPdfPages, type PdfPageImage, type PdfPagesRange } from '../format/pdf-pages.js';
import { type PictureHash, readPictures } from '../fingerprint/picture-hash.js';
import { type DocumentPreview, previewDocument, type PreviewOptions } from '../format/preview-document.js';
import { type DocumentReading, readDocument } from './read-document.js';
import { readStamp, stampDocument } from '../stamp/stamp-document.js';
import { type DocumentCredit, type Stamp } from '../stamp/stamp.js';

/** A file to look at: its path on disk, or its bytes. */
export type DocumentSource = string | Uint8Array;

/** What to write in a file, and the path of the stamped one: bytes of any size need not cross a process border. */
export interface StampOrder {
  readonly formatId: string;
  readonly credit: DocumentCredit;
  readonly into: string;
}

/** What each kind of job takes and gives; both cross a process border. */
export interface ReadingJobs {
  read: { input: { formatId: string }; output: DocumentReading };
  asides: { input: { formatId: string }; output: AsidesReading };
  accessibility: { input: { formatId: string }; output: AccessibilityFinding[] };
  pictures: { input: { formatId: string }; output: PictureHash[] };
  preview: {
    input: { formatId: string; options: Omit<PreviewOptions, 'assetUrl'> };
    output: DocumentPreview;
  };
  pages: { input: PdfPagesRange; output: { pageCount: number; images: PdfPageImage[] } };
  stamp: { input: StampOrder; output: boolean };
  'stamp-of': { input: { formatId: string }; output: Stamp | null };
}

export type ReadingJob = {
  [Kind in keyof ReadingJobs]: { kind: Kind; source: DocumentSource; input: ReadingJobs[Kind]['input'] };
}[keyof ReadingJobs];

/** Does the job here and now; throws what the readers throw. */
export async function performJob(job: ReadingJob): Promise<ReadingJobs[keyof ReadingJobs]['output']> {
  const bytes = typeof job.source === 'string' ? await readFile(job.source) : job.source;
  switch (job.kind) {
    case 'read':
      return readDocument(bytes, job.input.formatId);
    case 'asides':
      return readAsides(bytes, job.input.formatId);
    case 'accessibility':
      return readAccessibility(bytes, job.input.formatId);
    case 'pictures':
      return readPictures(bytes, job.input.formatId);
    case 'preview':
      return previewDocument(bytes, job.input.formatId, job.input.options);
    case 'pages':
      return drawPdfPages(bytes, job.input);
    case 'stamp':
      return writeStamped(bytes, job.input);
    case 'stamp-of':
      return readStamp(bytes, job.input.formatId);
  }
}

async function writeStamped(bytes: Uint8Array, { formatId, credit, into }: StampOrder): Promise<boolean> {
  const stamped = await stampDocument(bytes, formatId, credit);
  if (stamped) await writeFile(into, stamped);
  return stamped !== null;
}
