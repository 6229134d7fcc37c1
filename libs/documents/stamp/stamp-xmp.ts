import { DocumentUnreadable } from '../content.js';
import { noticeOf, readRecord, RECORD_NAME, recordOf, type Stamp, STAMP_NAMESPACE, unsaid } from './stamp.js';
import { findAll, parseXml, xmlText } from '../format/xml.js';
import { escapeXml, TextEdit } from './xml-edit.js';

const NAMESPACES = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  dc: 'http://purl.org/dc/elements/1.1/',
  cc: 'http://creativecommons.org/ns#',
  xmpRights: 'http://ns.adobe.com/xap/1.0/rights/',
  xmpMM: 'http://ns.adobe.com/xap/1.0/mm/',
  stRef: 'http://ns.adobe.com/xap/1.0/sType/ResourceRef#',
  essaim: STAMP_NAMESPACE,
};
const SPACES = Object.entries(NAMESPACES)
  .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  .join('');
const NO_PACKET =
  '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF></x:xmpmeta><?xpacket end="w"?>';
/** Written by us from its first attribute to its end, without another description inside. */
const OUR_DESCRIPTION =
  /<rdf:Description rdf:about="[^"<]*" xmlns:rdf="[^"<]*" xmlns:dc=(?:(?!<\/rdf:Description>)[\s\S])*<\/rdf:Description>/gu;

/** The stamp in a text of RDF/XML: a packet of XMP, the metadata of a drawing. */
export function stampInRdf(xml: Uint8Array): Stamp | null {
  return readRecord(xmlText(findAll(parseXml(xml), RECORD_NAME)[0]));
}

/** The packet with the stamp; every other word of it stays. `null` stands for no packet. Throws DocumentUnreadable. */
export function stampedPacket(packet: Uint8Array | null, stamp: Stamp, before: Stamp | null): Buffer {
  const edit = TextEdit.ofXml(packet ?? Buffer.from(NO_PACKET));
  if (!edit.text.includes('</rdf:RDF>')) throw new DocumentUnreadable('damaged');
  withoutStamp(edit, before);
  // All descriptions of a packet speak of the same thing (XMP, part 1, 7.4).
  const about = /\srdf:about="([^"<]*)"/u.exec(edit.text)?.[1] ?? '';
  edit.insertBeforeEnd('rdf:RDF', description(stamp, edit).replace('rdf:about=""', `rdf:about="${about}"`));
  return edit.xmlBytes();
}

export function withoutStamp(edit: TextEdit, before: Stamp | null): void {
  edit.removeMatches(OUR_DESCRIPTION, (each) => each.includes(`<${RECORD_NAME}>`));
  // Cleaned at a later deposit, our properties stand among others, each as it was written.
  if (before) edit.remove(statements(before).map(([, statement]) => statement));
}

/** What the stamp says in the common vocabularies, where the document does not say it yet. */
export function description(stamp: Stamp, within: TextEdit): string {
  const free = unsaid(statements(stamp), (name) => within.mentions(name));
  return `<rdf:Description rdf:about=""${SPACES}>${free.map(([, statement]) => statement).join('')}</rdf:Description>`;
}

function statements(stamp: Stamp): [name: string, statement: string][] {
  const { licence, source, sha256 } = stamp;
  const link = (name: string, uri: string): [string, string] => [
    name,
    `<${name} rdf:resource="${escapeXml(uri)}"/>`,
  ];
  const text = (name: string, value: string): [string, string] => [
    name,
    `<${name}>${escapeXml(value)}</${name}>`,
  ];
  const alternatives = (name: string, value: string): [string, string] => [
    name,
    `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(value)}</rdf:li></rdf:Alt></${name}>`,
  ];
  const authors = stamp.authors.join(', ');
  return [
    text(RECORD_NAME, recordOf(stamp)),
    ...(licence.uri ? [link('cc:license', licence.uri), text('xmpRights:WebStatement', licence.uri)] : []),
    link('cc:attributionURL', source),
    ...(authors ? [text('cc:attributionName', authors)] : []),
    text('dc:source', source),
    alternatives('dc:rights', stamp.notice[0] ?? licence.name),
    alternatives('xmpRights:UsageTerms', noticeOf(stamp).join('\n')),
    [
      'xmpMM:DerivedFrom',
      `<xmpMM:DerivedFrom rdf:parseType="Resource"><stRef:documentID>urn:sha-256:${escapeXml(sha256)}</stRef:documentID></xmpMM:DerivedFrom>`,
    ],
  ];
}
