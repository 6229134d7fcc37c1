import { type DocumentContent, DocumentUnreadable } from './content.js';
import { element, type HtmlNode, root } from './html-tree.js';
import { openOdf, OdfReader } from './odf-text.js';
import { readOdfStyles } from './odf-styles.js';
import { readOdfTable } from './odf-table.js';
import { odfFindings } from './office-metadata.js';
import { tableWithoutMargins } from './sheet-table.js';
import { childElements, findAll, findChild, readXmlPart, xmlText } from './xml.js';

const MAX_SHEETS = 100;

/** ODS: one heading and one table per sheet, values as the sheet shows them. */
export function readOds(bytes: Uint8Array): DocumentContent {
  const archive = openOdf(bytes);
  const content = readXmlPart(archive, 'content.xml');
  const book = findChild(findChild(content, 'office:body'), 'office:spreadsheet');
  if (!book) throw new DocumentUnreadable('damaged');
  const sheets = childElements(book, 'table:table');
  const nodes = sheets.slice(0, MAX_SHEETS).flatMap((sheet): HtmlNode[] => {
    const table = readOdfTable(sheet, {
      cell: (cell) => [{ type: 'text', value: childElements(cell, 'text:p').map(xmlText).join(' ') }],
      isHeading: () => false,
    });
    return [element('h2', {}, [sheet.attributes['table:name'] ?? 'Feuille']), ...tableWithoutMargins(table)];
  });
  return {
    tree: root(nodes),
    findings: odfFindings(archive),
    warnings: sheets.length > MAX_SHEETS ? ['truncated'] : [],
  };
}

/** ODP and ODG: one section per slide, its title as heading; speaker's notes are left out. */
export function readOdp(bytes: Uint8Array): DocumentContent {
  const archive = openOdf(bytes);
  const content = readXmlPart(archive, 'content.xml');
  const look = readXmlPart(archive, 'styles.xml');
  const pages = findAll(findChild(content, 'office:body'), 'draw:page');
  const reader = new OdfReader(archive, readOdfStyles(look, content));
  const nodes = pages.map((page) => {
    const frames = childElements(page);
    const title = frames.find((frame) => frame.attributes['presentation:class'] === 'title');
    const heading = title ? findAll(title, 'text:p', 'text:h').map(xmlText).join(' ').trim() : '';
    const rest = reader.blocks(frames.filter((frame) => frame !== title));
    return element('section', {}, [...(heading ? [element('h2', {}, [heading])] : []), ...rest]);
  });
  return {
    tree: root(nodes),
    findings: odfFindings(archive),
    warnings: [],
    openImage: (src) => archive.read(src.replace(/^\.\//u, '')),
  };
}
