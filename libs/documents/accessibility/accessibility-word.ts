import { openArchive } from '../format/archive.js';
import { type Barrier } from './accessibility-barrier.js';
import { type Ink, isTooFaint, unknownInk } from './colour-contrast.js';
import { value } from '../format/word-styles.js';
import { childElements, findAll, findChild, readXmlPart, type XmlElement, xmlText } from '../format/xml.js';

const LEFT_OUT = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:pPr', 'w:rPr', 'w:sectPr']);
const MAX_ANCESTORS = 20;

/** ECMA-376, part 1, 17.18.40. */
const HIGHLIGHTS: Record<string, string> = {
  black: '000000',
  blue: '0000ff',
  cyan: '00ffff',
  darkBlue: '000080',
  darkCyan: '008080',
  darkGray: '808080',
  darkGreen: '008000',
  darkMagenta: '800080',
  darkRed: '800000',
  darkYellow: '808000',
  green: '00ff00',
  lightGray: 'c0c0c0',
  magenta: 'ff00ff',
  red: 'ff0000',
  white: 'ffffff',
  yellow: 'ffff00',
};

/** Pale words of a DOCX. */
export function wordBarriers(bytes: Uint8Array): Barrier[] {
  const archive = openArchive(bytes);
  const document = readXmlPart(archive, 'word/document.xml');
  // A page with a colour of its own may be shown or not: nobody knows what stands behind the words.
  const background = findChild(document, 'w:background') ? null : 'ffffff';
  const walk = new WordInk(readLooks(readXmlPart(archive, 'word/styles.xml')));
  const body = findChild(document, 'w:body');
  if (body) walk.visit(body, { ...walk.looks.usual, background });
  return walk.barriers;
}

type Look = Partial<Ink>;

interface WordLooks {
  readonly usual: Ink;
  apply(ink: Ink, style: string | undefined): Ink;
}

function readLooks(part: XmlElement | null): WordLooks {
  const styles = new Map<string, { parent: string | undefined; look: Look }>();
  for (const style of part ? childElements(part, 'w:style') : []) {
    const look = { ...lookOf(findChild(style, 'w:pPr')), ...lookOf(findChild(style, 'w:rPr')) };
    styles.set(style.attributes['w:styleId'] ?? '', { parent: value(findChild(style, 'w:basedOn')), look });
  }
  const usual = findChild(findAll(part, 'w:rPrDefault')[0], 'w:rPr');
  return {
    usual: { ...unknownInk, ...lookOf(usual) },
    apply: (ink, name) => {
      const line: Look[] = [];
      for (let next = name; next !== undefined && line.length < MAX_ANCESTORS;) {
        const style = styles.get(next);
        if (style) line.push(style.look);
        next = style?.parent;
      }
      return Object.assign({ ...ink }, ...line.reverse()) as Ink;
    },
  };
}

/** Only what these properties say. */
function lookOf(properties: XmlElement | null): Look {
  const colour = value(findChild(properties, 'w:color'));
  const size = value(findChild(properties, 'w:sz'));
  const bold = findChild(properties, 'w:b');
  const highlight = value(findChild(properties, 'w:highlight'));
  const fill = highlight ? HIGHLIGHTS[highlight] : fillOf(properties);
  return {
    ...(colour ? { colour: colour === 'auto' ? null : colour } : {}),
    ...(fill ? { background: fill } : {}),
    ...(size ? { points: Number(size) / 2 || null } : {}),
    ...(bold ? { bold: !['0', 'false', 'off'].includes(value(bold) ?? '') } : {}),
  };
}

function fillOf(properties: XmlElement | null): string | undefined {
  const fill = findChild(properties, 'w:shd')?.attributes['w:fill'];
  return fill === 'auto' ? undefined : fill;
}

/** Walks the body with what is known of the ink; one barrier for each paragraph that has pale words. */
class WordInk {
  readonly barriers: Barrier[] = [];
  private paragraphs = 0;

  constructor(readonly looks: WordLooks) {}

  /** Whether pale words stand here, outside the paragraphs that it holds. */
  visit(node: XmlElement, ink: Ink): boolean {
    if (LEFT_OUT.has(node.name)) return false;
    const own = this.inkOf(node, ink);
    if (node.name === 'w:t') return xmlText(node).trim() !== '' && isTooFaint(own);
    if (node.name === 'w:p') this.paragraphs += 1;
    const rank = this.paragraphs;
    const isPale = childElements(node)
      .map((child) => this.visit(child, own))
      .some(Boolean);
    if (node.name !== 'w:p') return isPale;
    if (isPale) this.barriers.push({ rule: 'contrast', unit: 'paragraphe', rank });
    return false;
  }

  private inkOf(node: XmlElement, ink: Ink): Ink {
    switch (node.name) {
      case 'w:p': {
        const properties = findChild(node, 'w:pPr');
        const styled = this.looks.apply(ink, value(findChild(properties, 'w:pStyle')));
        const fill = fillOf(properties);
        return fill ? { ...styled, background: fill } : styled;
      }
      case 'w:r': {
        const properties = findChild(node, 'w:rPr');
        return { ...this.looks.apply(ink, value(findChild(properties, 'w:rStyle'))), ...lookOf(properties) };
      }
      case 'w:tbl':
        // A table style may fill cells by their place.
        return findChild(findChild(node, 'w:tblPr'), 'w:tblStyle') ? { ...ink, background: null } : ink;
      case 'w:tc': {
        const fill = fillOf(findChild(node, 'w:tcPr'));
        return fill ? { ...ink, background: fill } : ink;
      }
      case 'w:txbxContent':
        return { ...ink, background: null };
      default:
        return ink;
    }
  }
}
