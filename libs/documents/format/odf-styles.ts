import { childElements, findAll, findChild, type XmlElement } from './xml.js';

/** What the styles of an ODF document say about structure and emphasis; looks (colours, fonts) are left out. */
export interface OdfStyles {
  isBold(style: string | undefined): boolean;
  isItalic(style: string | undefined): boolean;
  /** Whether the style, or one it descends from, bears this name. */
  descendsFrom(style: string | undefined, ancestor: string): boolean;
  isNumberedList(style: string | undefined): boolean;
}

interface Style {
  parent?: string;
  bold?: boolean;
  italic?: boolean;
}

const MAX_ANCESTORS = 20;

export function readOdfStyles(...parts: (XmlElement | null)[]): OdfStyles {
  const styles = new Map<string, Style>();
  const numbered = new Set<string>();
  for (const part of parts) {
    for (const style of findAll(part, 'style:style')) {
      styles.set(style.attributes['style:name'] ?? '', readStyle(style));
    }
    for (const list of findAll(part, 'text:list-style')) {
      const [first] = childElements(list);
      if (first?.name === 'text:list-level-style-number') numbered.add(list.attributes['style:name'] ?? '');
    }
  }
  const ancestors = (name: string | undefined): { name: string; style: Style | undefined }[] => {
    const line: { name: string; style: Style | undefined }[] = [];
    for (
      let next = name;
      next !== undefined && line.length < MAX_ANCESTORS;
      next = styles.get(next)?.parent
    ) {
      line.push({ name: next, style: styles.get(next) });
    }
    return line;
  };
  const inherited = (name: string | undefined, key: 'bold' | 'italic'): boolean =>
    ancestors(name).find(({ style }) => style?.[key] !== undefined)?.style?.[key] ?? false;
  return {
    isBold: (name) => inherited(name, 'bold'),
    isItalic: (name) => inherited(name, 'italic'),
    descendsFrom: (name, ancestor) => ancestors(name).some((each) => each.name === ancestor),
    isNumberedList: (name) => name !== undefined && numbered.has(name),
  };
}

function readStyle(style: XmlElement): Style {
  const text = findChild(style, 'style:text-properties')?.attributes ?? {};
  const weight = text['fo:font-weight'];
  const slant = text['fo:font-style'];
  return {
    parent: style.attributes['style:parent-style-name'],
    ...(weight === undefined ? {} : { bold: weight === 'bold' || Number(weight) >= 600 }),
    ...(slant === undefined ? {} : { italic: slant !== 'normal' }),
  };
}
