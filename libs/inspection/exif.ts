import { cleanXmp } from './xmp.js';

/** Tags that a photo keeps: title, orientation, resolution, author and rights (Exif 2.32, 4.6). Everything else may tell who and where. */
const KEPT = new Set([0x010e, 0x0112, 0x011a, 0x011b, 0x0128, 0x013b, 0x8298]);
const EXIF_DIRECTORY = 0x8769;
/** Besides what is kept, what any photo has and tells nothing of a person: its geometry, dates, exposure, colours. */
const HARMLESS = new Set([
  ...[0x0100, 0x0101, 0x0102, 0x0103, 0x0106, 0x0115, 0x0131, 0x0132, 0x013e, 0x013f, 0x0211, 0x0213, 0x0214],
  ...[EXIF_DIRECTORY, 0x829a, 0x829d, 0x8822, 0x8827, 0x8830, 0x9000, 0x9003, 0x9004, 0x9101, 0x9102],
  ...[0x9201, 0x9202, 0x9203, 0x9204, 0x9205, 0x9206, 0x9207, 0x9208, 0x9209, 0x920a],
  ...[0xa000, 0xa001, 0xa002, 0xa003, 0xa20e, 0xa20f, 0xa210, 0xa217, 0xa300, 0xa301, 0xa401, 0xa402, 0xa403],
  ...[0xa404, 0xa405, 0xa406, 0xa407, 0xa408, 0xa409, 0xa40a, 0xa40c],
]);
/** In a TIFF file the directory also says where the pixels are, so only what is known to be private goes. */
const PRIVATE_IN_TIFF = new Set([
  ...[0x010f, 0x0110, 0x013c, 0x83bb, 0x8649, EXIF_DIRECTORY, 0x8825, 0x927c, 0x9c9b, 0x9c9c, 0x9c9d],
  ...[0x9c9e, 0x9c9f, 0xa430, 0xa431, 0xa435, 0xc62f, 0xc614, 0xfde8],
]);
const XMP = 0x02bc;
const SIZES: Record<number, number> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 };
const MOST_DIRECTORIES = 100;

interface Field {
  tag: number;
  /** Where its twelve bytes stand. */
  at: number;
  type: number;
  count: number;
  value: Buffer;
}

interface Directory {
  at: number;
  fields: Field[];
  /** Of the next one, 0 for none: a thumbnail, or another page. */
  next: number;
}

/**
 * The Exif block of a photo (a TIFF header and its directories) with the kept tags alone; the same buffer when it held
 * nothing private. Thumbnails go too: they often show what was cut from the photo. An unreadable block becomes empty.
 */
export function cleanExif(tiff: Buffer): Buffer {
  const bytes = new Tiff(tiff);
  try {
    const first = bytes.directory(bytes.long(4));
    const pointer = first.fields.find(({ tag }) => tag === EXIF_DIRECTORY);
    const further = pointer ? bytes.directory(bytes.long(pointer.at + 8)).fields : [];
    const isHarmless = [...first.fields, ...further].every(({ tag }) => KEPT.has(tag) || HARMLESS.has(tag));
    if (isHarmless && first.next === 0) return tiff;
    return bytes.write(first.fields.filter(({ tag }) => KEPT.has(tag)));
  } catch {
    return bytes.write([]);
  }
}

/** Takes the private fields out of a TIFF file or block, in place, so that the pixels stay where its directories say; false when there are none. */
export function wipeTiff(tiff: Buffer): boolean {
  const bytes = new Tiff(tiff);
  let hasPrivate = false;
  let at = bytes.long(4);
  for (let count = 0; at !== 0 && count < MOST_DIRECTORIES; count += 1) {
    const directory = bytes.directory(at);
    const isPrivate = ({ tag }: Field) => PRIVATE_IN_TIFF.has(tag);
    const packets = directory.fields.filter(({ tag, value }) => tag === XMP && cleanPacketIn(value));
    hasPrivate ||= packets.length > 0 || directory.fields.some(isPrivate);
    for (const field of directory.fields.filter(isPrivate)) bytes.wipe(field);
    bytes.compact(
      directory,
      directory.fields.filter((field) => !isPrivate(field)),
    );
    at = directory.next;
  }
  return hasPrivate;
}

