import { type Archive } from './archive.js';
import { childElements, findChild, readXmlPart, type XmlElement } from './xml.js';

/** What a paragraph of a DOCX is, once its styles and numbering are followed. */
export interface WordStyles {
  /** 1–6 for headings and titles, `null` for other paragraphs. */
  headingLevel(paragraph: XmlElement): number | null;
  /** Depth (from 0) and kind of list, `null` outside lists. */
  listItem(paragraph: XmlElement): { depth: number; numbered: boolean } | null;
}

interface Style {
  name: string;
  parent?: string;
  outline?: number;
  numbering?: XmlElement;
}

const MAX_ANCESTORS = 20;

export function readWordStyles(archive: Archive): WordStyles {
  const styles = readStyles(readXmlPart(archive, 'word/styles.xml'));
  const isNumbered = readNumbering(readXmlPart(archive, 'word/numbering.xml'));
  const line = (paragraph: XmlElement): Style[] => {
    const found: Style[] = [];
    let next = value(findChild(findChild(paragraph, 'w:pPr'), 'w:pStyle'));
    while (next !== undefined && found.length < MAX_ANCESTORS) {
      const style = styles.get(next);
      // Without a styles part, the id itself is the name (« Heading1 », « Titre1 »).
      found.push(style ?? { name: next });
      next = style?.parent;
    }
    return found;
  };
  return {
    headingLevel: (paragraph) => {
      const direct = value(findChild(findChild(paragraph, 'w:pPr'), 'w:outlineLvl'));
      return headingLevel(direct === undefined ? undefined : Number(direct), line(paragraph));
    },
    listItem: (paragraph) => {
      const own = findChild(findChild(paragraph, 'w:pPr'), 'w:numPr');
      const numbering = own ?? line(paragraph).find((style) => style.numbering)?.numbering;
      const id = value(findChild(numbering, 'w:numId'));
      if (!id || id === '0') return null;
      const depth = Math.min(8, Number(value(findChild(numbering, 'w:ilvl')) ?? 0) || 0);
      return { depth, numbered: isNumbered(id, depth) };
    },
  };
}

/** The `w:val` attribute. */
export function value(node: XmlElement | null): string | undefined {
  return node?.attributes['w:val'];
}

function headingLevel(direct: number | undefined, line: readonly Style[]): number | null {
  if (direct !== undefined && direct < 6) return direct + 1;
  for (const { name, outline } of line) {
    const named = /^(?:heading|titre) ?([1-6])$/iu.exec(name);
    if (named) return Number(named[1]);
    if (/^(title|titre)$/iu.test(name)) return 1;
    if (outline !== undefined && outline < 6) return outline + 1;
  }
  return null;
}

function readStyles(part: XmlElement | null): Map<string, Style> {
  const styles = new Map<string, Style>();
  for (const style of part ? childElements(part, 'w:style') : []) {
    const paragraph = findChild(style, 'w:pPr');
    const outline = value(findChild(paragraph, 'w:outlineLvl'));
    styles.set(style.attributes['w:styleId'] ?? '', {
      name: value(findChild(style, 'w:name')) ?? '',
      parent: value(findChild(style, 'w:basedOn')),
      ...(outline === undefined ? {} : { outline: Number(outline) }),
      numbering: findChild(paragraph, 'w:numPr') ?? undefined,
    });
  }
  return styles;
}

function readNumbering(part: XmlElement | null): (id: string, depth: number) => boolean {
  const formats = new Map<string, string>();
  for (const list of part ? childElements(part, 'w:abstractNum') : []) {
    const id = list.attributes['w:abstractNumId'] ?? '';
    for (const level of childElements(list, 'w:lvl')) {
      const format = value(findChild(level, 'w:numFmt')) ?? 'bullet';
      formats.set(`${id}/${level.attributes['w:ilvl'] ?? '0'}`, format);
    }
  }
  const abstract = new Map<string, string>();
  for (const list of part ? childElements(part, 'w:num') : []) {
    abstract.set(list.attributes['w:numId'] ?? '', value(findChild(list, 'w:abstractNumId')) ?? '');
  }
  return (id, depth) => {
    const format = formats.get(`${abstract.get(id) ?? ''}/${depth}`) ?? 'bullet';
    return format !== 'bullet' && format !== 'none';
  };
}
