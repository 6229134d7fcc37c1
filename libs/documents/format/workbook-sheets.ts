import { openArchive } from './archive.js';
import { type DocumentContent, DocumentUnreadable } from '../content.js';
import { element, type HtmlNode, root } from '../html/html-tree.js';
import { ooxmlFindings } from './office-metadata.js';
import { readRelations } from './ooxml.js';
import { tableOfRows } from './sheet-table.js';
import { sheetFindings } from '../html/visible-title.js';
import { childElements, findAll, findChild, readXmlPart, type XmlElement, xmlText } from './xml.js';

const MAIN_PART = 'xl/workbook.xml';
const MAX_SHEETS = 100;
const MAX_ROWS = 5_000;
const MAX_COLUMNS = 256;

/** XLSX: one heading and one table per sheet; formulas show the value last computed, dates stay numbers. */
export function readXlsx(bytes: Uint8Array): DocumentContent {
  const archive = openArchive(bytes);
  const workbook = readXmlPart(archive, MAIN_PART);
  if (!workbook) throw new DocumentUnreadable('damaged');
  const relations = readRelations(archive, MAIN_PART);
  const shared = findAll(readXmlPart(archive, 'xl/sharedStrings.xml'), 'si').map(stringOf);
  const sheets = findAll(workbook, 'sheet');
  const shown = sheets.slice(0, MAX_SHEETS).map((sheet): HtmlNode[] => {
    const part = relations.entry(sheet.attributes['r:id']);
    const content = part ? readXmlPart(archive, part) : null;
    const rows = findAll(findChild(content, 'sheetData'), 'row').slice(0, MAX_ROWS);
    const table = tableOfRows(rows.map((row) => cellsOf(row, shared)));
    return [element('h2', {}, [sheet.attributes.name ?? 'Feuille']), ...table];
  });
  return {
    tree: root(shown.flat()),
    findings: [...ooxmlFindings(archive), ...sheetFindings(shown[0] ?? [])],
    warnings: sheets.length > MAX_SHEETS ? ['truncated'] : [],
  };
}

function cellsOf(row: XmlElement, shared: readonly string[]): string[] {
  const cells: string[] = [];
  for (const cell of childElements(row, 'c')) {
    const column = columnOf(cell.attributes.r) ?? cells.length;
    if (column < MAX_COLUMNS) cells[column] = cellText(cell, shared);
  }
  return Array.from(cells, (cell) => cell ?? '');
}

function cellText(cell: XmlElement, shared: readonly string[]): string {
  const written = xmlText(findChild(cell, 'v'));
  if (cell.attributes.t === 's') return shared[Number(written)] ?? '';
  if (cell.attributes.t === 'inlineStr') return stringOf(findChild(cell, 'is'));
  if (cell.attributes.t === 'b') return written === '1' ? 'VRAI' : 'FAUX';
  return written;
}

/** Rich strings are cut in runs; phonetic guides (`rPh`) are not part of the words. */
function stringOf(item: XmlElement | null): string {
  if (!item) return '';
  const runs = childElements(item).flatMap((child) =>
    child.name === 't' ? [child] : child.name === 'r' ? childElements(child, 't') : [],
  );
  return runs.map(xmlText).join('');
}

/** « BC12 » → 54, counted from 0. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/u.exec(reference ?? '')?.[0];
  if (!letters) return null;
  return [...letters].reduce((total, letter) => total * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
