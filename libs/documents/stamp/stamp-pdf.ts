import type { PDFDocument } from '@cantoo/pdf-lib';
import { DocumentUnreadable } from '../content.js';
import { type Stamp } from './stamp.js';
import { stampedPacket, stampInRdf } from './stamp-xmp.js';

const MOST_BYTES = 64 * 1024 * 1024;
const MOST_PACKET = 4 * 1024 * 1024;

/** At the very end, a comment: how long the file was before our update. */
const MARK = '%essaim-credit-after ';

type Library = typeof import('@cantoo/pdf-lib');

export async function readPdfStamp(bytes: Uint8Array): Promise<Stamp | null> {
  const pdf = await open(bytes);
  const packet = packetOf(pdf.document, pdf.library);
  return packet ? stampInRdf(packet) : null;
}

/** ISO 32000-1, 14.3.2 and 7.5.6: a packet of XMP added after the file, whose own bytes stay. Null when signed or locked. */
export async function writePdfStamp(
  bytes: Uint8Array,
  stamp: Stamp,
  before: Stamp | null,
): Promise<Uint8Array | null> {
  if (isSigned(bytes)) return null;
  const given = withoutOurUpdate(bytes);
  const { document, library } = await open(given);
  const packet = stampedPacket(packetOf(document, library), stamp, before);
  const { catalog, context } = document;
  const present = catalog.get(library.PDFName.of('Metadata'));
  const snapshot = document.takeSnapshot();
  // Uncompressed, so that tools which look for a packet find it.
  const stream = context.stream(packet, { Type: 'Metadata', Subtype: 'XML', Length: packet.length });
  if (present instanceof library.PDFRef) {
    context.assign(present, stream);
    snapshot.markRefForSave(present);
  } else {
    const added = context.register(stream);
    catalog.set(library.PDFName.of('Metadata'), added);
    snapshot.markRefForSave(added);
    snapshot.markObjForSave(catalog);
  }
  const update = await document.saveIncremental(snapshot, { useObjectStreams: false });
  return Buffer.concat([given, update, Buffer.from(`\n${MARK}${given.length}\n`)]);
}

async function open(bytes: Uint8Array): Promise<{ document: PDFDocument; library: Library }> {
  if (bytes.length > MOST_BYTES) throw new DocumentUnreadable('too-large');
  // Loaded at the first PDF, like the reader's.
  const library = await import('@cantoo/pdf-lib');
  try {
    const document = await library.PDFDocument.load(bytes, {
      forIncrementalUpdate: true,
      updateMetadata: false,
      throwOnInvalidObject: true,
      parseSpeed: library.ParseSpeeds.Fastest,
    });
    return { document, library };
  } catch (error) {
    const isLocked = error instanceof library.EncryptedPDFError;
    throw new DocumentUnreadable(isLocked ? 'encrypted' : 'damaged');
  }
}

/**
 * The file as it was before our own update, when that comes last: a name that was withdrawn since must not stay in a
 * revision behind the present one. What the mark at the end says is believed of an update that holds nothing but ours.
 */
function withoutOurUpdate(bytes: Uint8Array): Uint8Array {
  const end = Buffer.from(bytes.subarray(-MARK.length - 16)).toString('latin1');
  const length = Number(new RegExp(`\n${MARK}(\\d{1,10})\n$`, 'u').exec(end)?.[1] ?? bytes.length);
  const update = Buffer.from(bytes.subarray(length)).toString('latin1');
  const objects = update.match(/\d+ \d+ obj\b/gu) ?? [];
  const isOurs = objects.length <= 2 && update.includes('<essaim:credit>') && length > 0;
  return isOurs ? bytes.subarray(0, length) : bytes;
}

/** A signature covers the bytes: whoever checks it would find that something came after. */
function isSigned(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return file.includes('/ByteRange');
}

function packetOf(document: PDFDocument, library: Library): Uint8Array | null {
  const stream = document.catalog.lookup(library.PDFName.of('Metadata'));
  if (!(stream instanceof library.PDFRawStream)) return null;
  const packet = library.decodePDFRawStream(stream).decode();
  if (packet.length > MOST_PACKET) throw new DocumentUnreadable('too-large');
  return packet;
}
