import { openPdf, type PdfDocument } from './pdf-document.js';

export interface PdfPagesRange {
  /** Width of the images in pixels, at most 2,000. */
  width: number;
  /** First and last page, counted from 1; at most 20 pages at a time. */
  from: number;
  to: number;
}

export interface PdfPageImage {
  page: number;
  width: number;
  height: number;
  mime: 'image/webp';
  bytes: Uint8Array;
}

const MAX_WIDTH = 2_000;
const MAX_PAGES = 20;
const MAX_PIXELS = 12_000_000;
const QUALITY = 80;

/** What pdf.js makes on Node: a canvas of the very @napi-rs/canvas that it was built for. */
interface PageCanvas {
  canvas: { encode(format: 'webp', quality: number): Promise<Uint8Array> };
  context: unknown;
}

/** Draws pages of a PDF, white behind. Runs for as long as the file wants: call it in a child process. */
export async function drawPdfPages(
  bytes: Uint8Array,
  { width, from, to }: PdfPagesRange,
): Promise<{ pageCount: number; images: PdfPageImage[] }> {
  const pdf = await openPdf(bytes);
  try {
    const images: PdfPageImage[] = [];
    const first = Math.max(1, from);
    const last = Math.min(to, pdf.numPages, first + MAX_PAGES - 1);
    for (let page = first; page <= last; page += 1)
      images.push(await drawPage(pdf, page, Math.min(width, MAX_WIDTH)));
    return { pageCount: pdf.numPages, images };
  } finally {
    await pdf.destroy();
  }
}

async function drawPage(pdf: PdfDocument, number: number, width: number): Promise<PdfPageImage> {
  const page = await pdf.getPage(number);
  const natural = page.getViewport({ scale: 1 });
  const wanted = width / natural.width;
  const largest = Math.sqrt(MAX_PIXELS / (natural.width * natural.height));
  const viewport = page.getViewport({ scale: Math.min(wanted, largest) });
  const size = [Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height))] as const;
  const factory = pdf.canvasFactory as { create(width: number, height: number): PageCanvas };
  const { canvas, context } = factory.create(...size);
  await page.render({ canvas: null, canvasContext: context, viewport } as Parameters<typeof page.render>[0])
    .promise;
  page.cleanup();
  const bytes = await canvas.encode('webp', QUALITY);
  return { page: number, width: size[0], height: size[1], mime: 'image/webp', bytes: new Uint8Array(bytes) };
}
