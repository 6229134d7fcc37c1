import { strToU8, zipSync } from 'fflate';

/** A small file of one format, with its words in one of the places where teachers leave them. */
export interface PupilFile {
  readonly format: string;
  readonly place: string;
  readonly bytes: Uint8Array;
}

/** Prose is lines; a sheet is rows of cells. Both end in files that the product's readers open. */
type FileWriter = (lines: readonly string[]) => PupilFile;

const escape = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const zip = (files: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
const file = (format: string, place: string, bytes: Uint8Array | string): PupilFile => ({
  format,
  place,
  bytes: typeof bytes === 'string' ? strToU8(bytes) : bytes,
});

const ODF = [
  'office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
  'style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"',
  'meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"',
  'dc="http://purl.org/dc/elements/1.1/"',
]
  .map((name) => `xmlns:${name}`)
  .join(' ');
const paragraphs = (tag: string, lines: readonly string[]): string =>
  lines.map((line) => `<${tag}>${escape(line)}</${tag}>`).join('');
const odf = (body: string, more: { styles?: string; meta?: string } = {}): Uint8Array =>
  zip({
    'content.xml': `<office:document-content ${ODF}><office:body>${body}</office:body></office:document-content>`,
    'styles.xml': `<office:document-styles ${ODF}>${more.styles ?? ''}</office:document-styles>`,
    'meta.xml': `<office:document-meta ${ODF}><office:meta>${more.meta ?? ''}</office:meta></office:document-meta>`,
  });
const odt = (content: string, more = {}): Uint8Array => odf(`<office:text>${content}</office:text>`, more);
const odfTable = (rows: readonly string[]): string =>
  `<table:table>${rows
    .map(
      (row) =>
        `<table:table-row>${row
          .split('\t')
          .map((cell) => `<table:table-cell><text:p>${escape(cell)}</text:p></table:table-cell>`)
          .join('')}</table:table-row>`,
    )
    .join('')}</table:table>`;

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const wordLines = (lines: readonly string[]): string =>
  lines.map((line) => `<w:p><w:r><w:t>${escape(line)}</w:t></w:r></w:p>`).join('');
const docx = (lines: readonly string[], more: Record<string, string> = {}): Uint8Array =>
  zip({
    'word/document.xml': `<w:document ${WORD}><w:body>${wordLines(lines)}</w:body></w:document>`,
    ...more,
  });
const SLIDES =
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const relation = (id: string, target: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="${id}" Type="x" Target="${target}"/></Relationships>`;
const pptx = (notes: readonly string[]): Uint8Array =>
  zip({
    'ppt/presentation.xml': `<p:presentation ${SLIDES}><p:sldIdLst><p:sldId r:id="r1"/></p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relation('r1', 'slides/slide1.xml'),
    'ppt/slides/slide1.xml': `<p:sld ${SLIDES}><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>Une figure</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>`,
    'ppt/notesSlides/notesSlide1.xml': `<p:notes ${SLIDES}>${notes.map((line) => `<a:p><a:r><a:t>${escape(line)}</a:t></a:r></a:p>`).join('')}</p:notes>`,
  });
const xlsx = (rows: readonly string[]): Uint8Array =>
  zip({
    'xl/workbook.xml':
      '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Feuille1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relation('r1', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows
      .map(
        (row) =>
          `<row>${row
            .split('\t')
            .map((cell) => `<c t="inlineStr"><is><t>${escape(cell)}</t></is></c>`)
            .join('')}</row>`,
      )
      .join('')}</sheetData></worksheet>`,
  });

/** Where words in lines may stand: the visible text, and all that a file keeps beside it. */
export const proseWriters: FileWriter[] = [
  (lines) => file('markdown', 'texte', lines.join('\n\n')),
  (lines) => file('txt', 'texte', lines.join('\n')),
  (lines) => file('html', 'texte', `<html><body>${paragraphs('p', lines)}</body></html>`),
  (lines) => file('odt', 'texte', odt(paragraphs('text:p', lines))),
  (lines) => file('docx', 'texte', docx(lines)),
  (lines) => file('latex', 'texte', `\\begin{document}\n${lines.join('\n\n')}\n\\end{document}`),
  (lines) =>
    file(
      'odt',
      'commentaire',
      odt(`<text:p>Une leçon.<office:annotation>${paragraphs('text:p', lines)}</office:annotation></text:p>`),
    ),
  (lines) =>
    file(
      'odt',
      'en-tête',
      odt('<text:p>Une leçon.</text:p>', {
        styles: `<office:master-styles><style:master-page><style:header>${paragraphs('text:p', lines)}</style:header></style:master-page></office:master-styles>`,
      }),
    ),
  (lines) =>
    file(
      'odt',
      'propriétés',
      odt('<text:p>Une leçon.</text:p>', {
        meta: `<dc:description>${escape(lines.join('\n'))}</dc:description>`,
      }),
    ),
  (lines) =>
    file(
      'docx',
      'commentaire',
      docx(['Une leçon.'], { 'word/comments.xml': `<w:comments ${WORD}>${wordLines(lines)}</w:comments>` }),
    ),
  (lines) =>
    file(
      'docx',
      'pied de page',
      docx(['Une leçon.'], { 'word/footer1.xml': `<w:ftr ${WORD}>${wordLines(lines)}</w:ftr>` }),
    ),
  (lines) => file('pptx', 'note de l’orateur', pptx(lines)),
];

/** Where a table may stand; cells are parted by a tabulation. */
export const tableWriters: FileWriter[] = [
  (rows) => file('csv', 'tableur', rows.map((row) => row.replaceAll('\t', ';')).join('\n')),
  (rows) => file('ods', 'tableur', odf(`<office:spreadsheet>${odfTable(rows)}</office:spreadsheet>`)),
  (rows) => file('xlsx', 'tableur', xlsx(rows)),
  (rows) => file('odt', 'tableau', odt(odfTable(rows))),
  (rows) => {
    const [head = '', ...rest] = rows.map((row) => `| ${row.split('\t').join(' | ')} |`);
    const rule = `|${' --- |'.repeat(head.split('|').length - 2)}`;
    return file('markdown', 'tableau', [head, rule, ...rest].join('\n'));
  },
  (rows) =>
    file(
      'html',
      'tableau',
      `<table>${rows.map((row) => `<tr>${paragraphs('td', row.split('\t'))}</tr>`).join('')}</table>`,
    ),
];
