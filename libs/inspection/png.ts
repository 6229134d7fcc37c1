import { crc32, inflateSync } from 'node:zlib';
import { cleanExif } from './exif.js';
import { Refusal } from './inspection.js';
import type { CleanImage } from './jpeg.js';
import { cleanXmp } from './xmp.js';

/** Keywords of texts that stay (PNG, third edition, 11.3.3.1). Programs write prompts, paths and whole Exif blocks under others. */
const KEPT =
  /^(?:Title|Author|Description|Copyright|Creation Time|Software|Disclaimer|Warning|Source|Comment|License|Licence)$/;
const XMP = 'XML:com.adobe.xmp';
const PACKET_BYTES = 4_000_000;

/** Drops or rewrites the chunks that speak of the photo, never those of its pixels. */
export function cleanPng(bytes: Buffer): CleanImage {
  const kept: Buffer[] = [bytes.subarray(0, 8)];
  let isPrivate = false;
  let at = 8;
  for (let kind = ''; kind !== 'IEND';) {
    if (at + 12 > bytes.length) throw new Refusal('corrupt_file', 'png');
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) throw new Refusal('corrupt_file', 'png');
    kind = bytes.toString('latin1', at + 4, at + 8);
    const chunk = bytes.subarray(at, end);
    const clean = cleanChunk(kind, chunk);
    isPrivate ||= clean !== chunk;
    kept.push(clean);
    at = end;
  }
  return { cleaned: Buffer.concat(kept), end: at, isPrivate };
}

function cleanChunk(kind: string, chunk: Buffer): Buffer {
  const content = chunk.subarray(8, -4);
  if (kind === 'eXIf') {
    const cleaned = cleanExif(content);
    return cleaned === content ? chunk : newChunk(kind, cleaned);
  }
  if (!['tEXt', 'zTXt', 'iTXt'].includes(kind)) return chunk;
  const keyword = content.toString('latin1', 0, Math.max(0, content.indexOf(0)));
  if (keyword === XMP) return cleanPacket(chunk, packetIn(kind, content));
  return KEPT.test(keyword) ? chunk : Buffer.alloc(0);
}

/** A changed packet is written as the specification of XMP wants it: an uncompressed iTXt. An unreadable one is not kept. */
function cleanPacket(chunk: Buffer, packet: string | null): Buffer {
  if (packet === null) return Buffer.alloc(0);
  const cleaned = cleanXmp(packet);
  return cleaned === packet ? chunk : newChunk('iTXt', Buffer.from(`${XMP}\0\0\0\0\0${cleaned}`));
}

/** After the keyword: in a zTXt the method of compression; in an iTXt a flag, the method, a language and a translated keyword. */
function packetIn(kind: string, content: Buffer): string | null {
  const at = XMP.length + 1;
  if (kind === 'tEXt') return content.toString('latin1', at);
  if (kind === 'zTXt') return inflated(content.subarray(at + 1));
  const language = content.indexOf(0, at + 2);
  const start = language < 0 ? 0 : content.indexOf(0, language + 1) + 1;
  if (start === 0) return null;
  return content[at] === 0 ? content.toString('utf8', start) : inflated(content.subarray(start));
}

function inflated(bytes: Buffer): string | null {
  try {
    return inflateSync(bytes, { maxOutputLength: PACKET_BYTES }).toString('utf8');
  } catch {
    return null;
  }
}

function newChunk(kind: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
