import { childrenOf, element, elementsOf, type HtmlElement, textOf } from '../html/html-tree.js';

const MAX_ROWS = 5_000;
const MAX_COLUMNS = 256;

/** A sheet without its empty rows and its empty last columns; nothing when the sheet is empty. */
export function tableWithoutMargins(table: HtmlElement): HtmlElement[] {
  const rows = elementsOf(table)
    .filter((node) => node.tagName === 'tr')
    .map((row) => childrenOf(row).map((cell) => textOf(cell).trim()));
  return tableOfRows(rows);
}

/** Rows of text as a table whose first row is made of header cells when each of its cells has words. */
export function tableOfRows(rows: readonly (readonly string[])[]): HtmlElement[] {
  const filled = rows.filter((row) => row.some((cell) => cell !== '')).slice(0, MAX_ROWS);
  const widest = filled.reduce(
    (most, row) => Math.max(most, row.findLastIndex((cell) => cell !== '') + 1),
    0,
  );
  const width = Math.min(MAX_COLUMNS, widest);
  const [first, ...others] = filled.map((row) =>
    Array.from({ length: width }, (_, column) => row[column] ?? ''),
  );
  if (!first) return [];
  const isHeader = others.length > 0 && first.every((cell) => cell !== '' && !/^-?[\d\s.,]+$/u.test(cell));
  const line = (row: readonly string[]): HtmlElement =>
    element(
      'tr',
      {},
      row.map((cell) => element('td', {}, [cell])),
    );
  const head = element(
    'tr',
    {},
    first.map((cell) => element('th', { scope: 'col' }, [cell])),
  );
  return [
    element('table', {}, [
      ...(isHeader ? [element('thead', {}, [head])] : []),
      element('tbody', {}, (isHeader ? others : [first, ...others]).map(line)),
    ]),
  ];
}
