import { readFile } from 'node:fs/promises';
import { type AsidesReading, readAsides } from './asides.js';
import { drawPdfPages, type PdfPageImage, type PdfPagesRange } from './pdf-pages.js';
import { type PictureHash, readPictures } from './picture-hash.js';
import { type DocumentPreview, previewDocument, type PreviewOptions } from './preview-document.js';
import { type DocumentReading, readDocument } from './read-document.js';

/** A file to look at: its path on disk, or its bytes. */
export type DocumentSource = string | Uint8Array;

/** What each kind of job takes and gives; both cross a process border. */
export interface ReadingJobs {
  read: { input: { formatId: string }; output: DocumentReading };
  asides: { input: { formatId: string }; output: AsidesReading };
  pictures: { input: { formatId: string }; output: PictureHash[] };
  preview: {
    input: { formatId: string; options: Omit<PreviewOptions, 'assetUrl'> };
    output: DocumentPreview;
  };
  pages: { input: PdfPagesRange; output: { pageCount: number; images: PdfPageImage[] } };
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
    case 'pictures':
      return readPictures(bytes, job.input.formatId);
    case 'preview':
      return previewDocument(bytes, job.input.formatId, job.input.options);
    case 'pages':
      return drawPdfPages(bytes, job.input);
  }
}
