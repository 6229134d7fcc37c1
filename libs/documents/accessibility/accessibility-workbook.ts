import { openArchive } from '../format/archive.js';
import { type Barrier } from './accessibility-barrier.js';
import { type Ink, isTooFaint } from './colour-contrast.js';
import { isDecorativeDrawing } from './decorative-picture.js';
import { readRelations } from '../format/ooxml.js';
import { childElements, findAll, findChild, readXmlPart, type XmlElement, xmlText } from '../format/xml.js';

const MAIN_PART = 'xl/workbook.xml';
const MAX_SHEETS = 100;

/** Pale words and pictures of an XLSX. */
export function workbookBarriers(bytes: Uint8Array): Barrier[] {
  const archive = openArchive(bytes);
  const relations = readRelations(archive, MAIN_PART);
  const inks = readInks(readXmlPart(archive, 'xl/styles.xml'));
  const sheets = findAll(readXmlPart(archive, MAIN_PART), 'sheet').slice(0, MAX_SHEETS);
  return sheets.flatMap(({ attributes }, at) => {
    const part = relations.entry(attributes['r:id']);
    const sheet = part ? readXmlPart(archive, part) : null;
    if (!part || !sheet) return [];
    const drawing = findChild(sheet, 'drawing')?.attributes['r:id'];
    const drawn = drawing ? readRelations(archive, part).entry(drawing) : null;
    const pictures = drawn ? findAll(readXmlPart(archive, drawn), 'xdr:pic').filter(lacksAlternative) : [];
    const pale = findAll(findChild(sheet, 'sheetData'), 'c').filter((cell) => isPale(cell, inks));
    // A table's own style colours cells by their place.
    const known = findChild(sheet, 'tableParts') ? [] : pale;
    return [
      ...pictures.map((): Barrier => ({ rule: 'picture-alternative', unit: 'feuille', rank: at + 1 })),
      ...known.map((): Barrier => ({ rule: 'contrast', unit: 'feuille', rank: at + 1 })),
    ];
  });
}

function lacksAlternative(picture: XmlElement): boolean {
  const described = findAll(picture, 'xdr:cNvPr')[0];
  const words = described?.attributes.descr ?? described?.attributes.title ?? '';
  return words.trim() === '' && !isDecorativeDrawing(described);
}

const isPale = (cell: XmlElement, inks: readonly Ink[]): boolean => {
  const ink = inks[Number(cell.attributes.s ?? 0)];
  return ink !== undefined && isTooFaint(ink) && xmlText(cell).trim() !== '';
};

/** By cell format; colours of the theme are not known here. A cell that nothing fills is white. */
function readInks(styles: XmlElement | null): Ink[] {
  const fonts = childElements(findChild(styles, 'fonts') ?? none, 'font');
  const fills = childElements(findChild(styles, 'fills') ?? none, 'fill');
  const formats = childElements(findChild(styles, 'cellXfs') ?? none, 'xf');
  return formats.map(({ attributes }) => {
    const font = fonts[Number(attributes.fontId ?? 0)] ?? null;
    return {
      colour: rgb(findChild(font, 'color')),
      background: backgroundOf(fills[Number(attributes.fillId ?? 0)]),
      points: Number(findChild(font, 'sz')?.attributes.val ?? 0) || null,
      bold: findChild(font, 'b') !== null,
    };
  });
}

const none: XmlElement = { name: '', attributes: {}, children: [] };

function backgroundOf(fill: XmlElement | undefined): string | null {
  const pattern = findChild(fill, 'patternFill');
  const type = pattern?.attributes.patternType ?? 'none';
  if (type === 'none') return fill && !pattern ? null : 'ffffff';
  return type === 'solid' ? rgb(findChild(pattern, 'fgColor')) : null;
}

/** « FFC00000 »: its transparency is ignored, as spreadsheets do. */
const rgb = (colour: XmlElement | null): string | null => colour?.attributes.rgb?.slice(-6) ?? null;