/** Cleans a packet where it stands, blanks after it; says whether it changed. */
function cleanPacketIn(value: Buffer): boolean {
  const packet = value.toString('latin1');
  const cleaned = cleanXmp(packet);
  if (cleaned === packet) return false;
  value.fill(0x20);
  if (cleaned.length <= value.length) value.write(cleaned, 'latin1');
  return true;
}

/** Numbers and directories of a TIFF block, in its own byte order. Reading outside of it throws a RangeError. */
class Tiff {
  private readonly little: boolean;

  constructor(private readonly bytes: Buffer) {
    this.little = bytes[0] === 0x49;
  }

  long(at: number): number {
    return this.little ? this.bytes.readUInt32LE(at) : this.bytes.readUInt32BE(at);
  }

  directory(at: number): Directory {
    const count = this.short(at);
    const fields = Array.from({ length: count }, (_unused, index) => this.field(at + 2 + index * 12));
    const end = at + 2 + count * 12;
    return { at, fields, next: end + 4 <= this.bytes.length ? this.long(end) : 0 };
  }

  /** A new block with one directory: header, fields, then the values that do not fit in a field. */
  write(fields: readonly Field[]): Buffer {
    const heapAt = 8 + 2 + fields.length * 12 + 4;
    const made = new Tiff(Buffer.alloc(heapAt + fields.reduce((sum, { value }) => sum + heapOf(value), 0)));
    made.bytes.write(this.little ? 'II' : 'MM', 'latin1');
    const target = new Tiff(made.bytes);
    target.putShort(42, 2);
    target.putLong(8, 4);
    target.putShort(fields.length, 8);
    let heap = heapAt;
    for (const [index, { tag, type, count, value }] of fields.entries()) {
      const at = 10 + index * 12;
      target.putShort(tag, at);
      target.putShort(type, at + 2);
      target.putLong(count, at + 4);
      if (value.length <= 4) value.copy(made.bytes, at + 8);
      else {
        target.putLong(heap, at + 8);
        value.copy(made.bytes, heap);
        heap += heapOf(value);
      }
    }
    return made.bytes;
  }

  /** Zeroes what a field holds; of a directory of its own, the fields and all that they hold. */
  wipe(field: Field): void {
    if (field.tag === EXIF_DIRECTORY || field.tag === 0x8825) {
      const inner = this.directory(this.long(field.at + 8));
      for (const each of inner.fields)
        if (each.tag !== EXIF_DIRECTORY && each.tag !== 0x8825) this.wipe(each);
      this.bytes.fill(0, inner.at + 2, inner.at + 2 + inner.fields.length * 12);
    }
    field.value.fill(0);
  }

  /** Moves the remaining fields together; what follows them in the file does not move. */
  compact({ at, fields, next }: Directory, remaining: readonly Field[]): void {
    const kept = remaining.map((field) => Buffer.from(this.bytes.subarray(field.at, field.at + 12)));
    this.bytes.fill(0, at + 2, at + 2 + fields.length * 12 + 4);
    this.putShort(kept.length, at);
    for (const [index, field] of kept.entries()) field.copy(this.bytes, at + 2 + index * 12);
    this.putLong(next, at + 2 + kept.length * 12);
  }

  private field(at: number): Field {
    const [tag, type, count] = [this.short(at), this.short(at + 2), this.long(at + 4)];
    const length = (SIZES[type] ?? 1) * count;
    const place = length <= 4 ? at + 8 : this.long(at + 8);
    return { tag, at, type, count, value: this.bytes.subarray(place, place + length) };
  }

  private short(at: number): number {
    return this.little ? this.bytes.readUInt16LE(at) : this.bytes.readUInt16BE(at);
  }

  private putShort(value: number, at: number): void {
    if (this.little) this.bytes.writeUInt16LE(value, at);
    else this.bytes.writeUInt16BE(value, at);
  }

  private putLong(value: number, at: number): void {
    if (this.little) this.bytes.writeUInt32LE(value, at);
    else this.bytes.writeUInt32BE(value, at);
  }
}

const heapOf = (value: Buffer): number => (value.length <= 4 ? 0 : value.length + (value.length % 2));
