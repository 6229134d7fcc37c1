import { openArchive } from '../format/archive.js';
import { type Barrier } from './accessibility-barrier.js';
import { linkRule } from './accessibility-structure.js';
import { isTooFaint } from './colour-contrast.js';
import { readRelations } from '../format/ooxml.js';
import { findAll, findChild, readXmlPart, type XmlElement, xmlText } from '../format/xml.js';

const MAIN_PART = 'ppt/presentation.xml';
const MAX_SLIDES = 500;

/** Pale words and links of a PPTX, which its reader leaves out. */
export function slideBarriers(bytes: Uint8Array): Barrier[] {
  const archive = openArchive(bytes);
  const relations = readRelations(archive, MAIN_PART);
  const parts = findAll(readXmlPart(archive, MAIN_PART), 'p:sldId').flatMap(
    ({ attributes }) => relations.entry(attributes['r:id']) ?? [],
  );
  return parts.slice(0, MAX_SLIDES).flatMap((part, at) => {
    const slide = readXmlPart(archive, part);
    const rules = [
      ...findAll(slide, 'p:sp', 'a:tc').flatMap(paleWords),
      ...findAll(slide, 'a:r').flatMap(links),
    ];
    return rules.map((rule): Barrier => ({ rule, unit: 'diapositive', rank: at + 1 }));
  });
}

/** Both colours are known where a shape or a cell is filled, and its run says its own; themes are left to themselves. */
function paleWords(shape: XmlElement): string[] {
  const background = solid(findChild(shape, 'p:spPr') ?? findChild(shape, 'a:tcPr'));
  if (background === null) return [];
  const isPale = findAll(shape, 'a:r').some((run) => {
    const look = findChild(run, 'a:rPr');
    const size = Number(look?.attributes.sz ?? 0) / 100 || null;
    const ink = { colour: solid(look), background, points: size, bold: look?.attributes.b === '1' };
    return wordsOf(run).trim() !== '' && isTooFaint(ink);
  });
  return isPale ? ['contrast'] : [];
}

const solid = (properties: XmlElement | null): string | null => {
  const colour = findChild(findChild(properties, 'a:solidFill'), 'a:srgbClr');
  return colour && colour.children.length === 0 ? (colour.attributes.val ?? null) : null;
};

function links(run: XmlElement): string[] {
  const isLink = findChild(findChild(run, 'a:rPr'), 'a:hlinkClick') !== null;
  const rule = isLink ? linkRule(wordsOf(run)) : null;
  return rule ? [rule] : [];
}

const wordsOf = (run: XmlElement): string => xmlText(findChild(run, 'a:t'));
