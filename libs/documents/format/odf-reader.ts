import { type Archive } from './archive.js';
import { decorative, isDecorativeFrame } from '../accessibility/decorative-picture.js';
import { element, type HtmlElement, type HtmlNode } from '../html/html-tree.js';
import { mathmlFrom } from '../html/mathml.js';
import { readOdfTable } from './odf-table.js';
import { type OdfStyles } from './odf-styles.js';
import { childElements, findChild, readXmlPart, type XmlElement, xmlText } from './xml.js';

/** Private remarks, deleted text, and lists that repeat the headings. */
const LEFT_OUT = new Set([
  'office:annotation',
  'text:tracked-changes',
  'text:table-of-content',
  'text:alphabetical-index',
  'text:sequence-decls',
  'presentation:notes',
]);

/** Turns the elements of an ODF body into HTML nodes; used by text documents and by slides. */
export class OdfReader {
  readonly notes: HtmlNode[][] = [];

  constructor(
    private readonly archive: Archive,
    private readonly styles: OdfStyles,
  ) {}

  blocks(elements: readonly XmlElement[]): HtmlNode[] {
    return elements.flatMap((node) => this.block(node));
  }

  private block(node: XmlElement): HtmlNode[] {
    if (LEFT_OUT.has(node.name)) return [];
    switch (node.name) {
      case 'text:h': {
        const level = Math.min(6, Math.max(1, Number(node.attributes['text:outline-level'] ?? 1) || 1));
        return [element(`h${level}`, {}, this.inline(node))];
      }
      case 'text:p':
        return this.paragraph(node);
      case 'text:list':
        return this.list(node, node.attributes['text:style-name']);
      case 'table:table':
        return [
          readOdfTable(node, {
            cell: (cell) => this.blocks(childElements(cell)),
            isHeading: (style) => this.styles.descendsFrom(style, 'Table_20_Heading'),
          }),
        ];
      case 'draw:frame':
        return this.frame(node);
      default:
        return this.blocks(childElements(node));
    }
  }

  private paragraph(node: XmlElement): HtmlNode[] {
    const style = node.attributes['text:style-name'];
    const content = this.inline(node);
    if (this.styles.descendsFrom(style, 'Title')) return [element('h1', {}, content)];
    if (this.styles.descendsFrom(style, 'Preformatted_20_Text')) return [element('pre', {}, content)];
    // Boxes anchored in a paragraph hold paragraphs of their own, which HTML does not nest.
    const boxes = content.filter((child) => isBlockNode(child));
    const words = content.filter((child) => !isBlockNode(child));
    return [element('p', {}, words), ...boxes];
  }

  private list(node: XmlElement, style: string | undefined): HtmlNode[] {
    const items = childElements(node).filter((item) => /^text:list-(item|header)$/u.test(item.name));
    const contents = items.map((item) =>
      childElements(item).flatMap((child) =>
        child.name === 'text:list'
          ? this.list(child, child.attributes['text:style-name'] ?? style)
          : this.block(child),
      ),
    );
    // Numbered headings are written as lists of one heading each: they are headings, not items.
    const headings = contents
      .flat()
      .some((child) => child.type === 'element' && /^h\d$/u.test(child.tagName));
    if (headings) return contents.flat();
    const tag = this.styles.isNumberedList(style) ? 'ol' : 'ul';
    return [
      element(
        tag,
        {},
        contents.map((content) => element('li', {}, unwrapOnly(content))),
      ),
    ];
  }

  private inline(node: XmlElement): HtmlNode[] {
    return node.children.flatMap((child): HtmlNode[] => {
      if (typeof child === 'string') return [{ type: 'text', value: child.replace(/\s+/gu, ' ') }];
      if (LEFT_OUT.has(child.name)) return [];
      switch (child.name) {
        case 'text:s':
          return [
            { type: 'text', value: ' '.repeat(Math.min(20, Number(child.attributes['text:c'] ?? 1) || 1)) },
          ];
        case 'text:tab':
          return [{ type: 'text', value: '\t' }];
        case 'text:line-break':
          return [element('br')];
        case 'text:span':
          return this.emphasised(child.attributes['text:style-name'], this.inline(child));
        case 'text:a':
          return [element('a', { href: child.attributes['xlink:href'] ?? '' }, this.inline(child))];
        case 'text:note':
          return this.note(child);
        case 'draw:frame':
          return this.frame(child);
        case 'text:p':
          return this.paragraph(child);
        default:
          return this.inline(child);
      }
    });
  }

  private emphasised(style: string | undefined, content: HtmlNode[]): HtmlNode[] {
    let nodes = content;
    if (this.styles.isItalic(style)) nodes = [element('em', {}, nodes)];
    if (this.styles.isBold(style)) nodes = [element('strong', {}, nodes)];
    return nodes;
  }

  private note(node: XmlElement): HtmlNode[] {
    const number = this.notes.length + 1;
    const body = findChild(node, 'text:note-body');
    this.notes.push([]);
    this.notes[number - 1] = body ? this.blocks(childElements(body)) : [];
    return [
      element('sup', {}, [element('a', { href: `#note-${number}`, id: `appel-${number}` }, [`${number}`])]),
    ];
  }

  private frame(node: XmlElement): HtmlNode[] {
    const box = findChild(node, 'draw:text-box');
    if (box) return [element('div', {}, this.blocks(childElements(box)))];
    const formula = this.formula(findChild(node, 'draw:object'));
    if (formula) return [formula];
    const image = findChild(node, 'draw:image');
    if (!image) return this.blocks(childElements(node).filter((child) => child.name === 'table:table'));
    const title = xmlText(findChild(node, 'svg:title'));
    const alt = xmlText(findChild(node, 'svg:desc')) || title;
    const src = image.attributes['xlink:href'] ?? '';
    return [element('img', { src, alt, ...decorative(isDecorativeFrame(node)) })];
  }

  private formula(object: XmlElement | null): HtmlElement | null {
    const folder = object?.attributes['xlink:href']?.replace(/^\.\//u, '');
    if (!folder) return null;
    return mathmlFrom(readXmlPart(this.archive, `${folder}/content.xml`));
  }
}

function isBlockNode(node: HtmlNode): boolean {
  return node.type === 'element' && /^(div|p|pre|ul|ol|table|h[1-6])$/u.test(node.tagName);
}

/** `<li><p>text</p></li>` reads better as `<li>text</li>` when the paragraph stands alone or before a list. */
function unwrapOnly(content: HtmlNode[]): HtmlNode[] {
  const [first, ...rest] = content;
  const lone = first?.type === 'element' && first.tagName === 'p' && !rest.some((node) => isParagraph(node));
  return lone ? [...first.children, ...rest] : content;
}

function isParagraph(node: HtmlNode): boolean {
  return node.type === 'element' && node.tagName === 'p';
}
