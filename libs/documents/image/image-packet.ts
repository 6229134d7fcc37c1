import { crc32, inflateSync } from 'node:zlib';
import { DocumentUnreadable } from '../content.js';

/** Where a format of images keeps its packet of XMP (specification of XMP, part 3). Pixels are never touched. */
export interface PacketPlace {
  find(image: Buffer): Buffer | null;
  /** The image with this packet in the place of its own; null when it has no room for it. */
  put(image: Buffer, packet: Buffer): Buffer | null;
}

interface Piece {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

const MOST_PACKET = 4 * 1024 * 1024;
const PNG_START = 8;
const PNG_XMP = 'XML:com.adobe.xmp';
const JPEG_XMP = 'http://ns.adobe.com/xap/1.0/\0';
const MOST_SEGMENT = 65_533;

export const pngPacket: PacketPlace = {
  find(image) {
    const chunk = pngChunks(image).find((each) => isPngPacket(image, each));
    return chunk ? pngText(image.subarray(chunk.start + 8, chunk.end - 4), chunk.kind) : null;
  },
  put(image, packet) {
    const chunk = newPngChunk(Buffer.concat([Buffer.from(`${PNG_XMP}\0\0\0\0\0`, 'latin1'), packet]));
    const chunks = pngChunks(image);
    const own = chunks.find((each) => isPngPacket(image, each));
    const head = chunks[0]!;
    return replaced(image, own ?? { start: head.end, end: head.end }, chunk);
  },
};

function pngChunks(image: Buffer): Piece[] {
  const chunks: Piece[] = [];
  for (let at = PNG_START; chunks.at(-1)?.kind !== 'IEND';) {
    const end = at + 12 + (at + 12 <= image.length ? image.readUInt32BE(at) : Infinity);
    if (end > image.length) throw new DocumentUnreadable('damaged');
    chunks.push({ kind: image.toString('latin1', at + 4, at + 8), start: at, end });
    at = end;
  }
  if (chunks[0]?.kind !== 'IHDR') throw new DocumentUnreadable('damaged');
  return chunks;
}

function isPngPacket(image: Buffer, { kind, start }: Piece): boolean {
  const name = image.toString('latin1', start + 8, start + 8 + PNG_XMP.length + 1);
  return ['iTXt', 'zTXt', 'tEXt'].includes(kind) && name === `${PNG_XMP}\0`;
}

/** In a zTXt the method of compression follows the name; in an iTXt a flag, the method, a language and a translated name. */
function pngText(content: Buffer, kind: string): Buffer {
  const at = PNG_XMP.length + 1;
  if (kind === 'tEXt') return content.subarray(at);
  if (kind === 'zTXt') return inflated(content.subarray(at + 1));
  const language = content.indexOf(0, at + 2);
  const text = content.indexOf(0, language + 1) + 1;
  if (language < 0 || text === 0) throw new DocumentUnreadable('damaged');
  return content[at] === 0 ? content.subarray(text) : inflated(content.subarray(text));
}

function inflated(bytes: Buffer): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: MOST_PACKET });
  } catch {
    throw new DocumentUnreadable('damaged');
  }
}

function newPngChunk(content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from('iTXt'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

export const jpegPacket: PacketPlace = {
  find(image) {
    const segment = jpegSegments(image).find((each) => isJpegPacket(image, each));
    return segment ? image.subarray(segment.start + 4 + JPEG_XMP.length, segment.end) : null;
  },
  put(image, packet) {
    const content = Buffer.concat([Buffer.from(JPEG_XMP, 'latin1'), packet]);
    // One segment holds no more; the extension of XMP over several is read by few.
    if (content.length > MOST_SEGMENT) return null;
    const head = Buffer.from([0xff, 0xe1, 0, 0]);
    head.writeUInt16BE(content.length + 2, 2);
    const segments = jpegSegments(image);
    const own = segments.find((each) => isJpegPacket(image, each));
    // JFIF and Exif both ask to come first.
    const first = segments.filter(({ kind }) => kind === 'e0' || kind === 'e1').at(-1)?.end ?? 2;
    return replaced(image, own ?? { start: first, end: first }, Buffer.concat([head, content]));
  },
};

/** The segments before the first scan. */
function jpegSegments(image: Buffer): Piece[] {
  const segments: Piece[] = [];
  for (let at = 2; image[at + 1] !== 0xda;) {
    if (image[at] !== 0xff || at + 4 > image.length) throw new DocumentUnreadable('damaged');
    if (image[at + 1] === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 2 + image.readUInt16BE(at + 2);
    if (end > image.length || end < at + 4) throw new DocumentUnreadable('damaged');
    segments.push({ kind: image.toString('hex', at + 1, at + 2), start: at, end });
    at = end;
  }
  return segments;
}

function isJpegPacket(image: Buffer, { kind, start }: Piece): boolean {
  return kind === 'e1' && image.toString('latin1', start + 4, start + 4 + JPEG_XMP.length) === JPEG_XMP;
}

function replaced(image: Buffer, place: { start: number; end: number }, by: Buffer): Buffer {
  return Buffer.concat([image.subarray(0, place.start), by, image.subarray(place.end)]);
}
