import { type AccessibilityFinding } from '../accessibility/accessibility-barrier.js';
import { type AsidesReading } from '../html/asides.js';
import { DocumentUnreadable, type UnreadableReason } from '../content.js';
import { type IsolationFailure, IsolatedProcess } from './isolated-job.js';
import {
  performJob,
  type DocumentSource,
  type ReadingJob,
  type ReadingJobs,
  type StampOrder,
} from './reading-job.js';
import { type DocumentPreview, type PreviewOptions, withAssetUrls } from '../format/preview-document.js';
import { mayHoldPictures, type PictureHash } from '../fingerprint/picture-hash.js';
import { type PdfPageImage, type PdfPagesRange } from '../format/pdf-pages.js';
import { type DocumentReading } from './read-document.js';
import { type Stamp } from '../stamp/stamp.js';

/** Why a file could not be read. */
export type ReadingFailure = UnreadableReason | IsolationFailure;

type Outcome<Value> = { ok: true; value: Value } | { ok: false; reason: ReadingFailure };

/** The resident memory is watched by the child itself (512 MB, `reading-child.ts`). */
const LIMITS = { timeMs: 20_000, heapMb: 384 };
/** Each child may take 512 MB: two at a time leave room for the server on a small machine. */
const MAX_CHILDREN = 2;
const FILES_PER_CHILD = 40;
const IDLE_MS = 5_000;

/** Reads a stranger's file in a child process (20 s, 512 MB, empty environment). Never throws. */
export async function readDocumentSafely(
  source: DocumentSource,
  formatId: string,
): Promise<DocumentReading & { failure: ReadingFailure | null }> {
  const outcome = await runJob('read', source, { formatId });
  if (outcome.ok) return { ...outcome.value, failure: null };
  return { blocks: [], metadata: { found: {} }, warnings: [], failure: outcome.reason };
}

/** What a stranger's file carries beside its text, read in a child process (20 s, 512 MB, empty environment). Never throws. */
export async function readAsidesSafely(
  source: DocumentSource,
  formatId: string,
): Promise<AsidesReading & { failure: ReadingFailure | null }> {
  const outcome = await runJob('asides', source, { formatId });
  return outcome.ok
    ? { ...outcome.value, failure: null }
    : { asides: [], images: 0, located: [], failure: outcome.reason };
}

/** What a stranger's file puts in the way of its readers, in a child process (20 s, 512 MB, empty environment). Never throws. */
export async function readAccessibilitySafely(
  source: DocumentSource,
  formatId: string,
): Promise<{ findings: AccessibilityFinding[]; failure: ReadingFailure | null }> {
  const outcome = await runJob('accessibility', source, { formatId });
  return outcome.ok ? { findings: outcome.value, failure: null } : { findings: [], failure: outcome.reason };
}

/** The pictures of a stranger's file as hashes, in a child process (20 s, 512 MB, empty environment). Never throws: none are none. */
export async function readPicturesSafely(source: DocumentSource, formatId: string): Promise<PictureHash[]> {
  if (!mayHoldPictures(formatId)) return [];
  const outcome = await runJob('pictures', source, { formatId });
  return outcome.ok ? outcome.value : [];
}

/** Shows a stranger's file, read in a child process (20 s, 512 MB, empty environment). Never throws. */
export async function previewDocumentSafely(
  source: DocumentSource,
  formatId: string,
  { assetUrl, ...options }: PreviewOptions = {},
): Promise<DocumentPreview & { failure: ReadingFailure | null }> {
  const outcome = await runJob('preview', source, { formatId, options });
  if (!outcome.ok) return { html: '', assets: [], warnings: [], failure: outcome.reason };
  const { html } = outcome.value;
  return { ...outcome.value, html: assetUrl ? withAssetUrls(html, assetUrl) : html, failure: null };
}

/** Pages of a stranger's PDF as images, drawn in a child process (20 s, 512 MB, empty environment). Never throws. */
export async function renderPdfPages(
  source: DocumentSource,
  range: PdfPagesRange,
): Promise<{ pageCount: number; images: PdfPageImage[]; failure: ReadingFailure | null }> {
  const outcome = await runJob('pages', source, range);
  return outcome.ok
    ? { ...outcome.value, failure: null }
    : { pageCount: 0, images: [], failure: outcome.reason };
}

/**
 * Writes a stranger's file with its credit inside at another path, in a child process (20 s, 512 MB, empty environment).
 * `stamped` is false when the file has no place for it. Never throws.
 */
export async function stampDocumentSafely(
  source: DocumentSource,
  order: StampOrder,
): Promise<{ stamped: boolean; failure: ReadingFailure | null }> {
  const outcome = await runJob('stamp', source, order);
  return outcome.ok ? { stamped: outcome.value, failure: null } : { stamped: false, failure: outcome.reason };
}

/** The stamp that a stranger's file carries, read in a child process (20 s, 512 MB, empty environment). Never throws. */
export async function readStampSafely(
  source: DocumentSource,
  formatId: string,
): Promise<{ stamp: Stamp | null; failure: ReadingFailure | null }> {
  const outcome = await runJob('stamp-of', source, { formatId });
  return outcome.ok ? { stamp: outcome.value, failure: null } : { stamp: null, failure: outcome.reason };
}

async function runJob<Kind extends keyof ReadingJobs>(
  kind: Kind,
  source: DocumentSource,
  input: ReadingJobs[Kind]['input'],
): Promise<Outcome<ReadingJobs[Kind]['output']>> {
  const job = { kind, source, input } as ReadingJob;
  // Node runs no TypeScript: from sources (tests), the same job runs in this process, without its limits.
  const outcome = import.meta.url.endsWith('.ts') ? await runHere(job) : await runInTurn(job);
  return outcome as Outcome<ReadingJobs[Kind]['output']>;
}

async function runHere(job: ReadingJob): Promise<Outcome<unknown>> {
  try {
    return { ok: true, value: await performJob(job) };
  } catch (error) {
    return { ok: false, reason: error instanceof DocumentUnreadable ? error.reason : 'damaged' };
  }
}

let running = 0;
const waiting: (() => void)[] = [];
const idle: IsolatedProcess[] = [];

async function runInTurn(job: ReadingJob): Promise<Outcome<unknown>> {
  if (running >= MAX_CHILDREN) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  const reader = idle.pop() ?? new IsolatedProcess(new URL('./reading-child.js', import.meta.url), LIMITS);
  reader.wake();
  try {
    return (await reader.run(job)) as Outcome<unknown>;
  } finally {
    if (reader.mayRunAgain(FILES_PER_CHILD)) park(reader);
    else reader.kill();
    // The place passes to the next in the queue; it is given back when nobody waits.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** A child waits a little for the next file: its start costs more than most readings. */
function park(reader: IsolatedProcess): void {
  const forget = (): void => {
    clearTimeout(timer);
    const at = idle.indexOf(reader);
    if (at >= 0) idle.splice(at, 1);
  };
  const timer = setTimeout(() => {
    if (idle.includes(reader)) reader.kill();
    forget();
  }, IDLE_MS);
  timer.unref();
  reader.rest(forget);
  idle.push(reader);
}
