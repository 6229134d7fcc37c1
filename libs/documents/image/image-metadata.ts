import { inflateSync } from 'node:zlib';
import exifReader, { type ExcludeTagsOptions } from 'exifreader';
import { type DocumentContent } from '../content.js';
import { root } from '../html/html-tree.js';
import { type DocumentDescription, type MetadataFinding, splitList } from '../format/metadata.js';
import { licenceAmong, splitAuthors } from '../format/office-metadata.js';
import { childElements, localName, parseXml, type XmlElement, xmlText } from '../format/xml.js';

/** Formats whose words are the metadata alone. */
export const IMAGE_FORMATS: ReadonlySet<string> = new Set([
  'png',
  'jpeg',
  'webp',
  'gif',
  'tiff',
  'avif',
  'heic',
]);

/** What cameras and programs write by themselves, and says nothing of the picture. */
const AUTOMATIC_CAPTION =
  /^(olympus|samsung|sony|kodak|minolta|konica|digital ?camera|dcim|default|screenshot|capture d.écran|created with|created by|charset=)/iu;
/** XMP is read by our own XML reader; the rest says nothing for a form. */
const NOT_ASKED: ExcludeTagsOptions = { xmp: true, icc: true, makerNotes: true, mpf: true, thumbnail: true };
const PNG_XMP = 'XML:com.adobe.xmp\0';
const MOST_XMP = 8 * 1024 * 1024;
const PACKET_END = '</x:xmpmeta>';
/** A sentence is a description, a few words are a title. */
const LONGEST_TITLE = 120;

type Tags = Record<string, Record<string, unknown>>;

/**
 * What an image says of itself, the three ways that the Metadata Working Group describes (guidelines 2.0): XMP first,
 * then IPTC, then Exif, and PNG's own words. The picture is neither decoded nor shown from here.
 */
export function readImage(bytes: Uint8Array): DocumentContent {
  const tags = tagsOf(bytes);
  const fields = [xmpFields(packetIn(bytes)), iptcFields(tags), exifFields(tags), pngFields(tags)];
  const findings = fields.map((each): MetadataFinding => ({ where: 'métadonnées de l’image', fields: each }));
  return { tree: root([]), findings, warnings: [] };
}

/** Nothing when no block of metadata can be read: the image itself may be sound. */
function tagsOf(bytes: Uint8Array): Tags {
  try {
    const copy = new Uint8Array(bytes);
    return exifReader.load(copy.buffer, { expanded: true, excludeTags: NOT_ASKED }) as unknown as Tags;
  } catch {
    return {};
  }
}

/** A packet is found by scanning for it, whatever the format (XMP specification, part 3); our XML reader has limits. */
function packetIn(bytes: Uint8Array): XmlElement | null {
  const image = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const file = inflatedPacketIn(image) ?? image;
  const from = file.indexOf('<x:xmpmeta');
  const end = from < 0 ? -1 : file.indexOf(PACKET_END, from);
  if (end < 0) return null;
  try {
    return parseXml(file.subarray(from, end + PACKET_END.length));
  } catch {
    return null;
  }
}

/** PNG alone may compress it: in an iTXt chunk as XMP asks, or in the zTXt of libvips (third edition, 11.3.3). */
function inflatedPacketIn(image: Buffer): Buffer | null {
  const at = image.indexOf(PNG_XMP, 0, 'latin1');
  if (at < 8) return null;
  const text = at + PNG_XMP.length;
  const afterName = (from: number): number => image.indexOf(0, from) + 1;
  const isShort = image.toString('latin1', at - 4, at) === 'zTXt';
  if (!isShort && image[text] !== 1) return null;
  const from = isShort ? text + 1 : afterName(afterName(text + 2));
  try {
    return inflateSync(image.subarray(from, at + image.readUInt32BE(at - 8)), { maxOutputLength: MOST_XMP });
  } catch {
    return null;
  }
}

function xmpFields(packet: XmlElement | null): DocumentDescription {
  const all = (name: string): string[] => (packet ? valuesOf(packet, name) : []);
  return {
    title: all('title')[0],
    authors: all('creator'),
    language: all('language')[0],
    description: captionOf(all('description')[0]),
    keywords: all('subject'),
    ...licenceAmong(
      ['license', 'WebStatement', 'UsageTerms', 'rights'].flatMap((name) =>
        all(name).map((value): [string, string] => ['rights', value]),
      ),
    ),
  };
}

/** A property as an element, as a list, as an attribute of its description, or as a resource: XMP allows all four. */
function valuesOf(node: XmlElement, name: string): string[] {
  const found: string[] = [];
  for (const [key, value] of Object.entries(node.attributes)) if (key.endsWith(`:${name}`)) found.push(value);
  for (const child of childElements(node)) {
    if (localName(child) !== name) found.push(...valuesOf(child, name));
    else {
      const items = valuesUnder(child);
      found.push(...(items.length > 0 ? items : [child.attributes['rdf:resource'] ?? xmlText(child)]));
    }
  }
  return found.map((value) => value.trim()).filter(Boolean);
}

/** The entries of a list; of one text in several languages, French before the default. */
function valuesUnder(property: XmlElement): string[] {
  const items = childElements(property).flatMap((list) => childElements(list, 'rdf:li'));
  const french = items.find((item) => /^fr\b/iu.test(item.attributes['xml:lang'] ?? ''));
  return (french ? [french] : items).map(xmlText);
}

function iptcFields({ iptc }: Tags): DocumentDescription {
  const all = (name: string) => wordsOf(iptc?.[name]);
  return {
    title: all('Object Name')[0],
    authors: all('By-line'),
    description: captionOf(all('Caption/Abstract')[0]),
    keywords: all('Keywords'),
    ...licenceAmong(all('Copyright Notice').map((value) => ['rights', value])),
  };
}

/** Exif 2.32, 4.6: ImageDescription is the title of the image; Windows adds fields of its own. */
function exifFields({ exif }: Tags): DocumentDescription {
  const one = (name: string): string => wordsOf(exif?.[name])[0] ?? '';
  return {
    ...titled(one('XPTitle') || (captionOf(one('ImageDescription')) ?? '')),
    authors: splitAuthors(one('Artist') || one('XPAuthor')),
    keywords: splitList(one('XPKeywords')),
    ...licenceAmong([['rights', one('Copyright')]]),
  };
}

/** PNG specification (third edition), 11.3.3.2: predefined keywords. */
function pngFields({ pngText }: Tags): DocumentDescription {
  const one = (name: string): string => wordsOf(pngText?.[name])[0] ?? '';
  return {
    title: one('Title'),
    authors: splitAuthors(one('Author')),
    description: captionOf(one('Description')),
    ...licenceAmong([['rights', one('Copyright')]]),
  };
}

const titled = (words: string): DocumentDescription =>
  words.length <= LONGEST_TITLE ? { title: words } : { description: words };

const captionOf = (words: string | undefined): string | undefined =>
  words && !AUTOMATIC_CAPTION.test(words.trim()) ? words : undefined;

/** The library gives one tag, or a list of them when a field is repeated. */
function wordsOf(tag: unknown): string[] {
  const tags = (Array.isArray(tag) ? tag : [tag]) as ({ description?: unknown } | undefined)[];
  return tags.flatMap((each) =>
    typeof each?.description === 'string' ? [each.description.replaceAll('\0', '').trim()] : [],
  );
}
