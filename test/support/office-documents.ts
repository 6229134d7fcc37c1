import { strToU8, zipSync } from 'fflate';

/** Small office documents that office programs open, made when a test asks for them. */
export interface OfficeContent {
  readonly title?: string;
  readonly paragraphs?: readonly string[];
  /** Raw XML behind the paragraphs: of the text, of the slide, of the sheet. */
  readonly raw?: string;
  /** Raw XML of its styles: automatic ones of an ODF, those of the styles part otherwise. */
  readonly styles?: string;
  /** « fr », said where each format says it; nothing when absent. */
  readonly language?: string;
}

const xml = '<?xml version="1.0" encoding="UTF-8"?>';
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
/** The same words give the same bytes, whatever the second. */
const builtAt = new Date(2026, 0, 5);
const pack = (parts: Record<string, string>): Buffer =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), {
      mtime: builtAt,
    }),
  );

const odfNames = ['office', 'text', 'table', 'draw', 'style', 'presentation']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat(
    'xmlns:xlink="http://www.w3.org/1999/xlink"',
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"',
  )
  .join(' ');

function odf(
  kind: 'text' | 'presentation' | 'spreadsheet',
  body: string,
  { styles = '', language }: OfficeContent,
  meta = '',
): Buffer {
  const type = `application/vnd.oasis.opendocument.${kind}`;
  return pack({
    mimetype: type,
    'META-INF/manifest.xml': `${xml}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="${type}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
    'content.xml': `${xml}<office:document-content ${odfNames} office:version="1.3">${styles && `<office:automatic-styles>${styles}</office:automatic-styles>`}<office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
    'meta.xml': `${xml}<office:document-meta ${odfNames} office:version="1.3"><office:meta>${meta}</office:meta></office:document-meta>`,
    ...(language && {
      'styles.xml': `${xml}<office:document-styles ${odfNames} office:version="1.3"><office:styles><style:default-style style:family="paragraph"><style:text-properties fo:language="${language}" fo:country="none"/></style:default-style></office:styles></office:document-styles>`,
    }),
  });
}

const odfParagraphs = ({ paragraphs = ['Un paragraphe.'] }: OfficeContent): string =>
  paragraphs.map((words) => `<text:p>${escape(words)}</text:p>`).join('');

export const odtDocument = (content: OfficeContent = {}, meta = ''): Buffer =>
  odf(
    'text',
    `${content.title ? `<text:h text:outline-level="1">${escape(content.title)}</text:h>` : ''}${odfParagraphs(content)}${content.raw ?? ''}`,
    content,
    meta,
  );

export const odpDocument = (content: OfficeContent = {}, meta = ''): Buffer => {
  const box = (kind: string, inside: string, top: number) =>
    `<draw:frame ${kind} svg:x="2cm" svg:y="${top}cm" svg:width="20cm" svg:height="4cm"><draw:text-box>${inside}</draw:text-box></draw:frame>`;
  const heading = `<text:p>${escape(content.title ?? 'Diapositive')}</text:p>`;
  return odf(
    'presentation',
    `<draw:page draw:name="un">${box('presentation:class="title"', heading, 1)}${box('', odfParagraphs(content), 7)}</draw:page>${content.raw ?? ''}`,
    content,
    meta,
  );
};

export const odsDocument = (content: OfficeContent = {}, meta = ''): Buffer =>
  odf(
    'spreadsheet',
    `<table:table table:name="${escape(content.title ?? 'Feuille')}">${(content.paragraphs ?? ['1']).map((words) => `<table:table-row><table:table-cell office:value-type="string"><text:p>${escape(words)}</text:p></table:table-cell></table:table-row>`).join('')}${content.raw ?? ''}</table:table>`,
    content,
    meta,
  );

const openXml = 'http://schemas.openxmlformats.org';
const office = `${openXml}/officeDocument/2006/relationships`;
const relations = (all: readonly [type: string, target: string, external?: boolean][]): string =>
  `${xml}<Relationships xmlns="${openXml}/package/2006/relationships">${all
    .map(
      ([type, target, external], at) =>
        `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`;

function ooxml(
  main: string,
  types: Record<string, string>,
  parts: Record<string, string>,
  core = '',
): Buffer {
  const overrides = Object.entries(types).map(
    ([part, type]) =>
      `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`,
  );
  return pack({
    '[Content_Types].xml': `${xml}<Types xmlns="${openXml}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': relations([
      [`${office}/officeDocument`, main],
      [`${openXml}/package/2006/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'docProps/core.xml': `${xml}<cp:coreProperties xmlns:cp="${openXml}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${core}</cp:coreProperties>`,
    ...parts,
  });
}

