import { constants, inflateSync } from 'node:zlib';
import { Refusal } from './inspection.js';
import { containsSignature, embedsProgram, isProgram } from './programs.js';

/** One indirect object: its dictionary as text (latin1), and where that text lies in the file, if it does. */
export interface PdfObject {
  id: string;
  body: string;
  /** Offset of `body` in the file; -1 when it came out of a compressed object stream. */
  offset: number;
}

const STREAM_BYTES = 64 * 1024 * 1024;
const ALL_STREAMS_BYTES = 512 * 1024 * 1024;
const BODY_BYTES = 4 * 1024 * 1024;

/**
 * Light structural reader: finds every object of every revision, also those that no cross-reference table names or
 * that hide in a string or a stream, and unfolds object streams. It reads more than a viewer would, never less.
 */
export function readPdfObjects(bytes: Buffer): PdfObject[] {
  const objects: PdfObject[] = [];
  let streamBudget = ALL_STREAMS_BYTES;
  let bodyBudget = 2 * bytes.length + ALL_STREAMS_BYTES / 8;
  for (const found of indirectObjects(bytes)) {
    bodyBudget -= found.body.length;
    if (bodyBudget < 0) throw new Refusal('too_heavy', 'pdf');
    objects.push(found);
    if (found.streamAt === null) continue;
    const dictionary = plainNames(found.body);
    const content = unfold(bytes, found.streamAt, dictionary);
    if (!content) continue;
    streamBudget -= content.length;
    if (streamBudget < 0) throw new Refusal('archive_too_large', 'pdf');
    assertHarmlessStream(content, dictionary);
    if (dictionary.includes('/ObjStm')) objects.push(...objectsInStream(content, dictionary));
  }
  return objects;
}

/** Names may be written with escapes (`/Obj#53tm`, ISO 32000-1, 7.3.5). */
export function plainNames(text: string): string {
  return text.replace(/#([0-9a-f]{2})/gi, (_whole, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

function* indirectObjects(bytes: Buffer): Generator<PdfObject & { streamAt: number | null }> {
  let at = 0;
  while ((at = bytes.indexOf('obj', at)) >= 0) {
    const head = /(\d{1,10})\s+(\d{1,5})\s+$/.exec(bytes.toString('latin1', Math.max(0, at - 24), at));
    at += 3;
    if (!head) continue;
    const end = endOfBody(bytes, at);
    const body = bytes.toString('latin1', at, end.at);
    yield {
      id: `${head[1]} ${head[2]}`,
      body,
      offset: at,
      streamAt: end.isStream ? streamStart(bytes, end.at + 6) : null,
    };
  }
}

/** First « stream » or « endobj » outside strings and comments. */
function endOfBody(bytes: Buffer, from: number): { at: number; isStream: boolean } {
  const last = Math.min(bytes.length, from + BODY_BYTES);
  let depth = 0;
  for (let at = from; at < last; at += 1) {
    const byte = bytes[at];
    if (byte === 0x5c && depth > 0) at += 1;
    else if (byte === 0x28) depth += 1;
    else if (byte === 0x29) depth = Math.max(0, depth - 1);
    else if (depth > 0) continue;
    else if (byte === 0x25) at = endOfComment(bytes, at, last);
    else if (byte === 0x73 && bytes.toString('latin1', at, at + 6) === 'stream')
      return { at, isStream: true };
    else if (byte === 0x65 && bytes.toString('latin1', at, at + 6) === 'endobj')
      return { at, isStream: false };
  }
  return { at: last, isStream: false };
}

function endOfComment(bytes: Buffer, from: number, last: number): number {
  let at = from;
  while (at < last && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at += 1;
  return at;
}

function streamStart(bytes: Buffer, keywordEnd: number): number {
  const afterReturn = bytes[keywordEnd] === 0x0d ? keywordEnd + 1 : keywordEnd;
  return bytes[afterReturn] === 0x0a ? afterReturn + 1 : afterReturn;
}

/**
 * Content of a stream: inflated when it says Flate (which ends by itself, whatever length is declared), as it is
 * without filter, null for images and rarer filters. Objects in a stream that we cannot read are refused.
 */
function unfold(bytes: Buffer, from: number, dictionary: string): Buffer | null {
  const isObjects = dictionary.includes('/ObjStm');
  const filter = /\/Filter\s*(\[[^\]]*\]|\/[^\s/<>[\]()]+|\d+\s+\d+\s+R)/.exec(dictionary)?.[1];
  if (!filter) {
    const end = bytes.indexOf('endstream', from);
    return bytes.subarray(from, end < 0 ? bytes.length : end);
  }
  const isFlate = /^\[?\s*\/(FlateDecode|Fl)\s*\]?$/.test(filter);
  const isPredicted = /\/Predictor\s+(?!1\b)/.test(dictionary);
  if (isObjects && (!isFlate || isPredicted)) throw new Refusal('active_content', 'pdf');
  if (!isFlate) return null;
  try {
    return inflateSync(bytes.subarray(from), {
      maxOutputLength: STREAM_BYTES,
      finishFlush: constants.Z_SYNC_FLUSH,
    });
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal('archive_too_large', 'pdf');
    if (isObjects) throw new Refusal('corrupt_file', 'pdf');
    return null;
  }
}

function assertHarmlessStream(content: Buffer, dictionary: string): void {
  if (containsSignature(content)) throw new Refusal('malware_detected', 'pdf');
  if (!dictionary.includes('/EmbeddedFile')) return;
  if (isProgram(content) || embedsProgram(content)) throw new Refusal('type_not_allowed', 'pdf');
}

/** Objects packed in a stream (ISO 32000-1, 7.5.7): pairs of number and offset, then the bodies. */
function objectsInStream(content: Buffer, body: string): PdfObject[] {
  const first = Number(/\/First\s+(\d+)/.exec(body)?.[1] ?? 0);
  const numbers = content.toString('latin1', 0, first).trim().split(/\s+/).map(Number);
  const objects: PdfObject[] = [];
  for (let index = 0; index + 1 < numbers.length; index += 2) {
    const start = first + (numbers[index + 1] ?? 0);
    const next = numbers[index + 3];
    const text = content.toString('latin1', start, next === undefined ? undefined : first + next);
    objects.push({ id: `${numbers[index]} 0`, body: text, offset: -1 });
  }
  return objects;
}

/** A name of a dictionary as written (`/J#61vaScript`), what it means, and its place in the body. */
interface PdfName {
  raw: string;
  name: string;
  at: number;
}

/** Names outside strings and comments: « (/JS) » in a lesson is text. */
export function namesIn(body: string): PdfName[] {
  const names: PdfName[] = [];
  let at = 0;
  while (at < body.length) {
    const character = body[at];
    if (character === '(') at = endOfString(body, at);
    else if (character === '%') at = endOfLine(body, at);
    else if (character === '/') {
      const raw = /^\/[^\s/<>[\](){}%\0]*/.exec(body.slice(at, at + 128))?.[0] ?? '/';
      names.push({ raw, name: plainNames(raw.slice(1)), at });
      at += raw.length;
    } else at += 1;
  }
  return names;
}

function endOfString(body: string, from: number): number {
  let depth = 0;
  for (let at = from; at < body.length; at += 1) {
    if (body[at] === '\\') at += 1;
    else if (body[at] === '(') depth += 1;
    else if (body[at] === ')') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return body.length;
}

function endOfLine(body: string, from: number): number {
  const match = /[\r\n]/.exec(body.slice(from));
  return match ? from + match.index : body.length;
}
