import { DocumentUnreadable } from '../content.js';
import { jpegPacket, type PacketPlace, pngPacket } from '../image/image-packet.js';
import { readEpubStamp, writeEpubStamp } from './stamp-epub.js';
import { readHtmlStamp, writeHtmlStamp } from './stamp-html.js';
import { readMarkdownStamp, writeMarkdownStamp } from './stamp-markdown.js';
import { readNotebookStamp, writeNotebookStamp } from './stamp-notebook.js';
import { readOdfStamp, writeOdfStamp } from './stamp-odf.js';
import { readOoxmlStamp, writeOoxmlStamp } from './stamp-ooxml.js';
import { readPdfStamp, writePdfStamp } from './stamp-pdf.js';
import { readSvgStamp, writeSvgStamp } from './stamp-svg.js';
import { stampedPacket, stampInRdf } from './stamp-xmp.js';
import { type DocumentCredit, type Stamp, stampOver } from './stamp.js';
import { webpPacket } from '../image/webp-packet.js';

/** Where a format keeps a stamp. Writing gives null for a file that must not be touched: signed, or without room. */
interface StampPlace {
  read(bytes: Uint8Array): Stamp | null | Promise<Stamp | null>;
  write(
    bytes: Uint8Array,
    stamp: Stamp,
    before: Stamp | null,
  ): Uint8Array | null | Promise<Uint8Array | null>;
}

const odf: StampPlace = { read: readOdfStamp, write: writeOdfStamp };
const ooxml: StampPlace = { read: readOoxmlStamp, write: writeOoxmlStamp };
const pdf: StampPlace = { read: readPdfStamp, write: writePdfStamp };
const markdown: StampPlace = { read: readMarkdownStamp, write: writeMarkdownStamp };

const PLACES: Readonly<Record<string, StampPlace>> = {
  odt: odf,
  ods: odf,
  odp: odf,
  odg: odf,
  docx: ooxml,
  xlsx: ooxml,
  pptx: ooxml,
  pdf,
  pdfa: pdf,
  epub: { read: readEpubStamp, write: writeEpubStamp },
  html: { read: readHtmlStamp, write: writeHtmlStamp },
  ipynb: { read: readNotebookStamp, write: writeNotebookStamp },
  markdown,
  quarto: markdown,
  png: imagePlace(pngPacket),
  jpeg: imagePlace(jpegPacket),
  webp: imagePlace(webpPacket),
  svg: { read: readSvgStamp, write: writeSvgStamp },
};

const MOST_BYTES = 128 * 1024 * 1024;

/** Raised when the same credit would be written otherwise: copies made before are then made again. */
export const STAMP_VERSION = 1;

export const isStampable = (formatId: string | null): boolean => formatId !== null && formatId in PLACES;

/**
 * The file with its credit inside, all else as it was; null when there is no place for it. Ours takes the place of ours,
 * never of what somebody else wrote. Stamping twice is stamping once. Throws DocumentUnreadable.
 */
export async function stampDocument(
  bytes: Uint8Array,
  formatId: string,
  credit: DocumentCredit,
): Promise<Uint8Array | null> {
  const place = placeFor(bytes, formatId);
  if (!place) return null;
  const before = await place.read(bytes);
  return place.write(bytes, stampOver(credit, before), before);
}

/** The stamp that a file carries; null when it has none, or no place for one. Throws DocumentUnreadable. */
export async function readStamp(bytes: Uint8Array, formatId: string): Promise<Stamp | null> {
  return (await placeFor(bytes, formatId)?.read(bytes)) ?? null;
}

function placeFor(bytes: Uint8Array, formatId: string): StampPlace | null {
  if (bytes.length > MOST_BYTES) throw new DocumentUnreadable('too-large');
  return Object.hasOwn(PLACES, formatId) ? (PLACES[formatId] ?? null) : null;
}

function imagePlace(packet: PacketPlace): StampPlace {
  const asBuffer = (bytes: Uint8Array): Buffer =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    read(bytes) {
      const found = packet.find(asBuffer(bytes));
      return found && stampInRdf(found);
    },
    write(bytes, stamp, before) {
      const image = asBuffer(bytes);
      const own = packet.find(image);
      const put = (each: Stamp): Buffer | null => packet.put(image, stampedPacket(own, each, before));
      // Where room is scarce, what machines may find on the page goes before what people must read.
      return put(stamp) ?? put({ ...stamp, jsonLd: '' });
    },
  };
}
