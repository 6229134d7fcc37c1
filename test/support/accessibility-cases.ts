import {
  docxDocument,
  odpDocument,
  odsDocument,
  odtDocument,
  type OfficeContent,
  pptxDocument,
  xlsxDocument,
} from './office-documents.js';

export const text = (words: string): Buffer => Buffer.from(words);
export const page = (body: string, head = '<html lang="fr">'): Buffer =>
  text(`<!doctype html>${head}<body>${body}`);
export const said =
  'Les élèves de la classe partagent une tarte aux pommes en huit parts égales, puis comparent deux parts.';
const long = Array.from({ length: 50 }, (_, at) => `${said} ${at}`);

export const fr: OfficeContent = { language: 'fr', paragraphs: [said] };
export const odt = (raw: string, styles = ''): Buffer => odtDocument({ ...fr, raw, styles });
const docx = (raw: string, styles = ''): Buffer => docxDocument({ ...fr, raw, styles });

export const odfImage = (inside: string, attributes = ''): string =>
  `<text:p><draw:frame svg:width="2cm" ${attributes}><draw:image xlink:href="Pictures/1.png"/>${inside}</draw:frame></text:p>`;
const wordImage = (properties: string): string =>
  `<w:p><w:r><w:drawing><wp:inline>${properties}<a:blip r:embed="rId9"/></wp:inline></w:drawing></w:r></w:p>`;
const odfTable = (rows: string): string => `<table:table>${rows}</table:table>`;
const odfRow =
  '<table:table-row><table:table-cell><text:p>un</text:p></table:table-cell><table:table-cell><text:p>deux</text:p></table:table-cell></table:table-row>';
const wordRow = (head: string): string =>
  `<w:tr>${head}<w:tc><w:p><w:r><w:t>un</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>deux</w:t></w:r></w:p></w:tc></w:tr>`;
export const odfHeading = (level: number, words: string): string =>
  `<text:h text:outline-level="${level}">${words}</text:h>`;
