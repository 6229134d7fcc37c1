import { openArchive } from '../format/archive.js';
import { type Barrier } from './accessibility-barrier.js';
import { type DocumentFamily } from './accessibility-rule.js';
import { type Ink, isTooFaint, parseColour, unknownInk } from './colour-contrast.js';
import { isDecorativeFrame } from './decorative-picture.js';
import { childElements, findAll, findChild, readXmlPart, type XmlElement, xmlText } from '../format/xml.js';

/** Not part of what is shown. */
const LEFT_OUT = new Set(['office:annotation', 'text:tracked-changes', 'presentation:notes', 'text:note']);
const MAX_ANCESTORS = 20;

/** Pale words of an OpenDocument, and the pictures of its sheets, which its reader leaves out. */
export function odfBarriers(bytes: Uint8Array, family: DocumentFamily): Barrier[] {
  const archive = openArchive(bytes);
  const look = readXmlPart(archive, 'styles.xml');
  const content = readXmlPart(archive, 'content.xml');
  const body = childElements(findChild(content, 'office:body') ?? nothing)[0] ?? nothing;
  const background = family === 'slides' || hasPageColour(look) ? null : '#ffffff';
  const walk = new OdfInk(new OdfLooks(look, content), family);
  walk.visit(body, { ...unknownInk, background });
  return family === 'sheets' ? [...walk.barriers, ...sheetPictures(body)] : walk.barriers;
}

const nothing: XmlElement = { name: '', attributes: {}, children: [] };

/** On a page with a colour or a picture of its own, nobody knows what stands behind the words. */
const hasPageColour = (look: XmlElement | null): boolean =>
  findAll(look, 'style:page-layout-properties').some(
    ({ attributes }) =>
      parseColour(attributes['fo:background-color']) !== null ||
      (attributes['draw:fill'] !== undefined && attributes['draw:fill'] !== 'none'),
  );

function sheetPictures(body: XmlElement): Barrier[] {
  return childElements(body, 'table:table').flatMap((sheet, at) =>
    findAll(sheet, 'draw:frame').flatMap((frame): Barrier[] => {
      const isPicture = findChild(frame, 'draw:image') !== null && findChild(frame, 'draw:object') === null;
      const words = xmlText(findChild(frame, 'svg:desc')) || xmlText(findChild(frame, 'svg:title'));
      return isPicture && !words.trim() && !isDecorativeFrame(frame)
        ? [{ rule: 'picture-alternative', unit: 'feuille', rank: at + 1 }]
        : [];
    }),
  );
}

type Look = Partial<Ink>;
type StyleFamily = 'text' | 'paragraph' | 'table-cell' | 'graphic' | 'presentation';

/** What the styles of a document say of colours. */
class OdfLooks {
  private readonly styles = new Map<string, { parent: string | undefined; look: Look }>();

  constructor(...parts: (XmlElement | null)[]) {
    for (const part of parts)
      for (const style of findAll(part, 'style:style', 'style:default-style')) {
        const { 'style:family': family, 'style:name': name = '' } = style.attributes;
        this.styles.set(`${family}/${name}`, {
          parent: style.attributes['style:parent-style-name'],
          look: lookOf(style),
        });
      }
  }

  /** The style, what it descends from, and for a paragraph the default of all. */
  apply(ink: Ink, family: StyleFamily, name: string | undefined): Ink {
    const line: Look[] = [];
    for (let next = name; next !== undefined && line.length < MAX_ANCESTORS;) {
      const style = this.styles.get(`${family}/${next}`);
      if (style) line.push(style.look);
      next = style?.parent;
    }
    const usual = family === 'paragraph' ? this.styles.get('paragraph/')?.look : undefined;
    return Object.assign({ ...ink }, usual, ...line.reverse()) as Ink;
  }
}

