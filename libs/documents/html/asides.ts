import { type Archive, openArchive } from '../format/archive.js';
import { carriesLocation } from '../image/image-location.js';
import { childElements, readXmlPart, type XmlElement, xmlText } from '../format/xml.js';

/** Where words stand that a reader of the document does not see first. */
export type AsidePlace =
  | 'commentaire'
  | 'note de l’orateur'
  | 'en-tête ou pied de page'
  | 'texte supprimé gardé dans le fichier'
  | 'propriétés du document';

export interface Aside {
  place: AsidePlace;
  text: string;
}

/** What a document carries beside its text: remarks, notes, headers, properties, and where its images were taken. */
export interface AsidesReading {
  asides: Aside[];
  images: number;
  /** Ranks (from 1) of the images that say where they were taken. */
  located: number[];
}

const ODF = new Set(['odt', 'ods', 'odp', 'odg']);
const OOXML = new Set(['docx', 'xlsx', 'pptx']);
/** Formats that are one picture. */
export const PICTURES: ReadonlySet<string> = new Set([
  'jpeg',
  'jpg',
  'png',
  'webp',
  'gif',
  'avif',
  'tiff',
  'heic',
]);
const PICTURE_ENTRY = /\.(?:jpe?g|png|webp|gif|avif|tiff?|heic)$/iu;
const MOST_PICTURES = 300;

/** Formats that are an archive with its pictures beside the text. */
export const ZIPPED: ReadonlySet<string> = new Set([...ODF, ...OOXML, 'epub']);

/** A picture of the document; the thumbnail that programs add is none. */
export const isPictureEntry = (name: string): boolean =>
  PICTURE_ENTRY.test(name) && !/thumbnail/iu.test(name);

const ODF_PLACES: Record<string, AsidePlace> = {
  'office:annotation': 'commentaire',
  'presentation:notes': 'note de l’orateur',
  'text:tracked-changes': 'texte supprimé gardé dans le fichier',
};
const OOXML_PARTS: [RegExp, AsidePlace][] = [
  [/^(?:word\/comments|xl\/(?:threadedC|c)omments\/?|ppt\/comments\/)[^/]*\.xml$/u, 'commentaire'],
  [/^ppt\/notesSlides\/[^/]+\.xml$/u, 'note de l’orateur'],
  [/^word\/(?:header|footer)\d*\.xml$/u, 'en-tête ou pied de page'],
  [/^docProps\/(?:core|app|custom)\.xml$/u, 'propriétés du document'],
];
const PARAGRAPHS = new Set(['text:p', 'text:h', 'w:p', 'a:p']);

/** Whether a format may carry anything beside its text. */
export const hasAsides = (formatId: string): boolean => PICTURES.has(formatId) || ZIPPED.has(formatId);

/** Formats without asides have none. Throws DocumentUnreadable as the readers do. */
export function readAsides(bytes: Uint8Array, formatId: string): AsidesReading {
  if (PICTURES.has(formatId)) return { asides: [], images: 1, located: carriesLocation(bytes) ? [1] : [] };
  if (!hasAsides(formatId)) return { asides: [], images: 0, located: [] };
  const archive = openArchive(bytes);
  const found = ODF.has(formatId) ? odfAsides(archive) : OOXML.has(formatId) ? ooxmlAsides(archive) : [];
  return { asides: found.filter(({ text }) => text.trim() !== ''), ...picturesOf(archive) };
}

function odfAsides(archive: Archive): Aside[] {
  const content = readXmlPart(archive, 'content.xml');
  const below = (node: XmlElement | null, names: readonly string[]): XmlElement[] =>
    childElements(node ?? { name: '', attributes: {}, children: [] }).flatMap((child) =>
      names.includes(child.name) ? [child] : below(child, names),
    );
  return [
    ...below(content, Object.keys(ODF_PLACES)).map((node) => ({
      place: ODF_PLACES[node.name] ?? 'commentaire',
      text: wordsOf(node),
    })),
    ...below(readXmlPart(archive, 'styles.xml'), [
      'style:header',
      'style:footer',
      'style:header-left',
      'style:footer-left',
    ]).map((node) => ({ place: 'en-tête ou pied de page' as const, text: wordsOf(node) })),
    { place: 'propriétés du document', text: leavesOf(readXmlPart(archive, 'meta.xml')) },
  ];
}

function ooxmlAsides(archive: Archive): Aside[] {
  const parts = archive.names.flatMap((name): Aside[] => {
    const place = OOXML_PARTS.find(([pattern]) => pattern.test(name))?.[1];
    if (!place) return [];
    const part = readXmlPart(archive, name);
    return [{ place, text: place === 'propriétés du document' ? leavesOf(part) : part ? wordsOf(part) : '' }];
  });
  const document = readXmlPart(archive, 'word/document.xml');
  return [...parts, { place: 'texte supprimé gardé dans le fichier', text: deletedWords(document) }];
}

/** Paragraphs as lines; where an application writes none, the leaves. */
function wordsOf(node: XmlElement): string {
  const lines: string[] = [];
  const visit = (each: XmlElement): void => {
    if (PARAGRAPHS.has(each.name)) lines.push(xmlText(each));
    else childElements(each).forEach(visit);
  };
  visit(node);
  return lines.length > 0 ? lines.join('\n') : leavesOf(node);
}

function leavesOf(node: XmlElement | null): string {
  if (!node) return '';
  const children = childElements(node);
  return children.length === 0 ? xmlText(node).trim() : children.map(leavesOf).filter(Boolean).join('\n');
}

const deletedWords = (node: XmlElement | null): string =>
  node === null
    ? ''
    : node.name === 'w:delText'
      ? xmlText(node)
      : childElements(node).map(deletedWords).filter(Boolean).join(' ');

function picturesOf(archive: Archive): Pick<AsidesReading, 'images' | 'located'> {
  const names = archive.names.filter(isPictureEntry).sort();
  const located = names.slice(0, MOST_PICTURES).flatMap((name, at) => {
    const bytes = archive.read(name);
    return bytes && carriesLocation(bytes) ? [at + 1] : [];
  });
  return { images: names.length, located };
}
