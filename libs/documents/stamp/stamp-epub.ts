import { type Archive, openArchive } from '../format/archive.js';
import { noticeOf, readRecord, RECORD_NAME, recordOf, type Stamp, unsaid } from './stamp.js';
import { childElements, findAll, localName, parseXml, readXmlPart, type XmlElement } from '../format/xml.js';
import { escapeXml, TextEdit } from './xml-edit.js';
import { replaceEntries } from './zip-rewrite.js';

export function readEpubStamp(bytes: Uint8Array): Stamp | null {
  const book = packageOf(openArchive(bytes));
  const record = book && findAll(book.root, 'meta', 'opf:meta').find(isRecord);
  return record ? readRecord(record.attributes.content) : null;
}

/** EPUB 3.3, 5.5: Dublin Core of the package, and a `meta` of EPUB 2, which both know. Null when signed. */
export function writeEpubStamp(bytes: Uint8Array, stamp: Stamp, before: Stamp | null): Uint8Array | null {
  const archive = openArchive(bytes);
  const book = packageOf(archive);
  const metadata = book && childElements(book.root).find((each) => localName(each) === 'metadata');
  if (!book || !metadata || archive.names.includes('META-INF/signatures.xml')) return null;
  const prefix = metadata.name.slice(0, -'metadata'.length);
  const isThird = (book.root.attributes.version ?? '').startsWith('3');
  const edit = TextEdit.ofXml(book.bytes);
  edit.removeMatches(/<(?:opf:)?meta\b[^>]*\/>/gu, (meta) => meta.includes(` name="${RECORD_NAME}"`));
  if (before) edit.remove(statements(before, prefix, isThird).map(([, statement]) => statement));
  const free = unsaid(statements(stamp, prefix, isThird), (name) => isSaid(edit, name));
  const record = `<${prefix}meta name="${RECORD_NAME}" content="${escapeXml(recordOf(stamp))}"/>`;
  edit.insertBeforeEnd(metadata.name, free.map(([, statement]) => statement).join('') + record);
  return replaceEntries(bytes, new Map([[book.name, edit.xmlBytes()]]));
}

function packageOf(archive: Archive): { name: string; bytes: Uint8Array; root: XmlElement } | null {
  const container = readXmlPart(archive, 'META-INF/container.xml');
  const name = findAll(container, 'rootfile')[0]?.attributes['full-path'] ?? '';
  const bytes = archive.read(name);
  return bytes ? { name, bytes, root: parseXml(bytes) } : null;
}

const isRecord = ({ attributes }: XmlElement): boolean => attributes.name === RECORD_NAME;

const isSaid = (edit: TextEdit, name: string): boolean =>
  name.startsWith('dc:') ? edit.mentions(name) : edit.text.includes(`property="${name}"`);

function statements(stamp: Stamp, prefix: string, isThird: boolean): [name: string, statement: string][] {
  const dc = (name: string, value: string): [string, string] => [
    name,
    `<${name} xmlns:dc="http://purl.org/dc/elements/1.1/">${escapeXml(value)}</${name}>`,
  ];
  const licence = stamp.licence.uri ?? stamp.licence.name;
  return [
    dc('dc:rights', noticeOf(stamp).join('\n')),
    dc('dc:source', stamp.source),
    // The same vocabulary by EPUB 3's own way, which EPUB 2 has not.
    ...(isThird
      ? [
          [
            'dcterms:license',
            `<${prefix}meta property="dcterms:license">${escapeXml(licence)}</${prefix}meta>`,
          ] as [string, string],
        ]
      : []),
  ];
}
