import { wipeTiff } from './exif.js';
import type { CleanImage } from './jpeg.js';
import { cleanXmp } from './xmp.js';

/** An Exif item: where its block begins, a label or not, then the header of TIFF. */
const EXIF_ITEM = /(?:Exif\0\0|\0\0\0\0)(?=II\*\0|MM\0\*)/;
const PACKET = /<x:xmpmeta[\s\S]*?<\/x:xmpmeta>/g;

/**
 * HEIC and AVIF keep Exif and XMP as items among those of the pixels, found by offsets all over the file (ISO/IEC
 * 23008-12): both are emptied where they stand, so that no offset changes.
 */
export function cleanHeif(bytes: Buffer): CleanImage {
  const text = bytes.toString('latin1');
  const packets = text.replace(PACKET, (packet) => padded(cleanXmp(packet), packet.length));
  const cleaned = Buffer.from(packets, 'latin1');
  const item = EXIF_ITEM.exec(text);
  const hasPrivateExif = item !== null && wipedAt(cleaned, item.index + item[0].length);
  return { cleaned, end: bytes.length, isPrivate: hasPrivateExif || packets !== text };
}

function padded(packet: string, length: number): string {
  return packet.length > length ? ' '.repeat(length) : packet.padEnd(length, ' ');
}

/** What looks like a block and cannot be read is none. */
function wipedAt(file: Buffer, start: number): boolean {
  try {
    return wipeTiff(file.subarray(start));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
