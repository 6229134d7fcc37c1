import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { DocumentUnreadable } from '../content.js';

export type PdfDocument = Awaited<ReturnType<typeof getDocument>['promise']>;
export type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;

const MAX_BYTES = 200 * 1024 * 1024;
const MAX_IMAGE_PIXELS = 40_000_000;

/** Opens a PDF without scripts, forms actions, system fonts or network. Throws DocumentUnreadable. Destroy it after. */
export async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  if (bytes.length > MAX_BYTES) throw new DocumentUnreadable('too-large');
  // Loaded at the first PDF: with its canvas it is heavier than all the other readers together.
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = pdfjs.getDocument({
    // pdf.js takes the buffer away from its owner: it gets a copy.
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    maxImageSize: MAX_IMAGE_PIXELS,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    standardFontDataUrl: join(folder, 'standard_fonts/'),
    cMapUrl: join(folder, 'cmaps/'),
    cMapPacked: true,
    wasmUrl: join(folder, 'wasm/'),
    iccUrl: join(folder, 'iccs/'),
  });
  try {
    return await task.promise;
  } catch (error) {
    await task.destroy();
    const needsPassword = error instanceof Error && error.name === 'PasswordException';
    throw new DocumentUnreadable(needsPassword ? 'encrypted' : 'damaged');
  }
}
