import { plain } from './lesson.mjs';
import { element } from './markup.mjs';

const PAGE_WIDTH = 17;
const LINE = '0.6pt solid #77738a';
const SHARE = { least: 8, most: 34 };

/** A Markdown table as an ODF table whose first row is repeated on each page and read as a header. */
export function table(node, page, cellContent) {
  page.tables += 1;
  const name = `Tableau${page.tables}`;
  const widths = columnWidths(node);
  page.styles.push(
    ...(page.tables === 1 ? FRAME : []),
    ...widths.map((width, column) => columnStyle(`${name}.${column + 1}`, width)),
  );
  const columns = widths.map((_, column) =>
    element('table:table-column', { 'table:style-name': `${name}.${column + 1}` }),
  );
  const [head, ...rows] = node.children.map((row, index) =>
    tableRow(row, node.align, index === 0, cellContent),
  );
  return (
    element('table:table', { 'table:name': name, 'table:style-name': 'Tableau' }, [
      ...columns,
      element('table:table-header-rows', {}, head),
      ...rows,
    ]) + element('text:p', { 'text:style-name': 'Apres_20_tableau' })
  );
}

function tableRow(row, align, isHead, cellContent) {
  const isTall = row.children.some((cell) => plain(cell) === '') && !isHead;
  const cells = row.children.map((cell, column) => {
    const side = align?.[column] === 'right' || align?.[column] === 'center' ? `_20_${align[column]}` : '';
    const style = (isHead ? 'Table_20_Heading' : 'Table_20_Contents') + side;
    return element(
      'table:table-cell',
      { 'table:style-name': isHead ? 'Cellule_20_titre' : 'Cellule', 'office:value-type': 'string' },
      element('text:p', { 'text:style-name': style }, cellContent(cell)),
    );
  });
  return element('table:table-row', { 'table:style-name': isTall ? 'Rangee_20_haute' : 'Rangee' }, cells);
}

/** Widths in cm, in proportion to the longest cell of each column, within bounds that keep narrow columns legible. */
function columnWidths(node) {
  const lengths = node.children[0].children.map((_, column) =>
    Math.max(...node.children.map((row) => plain(row.children[column] ?? { value: '' }).length)),
  );
  const shares = lengths.map((length) => Math.min(SHARE.most, Math.max(SHARE.least, length)));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => (share / total) * PAGE_WIDTH);
}

const columnStyle = (name, width) =>
  element(
    'style:style',
    { 'style:name': name, 'style:family': 'table-column' },
    element('style:table-column-properties', { 'style:column-width': `${width.toFixed(3)}cm` }),
  );

const tableStyle = (name, family, properties) =>
  element(
    'style:style',
    { 'style:name': name, 'style:family': family },
    element(`style:${family}-properties`, properties),
  );

const CELL = { 'fo:padding': '0.12cm', 'fo:border': LINE, 'style:vertical-align': 'middle' };

/** LibreOffice reads the styles of tables, rows and cells among the automatic styles of a document only. */
const FRAME = [
  tableStyle('Tableau', 'table', {
    'style:width': `${PAGE_WIDTH}cm`,
    'table:align': 'margins',
    'style:may-break-between-rows': 'false',
    'table:border-model': 'collapsing',
  }),
  tableStyle('Cellule', 'table-cell', CELL),
  tableStyle('Cellule_20_titre', 'table-cell', { ...CELL, 'fo:background-color': '#ebe8f4' }),
  tableStyle('Rangee', 'table-row', { 'fo:keep-together': 'always' }),
  tableStyle('Rangee_20_haute', 'table-row', {
    'style:min-row-height': '0.85cm',
    'fo:keep-together': 'always',
  }),
];
