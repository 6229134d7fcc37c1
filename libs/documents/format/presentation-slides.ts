import { type Archive, openArchive } from './archive.js';
import { type DocumentContent, DocumentUnreadable } from '../content.js';
import { decorative, isDecorativeDrawing } from '../accessibility/decorative-picture.js';
import { element, type HtmlElement, type HtmlNode, root } from '../html/html-tree.js';
import { ooxmlFindings } from './office-metadata.js';
import { readRelations, type Relations } from './ooxml.js';
import { childElements, findAll, findChild, readXmlPart, type XmlElement, xmlText } from './xml.js';
import { languageFinding, slideLanguages } from '../accessibility/document-language.js';
import { presentationFindings } from '../html/visible-title.js';

const MAIN_PART = 'ppt/presentation.xml';
const MAX_SLIDES = 500;

/** PPTX: one section per slide in the order of the show, its title as heading; speaker's notes are left out. */
export function readPptx(bytes: Uint8Array): DocumentContent {
  const archive = openArchive(bytes);
  const presentation = readXmlPart(archive, MAIN_PART);
  if (!presentation) throw new DocumentUnreadable('damaged');
  const relations = readRelations(archive, MAIN_PART);
  const parts = findAll(presentation, 'p:sldId').map((slide) => relations.entry(slide.attributes['r:id']));
  const slides = parts.filter((part) => part !== null);
  const read = slides.slice(0, MAX_SLIDES).map((part) => readXmlPart(archive, part));
  const shown = slides
    .slice(0, MAX_SLIDES)
    .flatMap((part, index) => readSlide(archive, part, read[index] ?? null));
  return {
    tree: root(shown),
    findings: [
      ...presentationFindings(shown, ooxmlFindings(archive)),
      ...languageFinding(read.flatMap(slideLanguages)),
    ],
    warnings: slides.length > MAX_SLIDES ? ['truncated'] : [],
    openImage: (src) => archive.read(src),
  };
}

function readSlide(archive: Archive, part: string, slide: XmlElement | null): HtmlNode[] {
  const shapes = findChild(findChild(slide, 'p:cSld'), 'p:spTree');
  if (!shapes) return [];
  const relations = readRelations(archive, part);
  const all = findAll(shapes, 'p:sp', 'p:pic', 'p:graphicFrame');
  const title = all.find(isTitle);
  const heading = title
    ? paragraphsOf(title)
        .map(({ text }) => text)
        .join(' ')
        .trim()
    : '';
  const rest = all.filter((shape) => shape !== title).flatMap((shape) => readShape(shape, relations));
  return [element('section', {}, [...(heading ? [element('h2', {}, [heading])] : []), ...rest])];
}

function isTitle(shape: XmlElement): boolean {
  return findAll(shape, 'p:ph').some((holder) =>
    ['title', 'ctrTitle'].includes(holder.attributes.type ?? ''),
  );
}

function readShape(shape: XmlElement, relations: Relations): HtmlNode[] {
  if (shape.name === 'p:pic') return [readPicture(shape, relations)];
  if (shape.name === 'p:graphicFrame') return findAll(shape, 'a:tbl').map(readTable);
  // The body of a slide is a list in everything but name; other boxes hold plain paragraphs.
  const placeholder = findAll(shape, 'p:ph')[0];
  if (placeholder && ['dt', 'ftr', 'sldNum'].includes(placeholder.attributes.type ?? '')) return [];
  const paragraphs = paragraphsOf(shape).filter(({ text }) => text.trim() !== '');
  if (placeholder && paragraphs.length > 1) return [nestedList(paragraphs)];
  return paragraphs.map(({ text }) => element('p', {}, [text]));
}

interface SlideParagraph {
  text: string;
  depth: number;
}

function paragraphsOf(shape: XmlElement): SlideParagraph[] {
  return findAll(shape, 'a:p').map((paragraph) => ({
    depth: Math.min(8, Number(findChild(paragraph, 'a:pPr')?.attributes.lvl ?? 0) || 0),
    text: findAll(paragraph, 'a:t', 'a:br', 'm:t')
      .map((run) => (run.name === 'a:br' ? ' ' : xmlText(run)))
      .join(''),
  }));
}

function nestedList(paragraphs: readonly SlideParagraph[]): HtmlElement {
  const top = element('ul');
  let open: HtmlElement[] = [top];
  for (const { text, depth } of paragraphs) {
    open = open.slice(0, depth + 1);
    while (open.length <= depth) {
      const list = element('ul');
      const last = open.at(-1)!;
      if (last.children.length === 0) last.children.push(element('li'));
      (last.children.at(-1) as HtmlElement).children.push(list);
      open.push(list);
    }
    open.at(-1)!.children.push(element('li', {}, [text]));
  }
  return top;
}

function readTable(table: XmlElement): HtmlElement {
  const hasHeader = findChild(table, 'a:tblPr')?.attributes.firstRow === '1';
  const rows = childElements(table, 'a:tr').map((row, index) => {
    const isHeader = hasHeader && index === 0;
    const cells = childElements(row, 'a:tc').map((cell) => {
      const text = paragraphsOf(cell)
        .map((paragraph) => paragraph.text)
        .join(' ');
      return element(isHeader ? 'th' : 'td', isHeader ? { scope: 'col' } : {}, [text]);
    });
    return element('tr', {}, cells);
  });
  return element('table', {}, [element('tbody', {}, rows)]);
}

function readPicture(picture: XmlElement, relations: Relations): HtmlElement {
  const properties = findAll(picture, 'p:cNvPr')[0];
  const described = properties?.attributes ?? {};
  const blip = findAll(picture, 'a:blip')[0];
  const src = relations.entry(blip?.attributes['r:embed']) ?? '';
  return element('img', {
    src,
    alt: described.descr ?? described.title ?? '',
    ...decorative(isDecorativeDrawing(properties)),
  });
}