/** @param linkedImage address of a picture that stays outside the document */
export function docxDocument(
  content: OfficeContent = {},
  { core = '', linkedImage }: { core?: string; linkedImage?: string } = {},
): Buffer {
  const paragraphs = (content.paragraphs ?? ['Un paragraphe.']).map(
    (words) => `<w:p><w:r><w:t>${escape(words)}</w:t></w:r></w:p>`,
  );
  const title = content.title
    ? `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>${escape(content.title)}</w:t></w:r></w:p>`
    : '';
  const picture = linkedImage
    ? `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="p"/><a:graphic><a:graphicData uri="${openXml}/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="rId1"/></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
    : '';
  return ooxml(
    'word/document.xml',
    { 'word/document.xml': 'wordprocessingml.document.main' },
    {
      'word/document.xml': `${xml}<w:document xmlns:w="${openXml}/wordprocessingml/2006/main" xmlns:r="${office}" xmlns:wp="${openXml}/drawingml/2006/wordprocessingDrawing" xmlns:a="${openXml}/drawingml/2006/main" xmlns:pic="${openXml}/drawingml/2006/picture" xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"><w:body>${title}${paragraphs.join('')}${picture}${content.raw ?? ''}<w:sectPr/></w:body></w:document>`,
      ...(linkedImage && {
        'word/_rels/document.xml.rels': relations([[`${office}/image`, linkedImage, true]]),
      }),
      ...((content.styles ?? content.language) && {
        'word/styles.xml': `${xml}<w:styles xmlns:w="${openXml}/wordprocessingml/2006/main">${content.language ? `<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="${content.language}"/></w:rPr></w:rPrDefault></w:docDefaults>` : ''}${content.styles ?? ''}</w:styles>`,
      }),
    },
    core,
  );
}

export function xlsxDocument(content: OfficeContent = {}, core = ''): Buffer {
  const rows = (content.paragraphs ?? ['1']).map(
    (words, at) =>
      `<row r="${at + 1}"><c r="A${at + 1}" t="inlineStr"><is><t>${escape(words)}</t></is></c></row>`,
  );
  return ooxml(
    'xl/workbook.xml',
    { 'xl/workbook.xml': 'spreadsheetml.sheet.main', 'xl/worksheets/sheet1.xml': 'spreadsheetml.worksheet' },
    {
      'xl/workbook.xml': `${xml}<workbook xmlns="${openXml}/spreadsheetml/2006/main" xmlns:r="${office}"><sheets><sheet name="${escape(content.title ?? 'Feuil1')}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': relations([[`${office}/worksheet`, 'worksheets/sheet1.xml']]),
      'xl/worksheets/sheet1.xml': `${xml}<worksheet xmlns="${openXml}/spreadsheetml/2006/main"><sheetData>${rows.join('')}${content.raw ?? ''}</sheetData></worksheet>`,
      ...(content.styles && {
        'xl/styles.xml': `${xml}<styleSheet xmlns="${openXml}/spreadsheetml/2006/main">${content.styles}</styleSheet>`,
      }),
    },
    core,
  );
}

export function pptxDocument(content: OfficeContent = {}, core = ''): Buffer {
  const names = `xmlns:a="${openXml}/drawingml/2006/main" xmlns:r="${office}" xmlns:p="${openXml}/presentationml/2006/main"`;
  const tree = (shapes: string) =>
    `<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>${shapes}</p:spTree></p:cSld>`;
  const language = content.language ? `<a:rPr lang="${content.language}"/>` : '';
  const shape = (id: number, kind: string, words: readonly string[]) =>
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="s${id}"/><p:cNvSpPr/><p:nvPr>${kind}</p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="600000" y="${id * 900000}"/><a:ext cx="6000000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></p:spPr><p:txBody><a:bodyPr/>${words.map((each) => `<a:p><a:r>${language}<a:t>${escape(each)}</a:t></a:r></a:p>`).join('')}</p:txBody></p:sp>`;
  const slide =
    shape(2, '<p:ph type="title"/>', [content.title ?? 'Diapositive']) +
    shape(3, '', content.paragraphs ?? ['Un point.']) +
    (content.raw ?? '');
  return ooxml(
    'ppt/presentation.xml',
    {
      'ppt/presentation.xml': 'presentationml.presentation.main',
      'ppt/slides/slide1.xml': 'presentationml.slide',
      'ppt/slideLayouts/slideLayout1.xml': 'presentationml.slideLayout',
      'ppt/slideMasters/slideMaster1.xml': 'presentationml.slideMaster',
    },
    {
      'ppt/presentation.xml': `${xml}<p:presentation ${names}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId2"/></p:sldMasterIdLst><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
      'ppt/_rels/presentation.xml.rels': relations([
        [`${office}/slide`, 'slides/slide1.xml'],
        [`${office}/slideMaster`, 'slideMasters/slideMaster1.xml'],
      ]),
      'ppt/slides/slide1.xml': `${xml}<p:sld ${names}>${tree(slide)}</p:sld>`,
      'ppt/slides/_rels/slide1.xml.rels': relations([
        [`${office}/slideLayout`, '../slideLayouts/slideLayout1.xml'],
      ]),
      'ppt/slideLayouts/slideLayout1.xml': `${xml}<p:sldLayout ${names}>${tree('')}</p:sldLayout>`,
      'ppt/slideLayouts/_rels/slideLayout1.xml.rels': relations([
        [`${office}/slideMaster`, '../slideMasters/slideMaster1.xml'],
      ]),
      'ppt/slideMasters/slideMaster1.xml': `${xml}<p:sldMaster ${names}>${tree('')}<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>`,
      'ppt/slideMasters/_rels/slideMaster1.xml.rels': relations([
        [`${office}/slideLayout`, '../slideLayouts/slideLayout1.xml'],
      ]),
    },
    core,
  );
}
