import { type Finding, type InspectionLimits, Refusal, sanitised, valid } from './inspection.js';
import { wipeTiff } from './exif.js';
import { cleanHeif } from './heif.js';
import { type CleanImage, cleanJpeg } from './jpeg.js';
import { cleanPng } from './png.js';
import { cleanWebp } from './webp.js';

interface Size {
  width: number;
  height: number;
}

const TRAILING = 'données cachées après la fin de l’image';
const LOCATION = 'position GPS et données d’appareil';

/** Raster images: dimensions from the headers before anything decodes them, then no hidden tail and no location. */
export function examineImage(bytes: Buffer, format: string, limits: InspectionLimits): Finding {
  const size = sizeOf(bytes, format);
  if (size && size.width * size.height > limits.pixels) throw new Refusal('image_too_large', format);
  if (format === 'gif') return trimmed(bytes, gifEnd(bytes));
  if (format === 'tiff') return examineTiff(bytes);
  const clean = CLEANERS[format];
  return clean ? withoutPrivate(bytes, clean(bytes)) : valid;
}

const CLEANERS: Partial<Record<string, (bytes: Buffer) => CleanImage>> = {
  png: cleanPng,
  jpeg: cleanJpeg,
  webp: cleanWebp,
  avif: cleanHeif,
  heic: cleanHeif,
};

const SIZERS: Record<string, (bytes: Buffer) => Size | null> = {
  png: pngSize,
  jpeg: jpegSize,
  webp: webpSize,
  gif: gifSize,
  tiff: tiffSize,
  avif: avifSize,
  xcf: xcfSize,
};

function sizeOf(bytes: Buffer, format: string): Size | null {
  try {
    return SIZERS[format]?.(bytes) ?? null;
  } catch (error) {
    throw error instanceof RangeError ? new Refusal('corrupt_file', format) : error;
  }
}

function pngSize(bytes: Buffer): Size {
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') throw new Refusal('corrupt_file', 'png');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

function gifSize(bytes: Buffer): Size {
  return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
}

function xcfSize(bytes: Buffer): Size {
  return { width: bytes.readUInt32BE(14), height: bytes.readUInt32BE(18) };
}

function jpegSize(bytes: Buffer): Size | null {
  for (let at = 2; at + 9 < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff || marker === 0xda) return null;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
  }
  return null;
}

function webpSize(bytes: Buffer): Size | null {
  const kind = bytes.toString('latin1', 12, 16);
  if (kind === 'VP8X') return { width: 1 + bytes.readUIntLE(24, 3), height: 1 + bytes.readUIntLE(27, 3) };
  if (kind === 'VP8 ')
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  if (kind !== 'VP8L') return null;
  const packed = bytes.readUInt32LE(21);
  return { width: 1 + (packed & 0x3fff), height: 1 + ((packed >>> 14) & 0x3fff) };
}

function tiffSize(bytes: Buffer): Size | null {
  const little = bytes[0] === 0x49;
  const short = (at: number) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const long = (at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const directory = long(4);
  const size = { width: 0, height: 0 };
  for (let index = 0; index < short(directory); index += 1) {
    const at = directory + 2 + index * 12;
    const value = short(at + 2) === 3 ? short(at + 8) : long(at + 8);
    if (short(at) === 0x100) size.width = value;
    if (short(at) === 0x101) size.height = value;
  }
  return size;
}

function avifSize(bytes: Buffer): Size | null {
  const at = bytes.indexOf('ispe');
  return at < 0 ? null : { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
}

function trimmed(bytes: Buffer, end: number): Finding {
  const hasTail = bytes.subarray(end).some((byte) => byte !== 0);
  return hasTail ? sanitised('image_reencoded', [TRAILING], Buffer.from(bytes.subarray(0, end))) : valid;
}

/** What a format's own cleaner found: private words, something hidden after the end, both or nothing. */
function withoutPrivate(bytes: Buffer, { cleaned, end, isPrivate }: CleanImage): Finding {
  if (!isPrivate) return trimmed(bytes, end);
  const hasTail = bytes.subarray(end).some((byte) => byte !== 0);
  return sanitised('exif_location_removed', hasTail ? [LOCATION, TRAILING] : [LOCATION], cleaned);
}

function examineTiff(bytes: Buffer): Finding {
  const cleaned = Buffer.from(bytes);
  return wipeTiff(cleaned) ? sanitised('exif_location_removed', [LOCATION], cleaned) : valid;
}

/** Walks the blocks of a GIF (GIF89a) to its trailer. */
function gifEnd(bytes: Buffer): number {
  const table = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let at = 13 + table(bytes[10] ?? 0);
  while (at < bytes.length) {
    const block = bytes[at];
    if (block === 0x3b) return at + 1;
    if (block === 0x21) at += 2;
    else if (block === 0x2c) at += 11 + table(bytes[at + 9] ?? 0);
    else break;
    while ((bytes[at] ?? 0) > 0) at += 1 + (bytes[at] ?? 0);
    at += 1;
  }
  throw new Refusal('corrupt_file', 'gif');
}
