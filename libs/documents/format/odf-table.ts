import { element, type HtmlElement, type HtmlNode } from '../html/html-tree.js';
import { childElements, findAll, type XmlElement } from './xml.js';

/** Office suites fill sheets to their last row and column by repetition: beyond these, nothing is written by a person. */
const MAX_REPEAT = 64;
const MAX_CELLS = 200_000;

interface TableReading {
  cell: (cell: XmlElement) => HtmlNode[];
  /** Whether a paragraph style marks a header cell. */
  isHeading: (style: string | undefined) => boolean;
}

/** A `table:table` with header cells: declared header rows, or a first row entirely in the heading style. */
export function readOdfTable(table: XmlElement, reading: TableReading): HtmlElement {
  const declared = childElements(table, 'table:table-header-rows').flatMap((rows) => rowsOf(rows));
  const rows = rowsOf(table);
  const marked =
    declared.length > 0 ? declared : rows.slice(0, 1).filter((row) => isHeadingRow(row, reading));
  let budget = MAX_CELLS;
  const written = rows.map((row) => {
    const cells = cellsOf(row, marked.includes(row), reading).slice(0, Math.max(0, budget));
    budget -= cells.length;
    return element('tr', {}, cells);
  });
  const count = rows.filter((row) => marked.includes(row)).length;
  const head = count > 0 ? [element('thead', {}, written.slice(0, count))] : [];
  return element('table', {}, [...head, element('tbody', {}, written.slice(count))]);
}

/** Rows of this table only: tables inside its cells keep theirs. */
function rowsOf(table: XmlElement): XmlElement[] {
  return childElements(table).flatMap((child) => {
    if (child.name === 'table:table-row') return [child];
    return /^table:table-(header-rows|rows|row-group)$/u.test(child.name) ? rowsOf(child) : [];
  });
}

function cellsOf(row: XmlElement, isHeader: boolean, reading: TableReading): HtmlElement[] {
  return childElements(row, 'table:table-cell').flatMap((cell) => {
    const content = reading.cell(cell);
    const span = (name: string): number => Math.min(1_000, Number(cell.attributes[name] ?? 1) || 1);
    const properties = {
      ...(span('table:number-columns-spanned') > 1 ? { colSpan: span('table:number-columns-spanned') } : {}),
      ...(span('table:number-rows-spanned') > 1 ? { rowSpan: span('table:number-rows-spanned') } : {}),
      ...(isHeader ? { scope: 'col' } : {}),
    };
    const repeat = Math.min(MAX_REPEAT, Number(cell.attributes['table:number-columns-repeated'] ?? 1) || 1);
    return Array.from({ length: repeat }, () =>
      element(isHeader ? 'th' : 'td', { ...properties }, structuredClone(content)),
    );
  });
}

function isHeadingRow(row: XmlElement, reading: TableReading): boolean {
  const paragraphs = findAll(row, 'text:p');
  return (
    paragraphs.length > 0 &&
    paragraphs.every((paragraph) => reading.isHeading(paragraph.attributes['text:style-name']))
  );
}
