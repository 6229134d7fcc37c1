/** What a packet of metadata may say: title, author, rights, licence (XMP specification part 1, IPTC, ccREL), our own credit. */
const KEPT =
  '(?:dc:(?:creator|rights|title|description|subject|language)|xmpRights:\\w+|cc:\\w+|essaim:\\w+|photoshop:(?:Credit|Source|CopyrightFlag)|plus:(?:Licensor\\w*|CopyrightOwner\\w*))';
const ELEMENT = new RegExp(`<(${KEPT})(?=[\\s>/])(?:[^>]*/>|[^>]*>[\\s\\S]*?</\\1>)`, 'g');
const ATTRIBUTE = new RegExp(`(?<=\\s)${KEPT}\\s*=\\s*(?:"[^"<]*"|'[^'<]*')`, 'g');
/** Names that build the packet, and dates and programs, which any file has. */
const HARMLESS =
  /^(?:x|rdf|xml|xmlns|dc|xmpRights|cc|plus|essaim):|^xmpMM:DerivedFrom$|^stRef:documentID$|^xmp:(?:CreateDate|ModifyDate|MetadataDate|CreatorTool|Rating|Label)$|^photoshop:(?:Credit|Source|CopyrightFlag|ColorMode|ICCProfile)$/;
const NAME = /(?:<\/?|\s)([A-Za-z][\w.-]*:[\w.-]+)(?=[\s>=/])/g;

const NAMESPACES: Record<string, string> = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  dc: 'http://purl.org/dc/elements/1.1/',
  xmpRights: 'http://ns.adobe.com/xap/1.0/rights/',
  cc: 'http://creativecommons.org/ns#',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  essaim: 'urn:x-essaim:credit#',
  plus: 'http://ns.useplus.org/ldf/xmp/1.0/',
};

/** The packet with author and rights alone; the same text when it says nothing else that concerns a person or a device. */
export function cleanXmp(packet: string): string {
  const names = [...packet.matchAll(NAME)].map(([, name = '']) => name);
  if (names.every((name) => HARMLESS.test(name))) return packet;
  const elements = packet.match(ELEMENT) ?? [];
  const attributes = packet.replace(ELEMENT, '').match(ATTRIBUTE) ?? [];
  const said = ['rdf:about=""', ...attributes].join(' ');
  const description = `<rdf:Description ${said}>${elements.join('')}</rdf:Description>`;
  const spaces = Object.entries(NAMESPACES)
    .filter(([prefix]) => description.includes(`${prefix}:`))
    .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF${spaces.join('')}>${description}</rdf:RDF></x:xmpmeta>`;
}
