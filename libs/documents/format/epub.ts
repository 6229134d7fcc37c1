import { decodePath, folderOf, openArchive, resolveEntry } from './archive.js';
import { type DocumentContent, DocumentUnreadable, type ReadingWarning } from '../content.js';
import { attribute, childrenOf, element, elementsOf, type HtmlNode, root } from '../html/html-tree.js';
import { parseShallowPage } from '../html/html-document.js';
import { dublinCoreFields } from './office-metadata.js';
import { decodeText } from './text-decoding.js';
import { childElements, findAll, findChild, readXmlPart } from './xml.js';

const MAX_CHAPTERS = 500;

/** EPUB 2 and 3: the chapters of the spine in order, and the Dublin Core of its OPF. Scripts are not read. */
export function readEpub(bytes: Uint8Array): DocumentContent {
  const archive = openArchive(bytes);
  const container = readXmlPart(archive, 'META-INF/container.xml');
  const packageName = findAll(container, 'rootfile')[0]?.attributes['full-path'] ?? '';
  const book = readXmlPart(archive, packageName);
  if (!book) throw new DocumentUnreadable('damaged');
  const folder = folderOf(packageName);
  const manifest = findAll(book, 'item', 'opf:item');
  const files = new Map(manifest.map((item) => [item.attributes.id ?? '', item.attributes.href ?? '']));
  const spine = findAll(book, 'itemref', 'opf:itemref').map(
    (item) => files.get(item.attributes.idref ?? '') ?? '',
  );
  const warnings: ReadingWarning[] = spine.length > MAX_CHAPTERS ? ['truncated'] : [];
  const chapters = spine.slice(0, MAX_CHAPTERS).flatMap((href): HtmlNode[] => {
    const entry = resolveEntry(folder, decodePath(href));
    const chapter = archive.read(entry);
    if (chapter) return [element('section', {}, readChapter(decodeText(chapter), folderOf(entry)))];
    warnings.push('unreadable-part');
    return [];
  });
  const metadata =
    findChild(book, 'metadata') ?? findChild(book, 'opf:metadata') ?? childElements(book)[0] ?? null;
  return {
    tree: root(chapters),
    findings: [{ where: 'notice du livre', fields: dublinCoreFields(metadata) }],
    warnings: [...new Set(warnings)],
    openImage: (src) => archive.read(src),
  };
}

function readChapter(xhtml: string, folder: string): HtmlNode[] {
  // XHTML closes empty elements where HTML does not: <script/>, <title/> would swallow the rest of the chapter.
  const page = parseShallowPage(
    xhtml.replace(/<(script|title|style|iframe|textarea)\b([^<>]*)\/>/giu, '<$1$2></$1>'),
  );
  const body = elementsOf(page).find((node) => node.tagName === 'body');
  const nodes = body ? childrenOf(body) : [];
  for (const image of elementsOf(root(nodes)).filter((node) => node.tagName === 'img')) {
    image.properties.src = resolveEntry(folder, decodePath(attribute(image, 'src')));
  }
  return nodes;
}
