import { plain, getSection } from './lesson.mjs';
import { element, escape } from './markup.mjs';
import { meta, packOdf, part, xmlPart } from './package.mjs';

const ODS = 'application/vnd.oasis.opendocument.spreadsheet';
const NUMBER = /^−?[\d\u00a0\u202f ]+(,\d+)?$/;

/** A spreadsheet holding the first table of a lesson's section, numbers as numbers. Returns the bytes of an ODS. */
export function buildOds({ lesson, text, sheet, date }) {
  const table = getSection(text, sheet.sections[0]).find((node) => node.type === 'table');
  const rows = table.children.map((row, index) =>
    element(
      'table:table-row',
      {},
      row.children.map((entry) => cell(plain(entry), index === 0)),
    ),
  );
  const content = part('office:document-content', [
    element('office:automatic-styles', {}, STYLES),
    element('office:body', {}, element('office:spreadsheet', {}, sheetTable(sheet, table, rows))),
  ]);
  const title = `${lesson.title} – ${sheet.heading}`;
  return packOdf(
    ODS,
    new Map([
      ['content.xml', xmlPart(content)],
      ['styles.xml', xmlPart(part('office:document-styles', DEFAULTS))],
      ['meta.xml', xmlPart(meta({ title, lesson, date }))],
    ]),
  );
}

const style = (name, family, attributes, properties) =>
  element('style:style', { 'style:name': name, 'style:family': family, ...attributes }, properties);

const STYLES = [
  element('number:number-style', { 'style:name': 'N1', 'number:language': 'fr', 'number:country': 'FR' }, [
    element('number:number', {
      'number:decimal-places': 1,
      'number:min-decimal-places': 1,
      'number:min-integer-digits': 1,
    }),
  ]),
  style(
    'Colonne',
    'table-column',
    {},
    element('style:table-column-properties', { 'style:column-width': '4.1cm' }),
  ),
  style('Decimal', 'table-cell', { 'style:data-style-name': 'N1' }, ''),
  style('Titre', 'table-cell', {}, [
    element('style:table-cell-properties', { 'fo:background-color': '#ebe8f4', 'fo:wrap-option': 'wrap' }),
    element('style:text-properties', { 'fo:font-weight': 'bold' }),
  ]),
];

/** The language gives the decimal sign of the country. */
const DEFAULTS = element('office:styles', {}, [
  element(
    'style:default-style',
    { 'style:family': 'table-cell' },
    element('style:text-properties', { 'fo:language': 'fr', 'fo:country': 'FR', 'fo:font-size': '11pt' }),
  ),
]);

function sheetTable(sheet, table, rows) {
  const [head, ...rest] = rows;
  const columns = element('table:table-column', {
    'table:style-name': 'Colonne',
    'table:number-columns-repeated': table.children[0].children.length,
  });
  return element('table:table', { 'table:name': sheet.heading }, [
    columns,
    element('table:table-header-rows', {}, head),
    ...rest,
  ]);
}

function cell(text, isHead) {
  const words = element('text:p', {}, escape(text));
  if (isHead)
    return element('table:table-cell', { 'table:style-name': 'Titre', 'office:value-type': 'string' }, words);
  if (text === '') return element('table:table-cell');
  if (!NUMBER.test(text)) return element('table:table-cell', { 'office:value-type': 'string' }, words);
  const value = text
    .replace(/[\u00a0\u202f ]/g, '')
    .replace('−', '-')
    .replace(',', '.');
  const format = text.includes(',') ? { 'table:style-name': 'Decimal' } : {};
  return element(
    'table:table-cell',
    { ...format, 'office:value-type': 'float', 'office:value': value },
    words,
  );
}