const wordHeading = (level: number, words: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="Heading${level}"/></w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`;
export const odfLink = (words: string): string =>
  `<text:p>Voir <text:a xlink:href="https://exemple.fr/">${words}</text:a></text:p>`;
const odfInk = (properties: string): string =>
  `<style:style style:name="P1" style:family="paragraph"><style:text-properties ${properties}/></style:style>`;
const pale = '<text:p text:style-name="P1">Pâle</text:p>';
const wordInk = (properties: string, words = 'Pâle'): string =>
  `<w:p><w:r><w:rPr>${properties}</w:rPr><w:t>${words}</w:t></w:r></w:p>`;
const slideShape = (fill: string, run: string): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="9" name="s"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:solidFill><a:srgbClr val="${fill}"/></a:solidFill></p:spPr><p:txBody><a:p><a:r>${run}<a:t>Pâle</a:t></a:r></a:p></p:txBody></p:sp>`;
const picture = (properties: string): string => `<p:pic><p:nvPicPr>${properties}</p:nvPicPr></p:pic>`;
const sheetStyles = (colour: string): string =>
  `<fonts><font/><font><sz val="11"/><color rgb="FF${colour}"/></font></fonts><fills><fill><patternFill patternType="none"/></fill></fills><cellXfs><xf/><xf fontId="1" fillId="0"/></cellXfs>`;
const sheetCell = '<row r="9"><c r="A9" s="1" t="inlineStr"><is><t>Pâle</t></is></c></row>';

/** pdf.js rebuilds a missing cross-reference table: objects one after the other are enough. */
export function pdf(
  tags: readonly [role: string, extra?: string][],
  { catalog = '', title = '', words = said } = {},
): Buffer {
  const drawing = tags
    .map(
      ([role], at) => `/${role} <</MCID ${at}>> BDC BT /F 12 Tf 40 ${700 - 20 * at} Td (${words}) Tj ET EMC`,
    )
    .join('\n');
  const numbers = tags.map((_, at) => `${20 + at} 0 R`).join(' ');
  const elements = tags.map(
    ([role, extra = ''], at) =>
      `${20 + at} 0 obj<</Type/StructElem/S/${role}/P 7 0 R/Pg 10 0 R/K ${at} ${extra}>>endobj`,
  );
  return text(`%PDF-1.7
1 0 obj<</Type/Catalog/Pages 2 0 R ${catalog}>>endobj
2 0 obj<</Type/Pages/Kids[10 0 R]/Count 1>>endobj
3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
5 0 obj<</Title(${title})>>endobj
6 0 obj<</Type/StructTreeRoot/K 7 0 R/ParentTree 8 0 R>>endobj
7 0 obj<</Type/StructElem/S/Document/P 6 0 R/K[${numbers}]>>endobj
8 0 obj<</Nums[0[${numbers}]]>>endobj
10 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/StructParents 0/Contents 11 0 R/Resources<</Font<</F 3 0 R>>>>>>endobj
11 0 obj<</Length ${drawing.length}>>stream\n${drawing}\nendstream endobj
${elements.join('\n')}
trailer<</Root 1 0 R/Info 5 0 R>>
%%EOF`);
}
export const tagged = {
  catalog: '/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R/Lang(fr)',
  title: 'Un cours',
};

type Case = [rule: string, format: string, found: () => Buffer, mended: () => Buffer];
/** Documents with one thing in the way of their readers, and the same mended. */
export const cases: Case[] = [
  [
    'picture-alternative',
    'odt',
    () => odt(odfImage('')),
    () => odt(odfImage('<svg:desc>Une tarte</svg:desc>')),
  ],
  ['picture-alternative', 'odt', () => odt(odfImage('')), () => odt(odfImage('', 'draw:decorative="true"'))],
  [
    'picture-alternative',
    'docx',
    () => docx(wordImage('<wp:docPr id="1" name="p"/>')),
    () => docx(wordImage('<wp:docPr id="1" name="p" descr="Une tarte"/>')),
  ],
  [
    'picture-alternative',
    'docx',
    () => docx(wordImage('<wp:docPr id="1" name="p" descr="IMG_2031.jpg"/>')),
    () => docx(wordImage('<wp:docPr id="1" name="p"><adec:decorative val="1"/></wp:docPr>')),
  ],
  [
    'picture-alternative',
    'pptx',
    () => pptxDocument({ ...fr, raw: picture('<p:cNvPr id="8" name="p"/>') }),
    () => pptxDocument({ ...fr, raw: picture('<p:cNvPr id="8" name="p" descr="Une tarte"/>') }),
  ],
  [
    'picture-alternative',
    'ods',
    () => odsDocument({ raw: odfImage('') }),
    () => odsDocument({ raw: odfImage('<svg:title>Une tarte</svg:title>') }),
  ],
  [
    'picture-alternative',
    'html',
    () => page(`<p>${said}</p><img src="1.png">`),
    () => page(`<p>${said}</p><img src="1.png" alt="">`),
  ],
  [
    'picture-alternative',
    'markdown',
    () => text(`${said}\n\n![](1.png)`),
    () => text(`${said}\n\n![Une tarte](1.png)`),
  ],
  [
    'picture-alternative',
    'pdf',
    () => pdf([['P'], ['Figure']], tagged),
    () => pdf([['P'], ['Figure', '/Alt(Une tarte)']], tagged),
  ],
  [
    'text-in-picture',
    'docx',
    () =>
      docxDocument({
        language: 'fr',
        paragraphs: [],
        raw: wordImage('<wp:docPr id="1" name="p" descr="Un texte"/>'),
      }),
    () => docx(wordImage('<wp:docPr id="1" name="p" descr="Un texte"/>')),
  ],
  ['pdf-pictures-only', 'pdf', () => pdf([['P']], { ...tagged, words: '3' }), () => pdf([['P']], tagged)],
  [
    'headings-missing',
    'odt',
    () => odtDocument({ language: 'fr', paragraphs: long }),
    () => odtDocument({ language: 'fr', title: 'Partager', paragraphs: long }),
  ],
  [
    'headings-missing',
    'docx',
    () => docxDocument({ language: 'fr', paragraphs: long }),
    () => docxDocument({ language: 'fr', paragraphs: long.slice(0, 20) }),
  ],
  [
    'headings-missing',
    'markdown',
    () => text(long.join('\n\n')),
    () => text(`# Partager\n\n${long.join('\n\n')}`),
  ],
  [
    'heading-skipped',
    'odt',
    () => odt(odfHeading(1, 'Un') + odfHeading(3, 'Trois')),
    () => odt(odfHeading(1, 'Un') + odfHeading(2, 'Deux') + odfHeading(1, 'Un')),
  ],
  [
    'heading-skipped',
    'docx',
    () => docx(wordHeading(1, 'Un') + wordHeading(3, 'Trois')),
    () => docx(wordHeading(1, 'Un') + wordHeading(2, 'Deux')),
  ],
  ['heading-skipped', 'pdf', () => pdf([['H1'], ['H3']], tagged), () => pdf([['H1'], ['H2']], tagged)],
  ['heading-empty', 'odt', () => odt(odfHeading(1, '')), () => odt(odfHeading(1, 'Un'))],
  ['heading-empty', 'docx', () => docx(wordHeading(1, '')), () => docx(wordHeading(1, 'Un'))],
  [
    'slide-title',
    'odp',
    () => odpDocument({ ...fr, raw: '<draw:page draw:name="deux"/>' }),
    () => odpDocument(fr),
  ],
  ['slide-title', 'pptx', () => pptxDocument({ ...fr, title: ' ' }), () => pptxDocument(fr)],
  [
    'table-header',
    'odt',
    () => odt(odfTable(odfRow + odfRow)),
    () => odt(odfTable(`<table:table-header-rows>${odfRow}</table:table-header-rows>${odfRow}`)),
  ],
  ['table-header', 'odt', () => odt(odfTable(odfRow + odfRow)), () => odt(odfTable(odfRow))],
  [
    'table-header',
    'docx',
    () => docx(`<w:tbl>${wordRow('')}${wordRow('')}</w:tbl>`),
    () => docx(`<w:tbl>${wordRow('<w:trPr><w:tblHeader/></w:trPr>')}${wordRow('')}</w:tbl>`),
  ],
  [
    'table-header',
    'html',
    () => page('<table><tr><td>1<td>2<tr><td>3<td>4</table>'),
    () => page('<table><tr><th>1<th>2<tr><td>3<td>4</table>'),
  ],
  ['language-missing', 'odt', () => odtDocument({ paragraphs: [said] }), () => odtDocument(fr)],
  ['language-missing', 'docx', () => docxDocument({ paragraphs: [said] }), () => docxDocument(fr)],
  ['language-missing', 'pptx', () => pptxDocument({ paragraphs: [said] }), () => pptxDocument(fr)],
  ['language-missing', 'html', () => page('<p>Bonjour', '<html>'), () => page('<p>Bonjour')],
  [
    'language-missing',
    'pdf',
    () => pdf([['P']], { ...tagged, catalog: '/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R' }),
    () => pdf([['P']], tagged),
  ],
  [
    'pdf-untagged',
    'pdf',
    () => pdf([['P']], { catalog: '/Lang(fr)', title: 'Un cours' }),
    () => pdf([['P']], tagged),
  ],
  ['pdf-title', 'pdf', () => pdf([['P']], { ...tagged, title: '' }), () => pdf([['P']], tagged)],
  [
    'contrast',
    'odt',
    () => odt(pale, odfInk('fo:color="#aaaaaa" fo:font-size="12pt"')),
    () => odt(pale, odfInk('fo:color="#333333" fo:font-size="12pt"')),
  ],
  [
    'contrast',
    'odt',
    () => odt(pale, odfInk('fo:color="#ffffff" fo:background-color="#ffff00"')),
    () => odt(pale, odfInk('fo:color="#ffffff" fo:background-color="#003366"')),
  ],
  [
    'contrast',
    'docx',
    () => docx(wordInk('<w:color w:val="AAAAAA"/><w:sz w:val="24"/>')),
    () => docx(wordInk('<w:color w:val="auto"/><w:sz w:val="24"/>')),
  ],
  [
    'contrast',
    'docx',
    () => docx(wordInk('<w:color w:val="FFFFFF"/><w:highlight w:val="yellow"/>')),
    // The cells of a table style may be dark: what stands behind is not known.
    () =>
      docx(
        `<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr><w:tr><w:tc>${wordInk('<w:color w:val="FFFFFF"/>')}</w:tc></w:tr></w:tbl>`,
      ),
  ],
  [
    'contrast',
    'pptx',
    () =>
      pptxDocument({
        ...fr,
        raw: slideShape(
          'FFFF00',
          '<a:rPr sz="1200"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:rPr>',
        ),
      }),
    () => pptxDocument({ ...fr, raw: slideShape('FFFF00', '<a:rPr sz="1200"/>') }),
  ],
  [
    'contrast',
    'xlsx',
    () => xlsxDocument({ styles: sheetStyles('FFFF00'), raw: sheetCell }),
    () => xlsxDocument({ styles: sheetStyles('333333'), raw: sheetCell }),
  ],
  [
    'contrast',
    'html',
    () => page('<p style="color: #aaa; background-color: white; font-size: 12pt">Pâle'),
    () => page('<p style="color: #aaa; font-size: 12pt">Pâle'),
  ],
  ['link-vague', 'odt', () => odt(odfLink('ici')), () => odt(odfLink('les programmes du cycle 3'))],
  [
    'link-vague',
    'markdown',
    () => text('[Cliquez ici !](https://exemple.fr/)'),
    () => text('[Revenir](#ici)'),
  ],
  [
    'link-vague',
    'pptx',
    () =>
      pptxDocument({
        ...fr,
        raw: slideShape('FFFFFF', '<a:rPr><a:hlinkClick/></a:rPr>').replace('Pâle', 'ici'),
      }),
    () => pptxDocument({ ...fr, raw: slideShape('FFFFFF', '<a:rPr/>').replace('Pâle', 'ici') }),
  ],
  ['link-address', 'odt', () => odt(odfLink('https://exemple.fr/')), () => odt(odfLink('le site d’exemple'))],
];
