import { openArchive } from '../format/archive.js';
import { isOurs, stampInProperties, stampProperties } from './stamp-properties.js';
import { noticeOf, type Stamp, unsaid } from './stamp.js';
import {
  childElements,
  findAll,
  findChild,
  parseXml,
  readXmlPart,
  type XmlElement,
  xmlText,
} from '../format/xml.js';
import { escapeXml, TextEdit } from './xml-edit.js';
import { replaceEntries } from './zip-rewrite.js';

const META = 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0';
const OFFICE = 'urn:oasis:names:tc:opendocument:xmlns:office:1.0';
const EMPTY = `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta xmlns:office="${OFFICE}" office:version="1.3"><office:meta/></office:document-meta>`;
const USER_FIELD = /<meta:user-defined\b[^>]*?(?:\/>|>[^<]*<\/meta:user-defined>)/gu;

export function readOdfStamp(bytes: Uint8Array): Stamp | null {
  const meta = findChild(readXmlPart(openArchive(bytes), 'meta.xml'), 'office:meta');
  return meta ? stampInProperties(userFields(meta)) : null;
}

/** OpenDocument 1.3, part 3, 4.3: fields that the user defines, and Dublin Core where nobody wrote any. Null when signed. */
export function writeOdfStamp(bytes: Uint8Array, stamp: Stamp, before: Stamp | null): Uint8Array | null {
  const archive = openArchive(bytes);
  const manifest = archive.read('META-INF/manifest.xml');
  const isLocked = manifest && findAll(parseXml(manifest), 'manifest:encryption-data').length > 0;
  if (!manifest || isLocked || archive.names.some((name) => /^META-INF\/.*signatures/iu.test(name)))
    return null;
  const meta = archive.read('meta.xml');
  const edit = TextEdit.ofXml(meta ?? Buffer.from(EMPTY));
  edit.removeMatches(USER_FIELD, (field) => isOurs(field, 'meta:name'));
  if (before) edit.remove(dublinCore(before).map(([, element]) => element));
  const free = unsaid(dublinCore(stamp), (name) => edit.mentions(name));
  const fields = stampProperties(stamp).map(
    ([name, value]) =>
      `<meta:user-defined xmlns:meta="${META}" meta:name="${escapeXml(name)}" meta:value-type="string">${escapeXml(value)}</meta:user-defined>`,
  );
  edit.insertBeforeEnd('office:meta', [...free.map(([, element]) => element), ...fields].join(''));
  const changes = new Map<string, Uint8Array>([['meta.xml', edit.xmlBytes()]]);
  if (!meta) changes.set('META-INF/manifest.xml', withMeta(manifest));
  return replaceEntries(bytes, changes);
}

const userFields = (meta: XmlElement): [string, string][] =>
  childElements(meta, 'meta:user-defined').map((field) => [
    field.attributes['meta:name'] ?? '',
    xmlText(field),
  ]);

function dublinCore(stamp: Stamp): [name: string, element: string][] {
  const dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/"';
  const terms = 'xmlns:dcterms="http://purl.org/dc/terms/"';
  return [
    ['dc:rights', `<dc:rights ${dc}>${escapeXml(noticeOf(stamp).join(' '))}</dc:rights>`],
    ['dc:source', `<dc:source ${dc}>${escapeXml(stamp.source)}</dc:source>`],
    [
      'dcterms:license',
      `<dcterms:license ${terms}>${escapeXml(stamp.licence.uri ?? stamp.licence.name)}</dcterms:license>`,
    ],
  ];
}

function withMeta(manifest: Uint8Array): Uint8Array {
  const edit = TextEdit.ofXml(manifest);
  edit.insertBeforeEnd(
    'manifest:manifest',
    '<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>',
  );
  return edit.xmlBytes();
}
