import { type Archive, entryNamed, textOf } from './archive.js';
import {
  type Format,
  type Signature,
  type ZipSignature,
  formatsWithExtension,
  getFormat,
  listFormats,
} from './formats.js';

const CODEC_SEARCH = 16 * 1024 * 1024;

/** The format that the first bytes announce, text and zip aside; null when no entry of the table knows them. */
export function binaryFormat(bytes: Buffer, extension: string): Format | null {
  const found = listFormats().find((format) => matchesBytes(bytes, format.detect, extension));
  if (found) return found;
  if (isBinaryStl(bytes) && extension === 'stl') return getFormat('stl');
  const isMp4 = bytes.toString('latin1', 4, 8) === 'ftyp';
  // No film codec we know: sound alone, or a film that is kept like the common one.
  return isMp4 ? getFormat(extension === 'm4a' || extension === 'aac' ? 'aac' : 'mp4-h264') : null;
}

function matchesBytes(bytes: Buffer, signature: Signature, extension: string): boolean {
  if (signature.magicAny?.some((hex) => bytes.toString('hex', 0, hex.length / 2) === hex)) return true;
  if (signature.zip) return false;
  if (signature.ftyp || signature.codec) return matchesMp4(bytes, signature);
  if (!signature.magic) return false;
  const hasMagic = signature.magic.every(({ at, hex, within }) => {
    const magic = Buffer.from(hex, 'hex');
    if (bytes.subarray(at, at + magic.length).equals(magic)) return true;
    // « %PDF- » later than at the start is quoted by lessons about formats; readers accept it for a .pdf.
    const isClaimed = within !== undefined && extension === 'pdf';
    return isClaimed && bytes.subarray(at, within).includes(magic);
  });
  return hasMagic && (signature.contains?.some((text) => bytes.includes(text)) ?? true);
}

function matchesMp4(bytes: Buffer, signature: Signature): boolean {
  if (bytes.toString('latin1', 4, 8) !== 'ftyp') return false;
  if (signature.ftyp) return signature.ftyp.includes(bytes.toString('latin1', 8, 12));
  const table = bytes.lastIndexOf('stsd');
  if (table < 0) return false;
  return (signature.codec ?? []).some((codec) => hasSampleEntry(bytes, codec));
}

/** Codecs are named in the sample descriptions, 12 bytes after each « stsd » (ISO/IEC 14496-12, 8.5.2). */
function hasSampleEntry(bytes: Buffer, codec: string): boolean {
  const last = Math.max(0, bytes.length - CODEC_SEARCH);
  for (const from of [0, last]) {
    let at = from - 1;
    while ((at = bytes.indexOf('stsd', at + 1)) >= 0 && at < from + CODEC_SEARCH) {
      if (bytes.toString('latin1', at + 16, at + 20) === codec) return true;
    }
  }
  return false;
}

function isBinaryStl(bytes: Buffer): boolean {
  return bytes.length >= 84 && bytes.length === 84 + 50 * bytes.readUInt32LE(80);
}

/** The kind of package, by its marker entries; a plain archive when it has none. */
export function zipFormat(archive: Archive, extension: string): Format {
  const names = archive.entries.map((entry) => entry.name);
  const byExtension = formatsWithExtension(extension).find((format) => format.detect.zip?.byExtension);
  const found = listFormats().find(({ detect }) => detect.zip && matchesZip(archive, names, detect.zip));
  return found && found.id !== 'zip' ? found : (byExtension ?? getFormat('zip'));
}

function matchesZip(archive: Archive, names: string[], marker: ZipSignature): boolean {
  if (marker.byExtension) return false;
  const { mimetype, has = [], hasAny, prefix, endsWith, contains } = marker;
  if (mimetype !== undefined && textOf(entryNamed(archive, 'mimetype')).trim() !== mimetype) return false;
  if (!has.every((name) => names.includes(name))) return false;
  if (hasAny && !hasAny.some((name) => names.includes(name))) return false;
  if (prefix && !names.some((name) => name.startsWith(prefix))) return false;
  if (endsWith && !names.some((name) => name.endsWith(endsWith))) return false;
  const content = contains ? textOf(entryNamed(archive, contains.file)) : '';
  return !contains || contains.any.some((text) => content.includes(text));
}

/** The text format of an extension whose markers stand in the text; plain text otherwise, null when a marker is missing. */
export function textFormat(text: string, extension: string): Format | null {
  const candidates = formatsWithExtension(extension).filter((format) => format.detect.text);
  const found = candidates.find(
    ({ detect }) => detect.contains?.some((marker) => text.includes(marker)) ?? true,
  );
  if (found) return found;
  const needsMarker = ['svg', 'ipynb', 'stl', 'gltf'].includes(extension);
  const isUnknownOrLoose = candidates.length > 0 || formatsWithExtension(extension).length === 0;
  return isUnknownOrLoose && !needsMarker ? getFormat('txt') : null;
}
