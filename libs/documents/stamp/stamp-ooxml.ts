import { type Archive, openArchive, resolveEntry } from '../format/archive.js';
import { isOurs, stampInProperties, stampProperties } from './stamp-properties.js';
import { type Stamp } from './stamp.js';
import { childElements, readXmlPart, type XmlElement, xmlText } from '../format/xml.js';
import { escapeXml, TextEdit } from './xml-edit.js';
import { replaceEntries } from './zip-rewrite.js';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const RELATION = `${OFFICE}/relationships/custom-properties`;
const PART = 'docProps/custom.xml';
const TYPE = 'application/vnd.openxmlformats-officedocument.custom-properties+xml';
/** The one set of properties that users define (ECMA-376, part 1, 22.3.2.2). */
const USER_SET = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';
const EMPTY = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes"></Properties>`;
const USER_PROPERTY = /<property\b[^>]*>(?:(?!<\/property>)[\s\S])*<\/property>/gu;

export function readOoxmlStamp(bytes: Uint8Array): Stamp | null {
  const archive = openArchive(bytes);
  const custom = readXmlPart(archive, customPart(archive) ?? PART);
  return custom ? stampInProperties(properties(custom)) : null;
}

/** ECMA-376: custom properties, with their content type and their relation when they are the first. Null when signed. */
export function writeOoxmlStamp(bytes: Uint8Array, stamp: Stamp): Uint8Array | null {
  const archive = openArchive(bytes);
  const relations = archive.read('_rels/.rels');
  const types = archive.read('[Content_Types].xml');
  // The strict variant names everything otherwise, and no office suite writes it by itself.
  const isOther = !relations || !types || Buffer.from(relations).includes('purl.oclc.org');
  if (isOther || archive.names.some((name) => name.startsWith('_xmlsignatures/'))) return null;
  const part = customPart(archive);
  if (part === null && archive.names.includes(PART)) return null;
  const changes = new Map<string, Uint8Array>();
  const present = part === null ? null : archive.read(part);
  if (part !== null && !present) return null;
  changes.set(part ?? PART, withStamp(present ?? Buffer.from(EMPTY), stamp));
  if (part === null) {
    changes.set('[Content_Types].xml', added(types, 'Override', `PartName="/${PART}" ContentType="${TYPE}"`));
    const id = freeId(relations);
    changes.set(
      '_rels/.rels',
      added(relations, 'Relationship', `Id="${id}" Type="${RELATION}" Target="${PART}"`),
    );
  }
  return replaceEntries(bytes, changes);
}

function customPart(archive: Archive): string | null {
  const relations = readXmlPart(archive, '_rels/.rels');
  const found = relations && childElements(relations).find(({ attributes }) => attributes.Type === RELATION);
  return found ? resolveEntry('', found.attributes.Target ?? '') : null;
}

function withStamp(custom: Uint8Array, stamp: Stamp): Uint8Array {
  const edit = TextEdit.ofXml(custom);
  edit.removeMatches(USER_PROPERTY, (property) => isOurs(property, 'name'));
  const taken = [...edit.text.matchAll(/\spid="(\d{1,9})"/gu)].map(([, id]) => Number(id));
  const first = Math.max(1, ...taken.slice(0, 10_000)) + 1;
  const fragment = stampProperties(stamp).map(
    ([name, value], at) =>
      `<property xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes" fmtid="${USER_SET}" pid="${first + at}" name="${escapeXml(name)}"><vt:lpwstr>${escapeXml(value)}</vt:lpwstr></property>`,
  );
  edit.insertBeforeEnd('Properties', fragment.join(''));
  return edit.xmlBytes();
}

const properties = (custom: XmlElement): [string, string][] =>
  childElements(custom, 'property').map((property) => [property.attributes.name ?? '', xmlText(property)]);

function added(part: Uint8Array, name: string, attributes: string): Uint8Array {
  const edit = TextEdit.ofXml(part);
  edit.insertBeforeEnd(name === 'Override' ? 'Types' : 'Relationships', `<${name} ${attributes}/>`);
  return edit.xmlBytes();
}

function freeId(relations: Uint8Array): string {
  const text = Buffer.from(relations).toString('latin1');
  let id = 'rIdEssaim';
  for (let number = 2; text.includes(`"${id}"`); number += 1) id = `rIdEssaim${number}`;
  return id;
}
