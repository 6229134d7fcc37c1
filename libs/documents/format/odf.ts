import { openArchive } from './archive.js';
import { type DocumentContent, DocumentUnreadable, type ReadingWarning } from '../content.js';
import { languageFinding, odfLanguages } from '../accessibility/document-language.js';
import { footnotesSection } from '../html/footnotes.js';
import { element, type HtmlNode, root } from '../html/html-tree.js';
import { licenceMentionIn } from './licence-mention.js';
import { type MetadataFinding } from './metadata.js';
import { OdfReader } from './odf-reader.js';
import { readOdfStyles } from './odf-styles.js';
import { readOdfTable } from './odf-table.js';
import { odfFindings } from './office-metadata.js';
import { tableWithoutMargins } from './sheet-table.js';
import { presentationFindings, sheetFindings } from '../html/visible-title.js';
import { childElements, findAll, findChild, readXmlPart, type XmlElement, xmlText } from './xml.js';

const MAX_SHEETS = 100;

/**
 * OpenDocument (ISO/IEC 26300). The body decides what it is, not the name: teachers' folders hold texts called .ods,
 * which office suites open without a word.
 */
export function readOdf(bytes: Uint8Array): DocumentContent {
  const archive = openArchive(bytes);
  const manifest = readXmlPart(archive, 'META-INF/manifest.xml');
  if (findAll(manifest, 'manifest:encryption-data').length > 0) throw new DocumentUnreadable('encrypted');
  const content = readXmlPart(archive, 'content.xml');
  const look = readXmlPart(archive, 'styles.xml');
  const [body] = childElements(
    findChild(content, 'office:body') ?? { name: '', attributes: {}, children: [] },
  );
  if (!body) throw new DocumentUnreadable('damaged');
  const reader = new OdfReader(archive, readOdfStyles(look, content));
  const nodes = readBody(body, reader);
  return {
    tree: root(nodes),
    findings: [
      ...shownFindings(body, nodes, odfFindings(archive)),
      ...marginFindings(look),
      ...languageFinding(odfLanguages(look)),
    ],
    warnings: warningsOf(body),
    openImage: (src) => archive.read(src.replace(/^\.\//u, '')),
  };
}

function shownFindings(
  body: XmlElement,
  nodes: readonly HtmlNode[],
  properties: readonly MetadataFinding[],
): MetadataFinding[] {
  if (body.name === 'office:presentation') return presentationFindings(nodes, properties);
  return body.name === 'office:spreadsheet' ? [...properties, ...sheetFindings(nodes)] : [...properties];
}

function readBody(body: XmlElement, reader: OdfReader): HtmlNode[] {
  if (body.name === 'office:spreadsheet') return readSheets(body);
  if (body.name === 'office:presentation' || body.name === 'office:drawing') return readSlides(body, reader);
  const nodes = reader.blocks(childElements(body));
  return [...nodes, ...footnotesSection(reader.notes)];
}

/** One heading and one table per sheet, values as the sheet shows them. */
function readSheets(book: XmlElement): HtmlNode[] {
  return childElements(book, 'table:table')
    .slice(0, MAX_SHEETS)
    .flatMap((sheet): HtmlNode[] => {
      const table = readOdfTable(sheet, {
        cell: (cell) => [{ type: 'text', value: childElements(cell, 'text:p').map(xmlText).join(' ') }],
        isHeading: () => false,
      });
      return [
        element('h2', {}, [sheet.attributes['table:name'] ?? 'Feuille']),
        ...tableWithoutMargins(table),
      ];
    });
}

/** One section per slide, its title as heading; speaker's notes are left out. */
function readSlides(show: XmlElement, reader: OdfReader): HtmlNode[] {
  return findAll(show, 'draw:page').map((page) => {
    const frames = childElements(page);
    const title = frames.find((frame) => frame.attributes['presentation:class'] === 'title');
    const heading = title ? findAll(title, 'text:p', 'text:h').map(xmlText).join(' ').trim() : '';
    const rest = reader.blocks(frames.filter((frame) => frame !== title));
    return element('section', {}, [...(heading ? [element('h2', {}, [heading])] : []), ...rest]);
  });
}

function warningsOf(body: XmlElement): ReadingWarning[] {
  return childElements(body, 'table:table').length > MAX_SHEETS && body.name === 'office:spreadsheet'
    ? ['truncated']
    : [];
}

function marginFindings(look: XmlElement | null): MetadataFinding[] {
  return findAll(look, 'style:footer', 'style:header').flatMap((margin): MetadataFinding[] => {
    const mention = licenceMentionIn(findAll(margin, 'text:p').map(xmlText).join('\n'));
    return mention ? [{ where: 'pied de page', fields: mention }] : [];
  });
}
