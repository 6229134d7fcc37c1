import { cleanExif } from './exif.js';
import { Refusal } from './inspection.js';
import type { CleanImage } from './jpeg.js';
import { cleanXmp } from './xmp.js';

/** Rewrites the EXIF and XMP chunks of a RIFF file (WebP container specification); both keep their place and their flag. */
export function cleanWebp(bytes: Buffer): CleanImage {
  const declared = 8 + bytes.readUInt32LE(4);
  if (declared > bytes.length + 1) throw new Refusal('corrupt_file', 'webp');
  const end = Math.min(declared, bytes.length);
  const kept: Buffer[] = [Buffer.from(bytes.subarray(0, 12))];
  let isPrivate = false;
  for (let at = 12; at + 8 <= end;) {
    const length = bytes.readUInt32LE(at + 4);
    const next = at + 8 + length + (length % 2);
    const content = bytes.subarray(at + 8, at + 8 + length);
    const kind = bytes.toString('latin1', at, at + 4);
    const cleaned = cleanContent(kind, content);
    isPrivate ||= cleaned !== content;
    kept.push(cleaned === content ? bytes.subarray(at, next) : chunkOf(kind, cleaned));
    at = next;
  }
  const cleaned = Buffer.concat(kept);
  cleaned.writeUInt32LE(cleaned.length - 8, 4);
  return { cleaned, end, isPrivate };
}

function cleanContent(kind: string, content: Buffer): Buffer {
  if (kind === 'EXIF') {
    // Some programs put the label of JPEG before the block.
    const start = content.toString('latin1', 0, 6) === 'Exif\0\0' ? 6 : 0;
    const block = content.subarray(start);
    const cleaned = cleanExif(block);
    return cleaned === block ? content : cleaned;
  }
  if (kind !== 'XMP ') return content;
  const packet = content.toString('utf8');
  const cleaned = cleanXmp(packet);
  return cleaned === packet ? content : Buffer.from(cleaned);
}

function chunkOf(kind: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(kind, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}
