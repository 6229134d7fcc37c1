import { decorative, isDecorativeDrawing } from '../accessibility/decorative-picture.js';
import { childrenOf, element, type HtmlElement, type HtmlNode, isElement } from '../html/html-tree.js';
import { officeMathText } from '../html/mathml.js';
import { type Relations } from './ooxml.js';
import { value, type WordStyles } from './word-styles.js';
import { childElements, findAll, findChild, type XmlElement, xmlText } from './xml.js';

/** Deleted or moved text, field codes, and the fallback of a choice already read. */
const LEFT_OUT = new Set([
  'w:del',
  'w:moveFrom',
  'w:instrText',
  'w:delText',
  'mc:Fallback',
  'w:sdtPr',
  'w:pPr',
]);

/** Turns the elements of a WordprocessingML body into HTML nodes. */
export class WordReader {
  readonly notes: HtmlNode[][] = [];

  constructor(
    private readonly relations: Relations,
    private readonly styles: WordStyles,
    private readonly notesById: ReadonlyMap<string, XmlElement>,
  ) {}

  /** Paragraphs that follow each other with a numbering become one list, nested by their depth. */
  blocks(elements: readonly XmlElement[]): HtmlNode[] {
    const nodes: HtmlNode[] = [];
    let open: HtmlElement[] = [];
    for (const node of elements) {
      const item = node.name === 'w:p' ? this.styles.listItem(node) : null;
      if (!item || this.styles.headingLevel(node) !== null) {
        open = [];
        nodes.push(...this.block(node));
        continue;
      }
      open = open.slice(0, item.depth + 1);
      while (open.length <= item.depth) {
        const list = element(item.numbered ? 'ol' : 'ul');
        const holder = open.at(-1)?.children.at(-1);
        if (holder && holder.type === 'element') holder.children.push(list);
        else if (open.length === 0) nodes.push(list);
        else open.at(-1)!.children.push(element('li', {}, [list]));
        open.push(list);
      }
      open.at(-1)!.children.push(element('li', {}, this.inline(node)));
    }
    return nodes;
  }

  private block(node: XmlElement): HtmlNode[] {
    if (LEFT_OUT.has(node.name)) return [];
    if (node.name === 'w:p') return this.paragraph(node);
    if (node.name === 'w:tbl') return [this.table(node)];
    return this.blocks(childElements(node));
  }

  private paragraph(node: XmlElement): HtmlNode[] {
    const content = this.inline(node);
    const level = this.styles.headingLevel(node);
    if (level !== null)
      return [
        element(
          `h${level}`,
          {},
          content.filter((child) => !isBox(child)),
        ),
      ];
    return [
      element(
        'p',
        {},
        content.filter((child) => !isBox(child)),
      ),
      ...content.filter(isBox),
    ];
  }

  private table(node: XmlElement): HtmlElement {
    const rows = childElements(node, 'w:tr');
    const isHeader = (row: XmlElement): boolean =>
      findChild(findChild(row, 'w:trPr'), 'w:tblHeader') !== null;
    const count = rows.findIndex((row) => !isHeader(row));
    const head = count < 0 ? rows.length : count;
    const written = rows.map((row, index) => this.row(row, index < head));
    return element('table', {}, [
      ...(head > 0 ? [element('thead', {}, written.slice(0, head))] : []),
      element('tbody', {}, written.slice(head)),
    ]);
  }

  private row(row: XmlElement, isHeader: boolean): HtmlElement {
    const cells = [
      ...childElements(row, 'w:tc'),
      ...findAll(row, 'w:sdtContent').flatMap((box) => childElements(box, 'w:tc')),
    ];
    const written = cells.map((cell) => {
      const span = Math.min(
        1_000,
        Number(value(findChild(findChild(cell, 'w:tcPr'), 'w:gridSpan')) ?? 1) || 1,
      );
      const properties = { ...(span > 1 ? { colSpan: span } : {}), ...(isHeader ? { scope: 'col' } : {}) };
      return element(isHeader ? 'th' : 'td', properties, this.blocks(childElements(cell)));
    });
    return element('tr', {}, written);
  }

  private inline(node: XmlElement): HtmlNode[] {
    return childElements(node).flatMap((child): HtmlNode[] => {
      if (LEFT_OUT.has(child.name)) return [];
      switch (child.name) {
        case 'w:r':
          return this.run(child);
        case 'w:hyperlink': {
          const href = this.relations.link(child.attributes['r:id']);
          const content = this.inline(child);
          return href ? [element('a', { href }, content)] : content;
        }
        case 'm:oMath':
          return [element('code', { className: ['math-text'] }, [officeMathText(child)])];
        default:
          return this.inline(child);
      }
    });
  }

  private run(run: XmlElement): HtmlNode[] {
    const look = findChild(run, 'w:rPr');
    const isOn = (name: string): boolean => {
      const flag = findChild(look, name);
      return flag !== null && !['0', 'false', 'off'].includes(value(flag) ?? '');
    };
    const content = this.runContent(childElements(run));
    const words = content.filter((child) => !isBox(child));
    if (words.length === 0) return content;
    let nodes = words;
    if (isOn('w:i')) nodes = [element('em', {}, nodes)];
    if (isOn('w:b')) nodes = [element('strong', {}, nodes)];
    return [...nodes, ...content.filter(isBox)];
  }

  private runContent(elements: readonly XmlElement[]): HtmlNode[] {
    return elements.flatMap((child): HtmlNode[] => {
      if (LEFT_OUT.has(child.name) || child.name === 'w:rPr') return [];
      switch (child.name) {
        case 'w:t':
          return [{ type: 'text', value: xmlText(child) }];
        case 'w:tab':
          return [{ type: 'text', value: '\t' }];
        case 'w:br':
        case 'w:cr':
          return [element('br')];
        case 'w:noBreakHyphen':
          return [{ type: 'text', value: '\u2011' }];
        case 'w:footnoteReference':
          return this.note(child.attributes['w:id'] ?? '');
        case 'w:txbxContent':
          return [element('div', {}, this.blocks(childElements(child)))];
        case 'w:drawing':
        case 'w:pict':
          return [
            ...this.images(child),
            ...findAll(child, 'w:txbxContent').flatMap((box) => this.runContent([box])),
          ];
        default:
          return this.runContent(childElements(child));
      }
    });
  }

  private images(drawing: XmlElement): HtmlNode[] {
    const properties = findAll(drawing, 'wp:docPr')[0];
    const described = properties?.attributes ?? {};
    const alt = described.descr ?? described.title ?? '';
    return findAll(drawing, 'a:blip', 'v:imagedata').map((image) => {
      const id = image.attributes['r:embed'] ?? image.attributes['r:id'];
      return element('img', {
        src: this.relations.entry(id) ?? '',
        alt: alt || (image.attributes['o:title'] ?? ''),
        ...decorative(isDecorativeDrawing(properties)),
      });
    });
  }

  private note(id: string): HtmlNode[] {
    const note = this.notesById.get(id);
    if (!note) return [];
    const number = this.notes.length + 1;
    this.notes.push([]);
    this.notes[number - 1] = this.blocks(childElements(note));
    return [
      element('sup', {}, [element('a', { href: `#note-${number}`, id: `appel-${number}` }, [`${number}`])]),
    ];
  }
}

/** Text boxes stand beside their paragraph: HTML does not nest paragraphs. */
function isBox(node: HtmlNode): boolean {
  return isElement(node, 'div') || (isElement(node, 'strong', 'em') && childrenOf(node).some(isBox));
}
