import { cleanExif } from './exif.js';
import { Refusal } from './inspection.js';
import { cleanPhotoshop } from './iptc.js';
import { cleanXmp } from './xmp.js';

const EXIF = 'Exif\0\0';
const XMP = 'http://ns.adobe.com/xap/1.0/\0';
/** Of the application segments, what decoders need: JFIF, colour profile, Adobe's transform. */
const NEEDED = /^(?:\xe0JFIF|\xe2ICC_PROFILE|\xeeAdobe)/;

/** An image without what tells where, when and with which device it was made; author and rights stay. */
export interface CleanImage {
  cleaned: Buffer;
  /** Where the image ends in the given bytes. */
  end: number;
  isPrivate: boolean;
}

/** Rewrites the metadata segments of a JPEG without touching its pixels: no loss, same compressed data. */
export function cleanJpeg(bytes: Buffer): CleanImage {
  const kept: Buffer[] = [Buffer.from([0xff, 0xd8])];
  let isPrivate = false;
  let at = 2;
  while (bytes[at + 1] !== 0xda) {
    const end = segmentEnd(bytes, at);
    const segment = bytes.subarray(at, end);
    const clean = cleanSegment(segment);
    isPrivate ||= clean !== segment;
    kept.push(clean);
    at = end;
  }
  const end = endOfImage(bytes, at);
  kept.push(bytes.subarray(at, end));
  return { cleaned: Buffer.concat(kept), end, isPrivate };
}

function segmentEnd(bytes: Buffer, at: number): number {
  if (bytes[at] !== 0xff || at + 4 > bytes.length) throw new Refusal('corrupt_file', 'jpeg');
  if (bytes[at + 1] === 0xff) return at + 1;
  const end = at + 2 + bytes.readUInt16BE(at + 2);
  if (end > bytes.length) throw new Refusal('corrupt_file', 'jpeg');
  return end;
}

/** After the first scan come only entropy-coded bytes, restart markers and further scans, up to the end marker. */
function endOfImage(bytes: Buffer, scan: number): number {
  let at = scan;
  while ((at = bytes.indexOf(0xff, at)) >= 0 && at + 1 < bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) return at + 2;
    const hasLength = marker >= 0xc0 && marker !== 0xff && !(marker >= 0xd0 && marker <= 0xd7);
    at = hasLength ? segmentEnd(bytes, at) : at + (marker === 0xff ? 1 : 2);
  }
  throw new Refusal('corrupt_file', 'jpeg');
}

/** Application segments carry everything about the photo but its pixels; those we cannot read are not kept. */
function cleanSegment(segment: Buffer): Buffer {
  const marker = segment[1] ?? 0;
  if (marker < 0xe0 || marker > 0xef) return segment;
  if (NEEDED.test(String.fromCharCode(marker) + segment.toString('latin1', 4, 15))) return segment;
  const payload = segment.subarray(4);
  if (marker === 0xed) return rewritten(segment, cleanPhotoshop(payload), '');
  if (marker !== 0xe1) return Buffer.alloc(0);
  const text = payload.toString('latin1');
  if (text.startsWith(EXIF)) return rewritten(segment, cleanExif(payload.subarray(EXIF.length)), EXIF);
  if (!text.startsWith(XMP)) return Buffer.alloc(0);
  const packet = text.slice(XMP.length);
  const cleaned = cleanXmp(packet);
  return cleaned === packet ? segment : rewritten(segment, Buffer.from(cleaned, 'latin1'), XMP);
}

/** The same segment when its content is as it was; none when nothing is left. */
function rewritten(segment: Buffer, content: Buffer, label: string): Buffer {
  if (content.length === segment.length - 4 - label.length) return segment;
  if (content.length === 0) return content;
  const head = Buffer.from([0xff, segment[1] ?? 0, 0, 0]);
  head.writeUInt16BE(2 + label.length + content.length, 2);
  return Buffer.concat([head, Buffer.from(label, 'latin1'), content]);
}
