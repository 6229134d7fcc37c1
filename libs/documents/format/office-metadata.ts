import { type Archive } from './archive.js';
import { licenceMentionIn } from './licence-mention.js';
import { type DocumentDescription, type MetadataFinding, splitList } from './metadata.js';
import {
  childElements,
  findAll,
  findChild,
  localName,
  readXmlPart,
  type XmlElement,
  xmlText,
} from './xml.js';

/** ODF 1.3, part 3, section 4.3: meta.xml, with the fields that authors add themselves (« Licence »). */
export function odfFindings(archive: Archive): MetadataFinding[] {
  const meta = findChild(readXmlPart(archive, 'meta.xml'), 'office:meta');
  if (!meta) return [];
  const one = (name: string): string => xmlText(findChild(meta, name)).trim();
  const custom = childElements(meta, 'meta:user-defined').map((field): [string, string] => [
    field.attributes['meta:name'] ?? '',
    xmlText(field),
  ]);
  const author = one('meta:initial-creator') || one('dc:creator');
  const fields: DocumentDescription = {
    title: one('dc:title'),
    authors: author ? [author] : [],
    language: one('dc:language'),
    description: one('dc:description') || one('dc:subject'),
    keywords: childElements(meta, 'meta:keyword').flatMap((keyword) => splitList(xmlText(keyword))),
    ...licenceAmong([...custom, ['dc:rights', one('dc:rights')], ['license', one('dc:license')]]),
  };
  return [{ where: 'propriétés du document', fields }];
}

/** ECMA-376, part 2: docProps/core.xml (Dublin Core) and docProps/custom.xml. */
export function ooxmlFindings(archive: Archive): MetadataFinding[] {
  const core = readXmlPart(archive, 'docProps/core.xml');
  const custom = readXmlPart(archive, 'docProps/custom.xml');
  const one = (name: string): string => xmlText(findChild(core, name)).trim();
  const added = findAll(custom, 'property').map((field): [string, string] => [
    field.attributes.name ?? '',
    xmlText(field),
  ]);
  const fields: DocumentDescription = {
    title: one('dc:title'),
    authors: splitAuthors(one('dc:creator')),
    language: one('dc:language'),
    description: one('dc:description') || one('dc:subject'),
    keywords: splitList(one('cp:keywords')),
    ...licenceAmong([...added, ['dc:rights', one('dc:rights')]]),
  };
  return [{ where: 'propriétés du document', fields }];
}

/** Dublin Core elements whatever their prefix and depth: EPUB's OPF, SVG's RDF. */
export function dublinCoreFields(metadata: XmlElement | null): DocumentDescription {
  const all = (name: string): string[] => {
    const found: string[] = [];
    const visit = (node: XmlElement): void => {
      if (localName(node) === name) found.push(xmlText(node).replace(/\s+/gu, ' ').trim());
      else childElements(node).forEach(visit);
    };
    if (metadata) visit(metadata);
    return found.filter(Boolean);
  };
  const licences = findAll(metadata, 'cc:license').map((node) => node.attributes['rdf:resource'] ?? '');
  return {
    title: all('title')[0],
    authors: all('creator'),
    language: all('language')[0],
    description: all('description')[0],
    keywords: all('subject').flatMap(splitList),
    ...licenceAmong([...all('rights'), ...licences].map((value) => ['rights', value])),
  };
}

/** Fields named « licence », « license », « rights », « droits », or whose value names a licence. */
export function licenceAmong(fields: readonly [name: string, value: string][]): DocumentDescription {
  for (const [name, value] of fields) {
    const text = value.trim();
    if (text === '') continue;
    const mention = licenceMentionIn(text);
    if (/^https?:\/\/\S+$/u.test(text) && (mention || isLicenceName(name))) return { licenceUrl: text };
    if (mention) return { licenceText: text, ...mention };
    if (isLicenceName(name)) return { licenceText: text };
  }
  return {};
}

function isLicenceName(name: string): boolean {
  return /licen[cs]e|^(dc:)?rights$|^droits/iu.test(name);
}

export function splitAuthors(text: string): string[] {
  return text.split(/\s*;\s*|\s+(?:et|and|&)\s+/u).filter(Boolean);
}