/** Only what is said: the rest is the parent's. */
function lookOf(style: XmlElement): Look {
  const text = findChild(style, 'style:text-properties')?.attributes ?? {};
  const block = ['style:paragraph-properties', 'style:table-cell-properties']
    .map((name) => findChild(style, name)?.attributes['fo:background-color'])
    .find((each) => each !== undefined);
  const shape = findChild(style, 'style:graphic-properties')?.attributes ?? {};
  const [behind, size, weight] = [text['fo:background-color'], text['fo:font-size'], text['fo:font-weight']];
  const isAutomatic = text['style:use-window-font-color'] === 'true';
  return {
    ...(text['fo:color'] || isAutomatic ? { colour: isAutomatic ? null : text['fo:color'] } : {}),
    ...(isShown(block) ? { background: block } : {}),
    ...(isShown(behind) ? { background: behind } : {}),
    ...(shape['draw:fill'] ? { background: solidFill(shape) } : {}),
    ...(size ? { points: /^[\d.]+pt$/u.test(size) ? Number.parseFloat(size) : null } : {}),
    ...(weight ? { bold: weight === 'bold' || Number(weight) >= 600 } : {}),
  };
}

const isShown = (colour: string | undefined): boolean => colour !== undefined && colour !== 'transparent';

const solidFill = (shape: Record<string, string>): string | null =>
  shape['draw:fill'] === 'solid' && !/^\d{1,2}%$/u.test(shape['draw:opacity'] ?? '')
    ? (shape['draw:fill-color'] ?? null)
    : null;

/** Walks the body with what is known of the ink; one barrier for each paragraph that has pale words. */
class OdfInk {
  readonly barriers: Barrier[] = [];
  private paragraphs = 0;
  private pages = 0;

  constructor(
    private readonly looks: OdfLooks,
    private readonly family: DocumentFamily,
  ) {}

  visit(node: XmlElement, ink: Ink): void {
    if (LEFT_OUT.has(node.name)) return;
    const isPage = node.name === 'draw:page' || (node.name === 'table:table' && this.family === 'sheets');
    if (isPage) this.pages += 1;
    const own = this.inkOf(node, ink);
    if (node.name !== 'text:p' && node.name !== 'text:h') {
      for (const child of childElements(node)) this.visit(child, own);
      return;
    }
    this.paragraphs += 1;
    const place: Pick<Barrier, 'unit' | 'rank'> =
      this.family === 'text'
        ? { unit: 'paragraphe', rank: this.paragraphs }
        : { unit: this.family === 'slides' ? 'diapositive' : 'feuille', rank: this.pages };
    if (this.hasPaleWords(node, own)) this.barriers.push({ rule: 'contrast', ...place });
  }

  private inkOf(node: XmlElement, ink: Ink): Ink {
    const { attributes, name } = node;
    const style = attributes['text:style-name'];
    if (name === 'text:p' || name === 'text:h') return this.looks.apply(ink, 'paragraph', style);
    if (name === 'text:span' || name === 'text:a') return this.looks.apply(ink, 'text', style);
    if (name === 'table:table-cell')
      return this.looks.apply(ink, 'table-cell', attributes['table:style-name']);
    if (name.startsWith('draw:') && 'svg:width' in attributes) return this.boxInk(attributes, ink);
    return ink;
  }

  /** A box lies over something else: what stands behind its words is known when it is filled. */
  private boxInk(attributes: Record<string, string>, ink: Ink): Ink {
    const bare = { ...ink, background: null };
    const drawn = this.looks.apply(bare, 'graphic', attributes['draw:style-name']);
    return this.looks.apply(drawn, 'presentation', attributes['presentation:style-name']);
  }

  private hasPaleWords(node: XmlElement, ink: Ink): boolean {
    return node.children
      .map((child) => {
        if (typeof child === 'string') return child.trim() !== '' && isTooFaint(ink);
        if (/^text:(span|a|meta|ruby.*|bookmark.*)$/u.test(child.name))
          return this.hasPaleWords(child, this.inkOf(child, ink));
        // Boxes anchored among the words hold paragraphs of their own.
        this.visit(child, ink);
        return false;
      })
      .some(Boolean);
  }
}
