import { type Barrier, wholeDocument } from './accessibility-barrier.js';
import { type DocumentFamily, vagueLinks } from './accessibility-rule.js';
import {
  attribute,
  childrenOf,
  elementsOf,
  type HtmlElement,
  type HtmlRoot,
  textOf,
} from '../html/html-tree.js';

/** Words from which a text without titles is a long way to listen to: about two pages. */
const LONG_TEXT = 600;
/** Under this, a document with pictures says nothing but by its pictures. */
const FEW_WORDS = 10;

/** What a document's structure puts in the way: titles, pictures, tables, links, as the readers found them. */
export function structureBarriers(tree: HtmlRoot, family: DocumentFamily): Barrier[] {
  const all = elementsOf(tree);
  const slides = family === 'slides' ? all.filter(({ tagName }) => tagName === 'section') : null;
  const pictures = slides
    ? slides.flatMap((slide, at) => pictureBarriers(elementsOf(slide), family, at + 1))
    : pictureBarriers(all, family, null);
  return [
    ...wordlessBarriers(tree, all, family),
    ...pictures,
    ...(slides ? titleBarriers(slides) : headingBarriers(tree, all, family)),
    ...tableBarriers(all, family),
    ...linkBarriers(all),
  ];
}

const countWords = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/** Words that are text: what an alternative says of a picture is not. */
const writtenWords = (tree: HtmlRoot, all: readonly HtmlElement[]): number => {
  const described = all.filter(({ tagName }) => tagName === 'img').map((image) => attribute(image, 'alt'));
  return countWords(textOf(tree)) - countWords(described.join(' '));
};

function wordlessBarriers(tree: HtmlRoot, all: readonly HtmlElement[], family: DocumentFamily): Barrier[] {
  const hasPictures = all.some(({ tagName }) => tagName === 'img');
  const isWordless = family !== 'sheets' && hasPictures && writtenWords(tree, all) < FEW_WORDS;
  return isWordless ? [wholeDocument('text-in-picture')] : [];
}

/** `slide`: the rank to give instead of the picture's own. */
function pictureBarriers(
  all: readonly HtmlElement[],
  family: DocumentFamily,
  slide: number | null,
): Barrier[] {
  const images = all.filter(({ tagName }) => tagName === 'img');
  return images.flatMap((image, at): Barrier[] => {
    if (!lacksAlternative(image, family)) return [];
    const place = slide === null ? { unit: 'image', rank: at + 1 } : { unit: 'diapositive', rank: slide };
    return [{ rule: 'picture-alternative', ...place } as Barrier];
  });
}

/** In a page an empty alternative says « décor »; in an office document it says that nobody wrote one. */
function lacksAlternative(image: HtmlElement, family: DocumentFamily): boolean {
  const isSaidDecorative = /^(presentation|none)$/u.test(attribute(image, 'role'));
  if (isSaidDecorative || attribute(image, 'ariaHidden') === 'true' || attribute(image, 'ariaLabel'))
    return false;
  const alternative = attribute(image, 'alt').trim();
  if (family === 'web' && image.properties.alt !== undefined && alternative === '') return false;
  return alternative === '' || /^\S+\.(jpe?g|png|gif|svg|webp|bmp|tiff?|[ew]mf)$/iu.test(alternative);
}

const titleBarriers = (slides: readonly HtmlElement[]): Barrier[] =>
  slides.flatMap((slide, at): Barrier[] =>
    childrenOf(slide).some((child) => child.type === 'element' && child.tagName === 'h2')
      ? []
      : [{ rule: 'slide-title', unit: 'diapositive', rank: at + 1 }],
  );

function headingBarriers(tree: HtmlRoot, all: readonly HtmlElement[], family: DocumentFamily): Barrier[] {
  if (family === 'sheets') return [];
  const headings = all.filter(({ tagName }) => /^h[1-6]$/u.test(tagName));
  const levels = headings.map((heading) =>
    textOf(heading).trim() === '' ? null : Number(heading.tagName.slice(1)),
  );
  if (levels.every((level) => level === null) && countWords(textOf(tree)) >= LONG_TEXT)
    return [wholeDocument('headings-missing'), ...emptyHeadings(levels)];
  return [...skippedLevels(levels), ...emptyHeadings(levels)];
}

const emptyHeadings = (levels: readonly (number | null)[]): Barrier[] =>
  levels.flatMap((level, at): Barrier[] =>
    level === null ? [{ rule: 'heading-empty', unit: 'titre', rank: at + 1 }] : [],
  );

/** Null levels, of empty headings, are passed over. The first title may have any level: a chapter starts where its book is. */
export function skippedLevels(levels: readonly (number | null)[]): Barrier[] {
  let before: number | null = null;
  return levels.flatMap((level, at): Barrier[] => {
    if (level === null) return [];
    const isSkipped = before !== null && level > before + 1;
    before = level;
    return isSkipped ? [{ rule: 'heading-skipped', unit: 'titre', rank: at + 1 }] : [];
  });
}

function tableBarriers(all: readonly HtmlElement[], family: DocumentFamily): Barrier[] {
  const tables = all.filter(({ tagName }) => tagName === 'table');
  const unit = family === 'sheets' ? 'feuille' : 'tableau';
  return tables.flatMap((table, at): Barrier[] =>
    lacksHeader(table, family) ? [{ rule: 'table-header', unit, rank: at + 1 }] : [],
  );
}

/** One row or one column, and tables that hold others, are a way to lay out a page. */
function lacksHeader(table: HtmlElement, family: DocumentFamily): boolean {
  const inside = elementsOf(table);
  if (inside.some(({ tagName }) => tagName === 'th' || tagName === 'table')) return false;
  if (/^(presentation|none)$/u.test(attribute(table, 'role'))) return false;
  const rows = inside
    .filter(({ tagName }) => tagName === 'tr')
    .map((row) => childrenOf(row).filter(isCell).length);
  return rows.length >= (family === 'sheets' ? 3 : 2) && Math.max(...rows.slice(0, 1_000)) >= 2;
}

const isCell = (node: { type: string; tagName?: string }): boolean =>
  node.type === 'element' && node.tagName === 'td';

function linkBarriers(all: readonly HtmlElement[]): Barrier[] {
  const links = all.filter((node) => node.tagName === 'a' && !/^(#|$)/u.test(attribute(node, 'href')));
  return links.flatMap((link, at): Barrier[] => {
    const rule = attribute(link, 'ariaLabel') ? null : linkRule(textOf(link));
    return rule ? [{ rule, unit: 'lien', rank: at + 1 }] : [];
  });
}

/** What is wrong with the words of a link. */
export function linkRule(text: string): 'link-vague' | 'link-address' | null {
  const words = text.replace(/\s+/gu, ' ').trim();
  if (/^(https?:\/\/|www\.)\S+$/iu.test(words)) return 'link-address';
  const bare = words
    .replace(/[«»"“”()[\].:;,!?…>→\u00a0]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
  return vagueLinks.has(bare) ? 'link-vague' : null;
}
