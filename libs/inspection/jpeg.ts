import { Refusal } from './inspection.js';

/** Tags of the first directory that a photo keeps: rights, orientation, resolution. Device and place go (Exif 2.32). */
const KEPT_TAGS = new Map([
  [0x010e, 'description'],
  [0x0112, 'orientation'],
  [0x011a, 'x resolution'],
  [0x011b, 'y resolution'],
  [0x0128, 'resolution unit'],
  [0x013b, 'artist'],
  [0x8298, 'copyright'],
]);
/** Place, maker, model, maker's notes, owner and serial numbers, in the first directory or in the Exif one. */
const PRIVATE_TAGS = [0x8825, 0x010f, 0x0110, 0xc62f, 0x927c, 0xa430, 0xa431, 0xa435];
const EXIF_DIRECTORY = 0x8769;
const SIZES: Record<number, number> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 };
const PRIVATE_XMP =
  /(exif:GPS|aux:SerialNumber|aux:LensSerialNumber|exifEX:BodySerialNumber|tiff:(Make|Model)|Iptc4xmpCore:Location)/;

interface CleanJpeg {
  cleaned: Buffer;
  /** Where the image ends in the given bytes. */
  end: number;
  isPrivate: boolean;
  hasTail: boolean;
}

/** Rewrites the metadata segments of a JPEG without touching its pixels: no loss, same compressed data. */
export function cleanJpeg(bytes: Buffer): CleanJpeg {
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
  return { cleaned: Buffer.concat(kept), end, isPrivate, hasTail: end < bytes.length };
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

function cleanSegment(segment: Buffer): Buffer {
  if (segment[1] !== 0xe1) return segment;
  if (segment.toString('latin1', 4, 10) === 'Exif\0\0') return cleanExif(segment);
  const isXmp = segment.toString('latin1', 4, 32).startsWith('http://ns.adobe.com/');
  return isXmp && PRIVATE_XMP.test(segment.toString('latin1')) ? cleanXmp(segment) : segment;
}

/** Blanks the private values in place: the packet keeps its length, rights and creator stay. */
function cleanXmp(segment: Buffer): Buffer {
  const blank = (whole: string) => ' '.repeat(whole.length);
  const name =
    '(?:exif:GPS\\w+|aux:\\w*SerialNumber|exifEX:\\w*SerialNumber|tiff:(?:Make|Model)|Iptc4xmpCore:Location)';
  const cleaned = segment
    .toString('latin1')
    .replace(new RegExp(`${name}\\s*=\\s*("[^"]*"|'[^']*')`, 'g'), blank)
    .replace(new RegExp(`<(${name})\\b[^>]*(/>|>[\\s\\S]*?</\\1>)`, 'g'), blank);
  return Buffer.from(cleaned, 'latin1');
}

interface Field {
  tag: number;
  type: number;
  count: number;
  value: Buffer;
}

/** Writes a new Exif segment with the kept tags only; the same segment comes back when it held nothing private. */
function cleanExif(segment: Buffer): Buffer {
  const tiff = segment.subarray(10);
  const little = tiff[0] === 0x49;
  let fields: Field[];
  let further: Field[];
  try {
    fields = readFields(tiff, little);
    const pointer = fields.find(({ tag }) => tag === EXIF_DIRECTORY)?.value;
    further = pointer
      ? readFields(tiff, little, little ? pointer.readUInt32LE(0) : pointer.readUInt32BE(0))
      : [];
  } catch {
    return Buffer.alloc(0);
  }
  if (![...fields, ...further].some(({ tag }) => PRIVATE_TAGS.includes(tag))) return segment;
  const kept = fields.filter((field) => KEPT_TAGS.has(field.tag));
  return kept.length === 0 ? Buffer.alloc(0) : writeExif(kept, little);
}

function readFields(tiff: Buffer, little: boolean, from?: number): Field[] {
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const directory = from ?? long(4);
  return Array.from({ length: short(directory) }, (_unused, index) => {
    const at = directory + 2 + index * 12;
    const [tag, type, count] = [short(at), short(at + 2), long(at + 4)];
    const length = (SIZES[type] ?? 1) * count;
    const place = length <= 4 ? at + 8 : long(at + 8);
    return { tag, type, count, value: Buffer.from(tiff.subarray(place, place + length)) };
  });
}

function writeExif(fields: Field[], little: boolean): Buffer {
  const short = (value: number) =>
    little ? Buffer.from([value & 255, value >> 8]) : Buffer.from([value >> 8, value & 255]);
  const long = (value: number) => {
    const four = Buffer.alloc(4);
    if (little) four.writeUInt32LE(value);
    else four.writeUInt32BE(value);
    return four;
  };
  let heapAt = 8 + 2 + fields.length * 12 + 4;
  const heap: Buffer[] = [];
  const entries = fields.flatMap(({ tag, type, count, value }) => {
    const head = [short(tag), short(type), long(count)];
    if (value.length <= 4) return [...head, Buffer.concat([value, Buffer.alloc(4 - value.length)])];
    const padded = value.length % 2 ? Buffer.concat([value, Buffer.alloc(1)]) : value;
    heap.push(padded);
    heapAt += padded.length;
    return [...head, long(heapAt - padded.length)];
  });
  const header = [Buffer.from(little ? 'II' : 'MM', 'latin1'), short(42), long(8), short(fields.length)];
  const tiff = Buffer.concat([...header, ...entries, long(0), ...heap]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(tiff.length + 8);
  return Buffer.concat([Buffer.from([0xff, 0xe1]), length, Buffer.from('Exif\0\0', 'latin1'), tiff]);
}
