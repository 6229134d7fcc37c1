import rehypeSanitize, { type Options } from 'rehype-sanitize';
import { unified } from 'unified';
import { type ImageResolver, placeImages } from './html-images.js';
import { arrangeHeadings, prefixIds } from './html-outline.js';
import {
  attribute,
  childrenOf,
  classesOf,
  element,
  elementsOf,
  type HtmlElement,
  type HtmlRoot,
  isElement,
  replaceElements,
  textOf,
  writeHtml,
} from './html-tree.js';
import { formulaFromCode, MATHML_ATTRIBUTES, MATHML_ELEMENTS } from './mathml.js';

const TEXT_ELEMENTS = (
  'a abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i ' +
  'img ins kbd li mark ol p pre q s samp section small span strong sub summary sup table tbody td tfoot th thead tr u ul var'
).split(' ');

const CLASSES =
  /^(language-[\w+#.-]{1,40}|missing-image|math-(error|text)|footnotes|footnote-back|table-scroll|cell-(output|error)|subtitle-time)$/u;

/** Only what is listed passes; everything that a browser runs, fetches or styles is absent from the list. */
const SCHEMA: Options = {
  tagNames: [...TEXT_ELEMENTS, ...MATHML_ELEMENTS],
  strip: (
    'script style template title textarea noscript iframe object embed select svg xmp noembed noframes plaintext ' +
    'head audio video canvas annotation-xml'
  ).split(' '),
  attributes: {
    ...Object.fromEntries(MATHML_ELEMENTS.map((name) => [name, MATHML_ATTRIBUTES])),
    '*': ['id', 'lang', 'dir', 'role', 'ariaLabel', 'ariaDescribedBy', 'tabIndex', ['className', CLASSES]],
    a: ['href', 'rel'],
    abbr: ['title'],
    img: ['src', 'alt', 'width', 'height', 'loading'],
    ol: ['start'],
    td: ['colSpan', 'rowSpan'],
    th: ['colSpan', 'rowSpan', 'scope'],
  },
  ancestors: {
    ...Object.fromEntries(
      ['tbody', 'td', 'th', 'thead', 'tfoot', 'tr', 'caption'].map((name) => [name, ['table']]),
    ),
    li: ['ul', 'ol'],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https', 'asset'] },
  clobber: [],
  clobberPrefix: '',
};

const sanitizer = unified().use(rehypeSanitize, SCHEMA);

export interface SafeHtmlOptions {
  resolveImage: ImageResolver;
  /** Added to the first level of headings, so that the page keeps its one h1. */
  headingOffset?: number;
  /** In front of every id, so that a document never shadows an id of the page. */
  idPrefix?: string;
  /** Whether links without a scheme are kept: they make sense in a page, not in a file taken out of its folder. */
  keepRelativeLinks?: boolean;
}

/**
 * The tree as HTML that can stand in a page under a policy without inline scripts and styles: formulas become MathML,
 * images only those that `resolveImage` knows, links only http, https, mailto and anchors. Changes the tree.
 */
export const writeSafeHtml = (tree: HtmlRoot, options: SafeHtmlOptions): string =>
  writeHtml(safeTree(tree, options));

/** What `writeSafeHtml` writes, before it is written. Changes the tree. */
export function safeTree(tree: HtmlRoot, options: SafeHtmlOptions): HtmlRoot {
  dropForeignControls(tree);
  placeFormulas(tree);
  placeImages(tree, options.resolveImage);
  checkLinks(tree, options.keepRelativeLinks ?? false);
  arrangeHeadings(tree, options.headingOffset ?? 2);
  arrangeTables(tree);
  prefixIds(tree, options.idPrefix ?? 'texte-');
  return sanitizer.runSync(tree);
}

/** Roles, labels and tab stops are ours to set: a document could hide or fake parts of the page with them. */
function dropForeignControls(tree: HtmlRoot): void {
  for (const node of elementsOf(tree)) {
    for (const name of ['role', 'tabIndex']) delete node.properties[name];
    if (attribute(node, 'dataFootnoteBackref') === '' && !('dataFootnoteBackref' in node.properties)) {
      delete node.properties.ariaLabel;
    }
  }
  replaceElements(tree, (node) => {
    if (node.tagName !== 'input') return null;
    if (attribute(node, 'type') !== 'checkbox') return [];
    const checked = 'checked' in node.properties && node.properties.checked !== false;
    return [element('span', { role: 'img', ariaLabel: checked ? 'fait' : 'à faire' }, [checked ? '☑' : '☐'])];
  });
}

function placeFormulas(tree: HtmlRoot): void {
  replaceElements(tree, (node) => {
    if (node.tagName === 'pre') {
      const [only] = childrenOf(node);
      return only && isElement(only, 'math') ? [element('div', {}, [only])] : null;
    }
    if (node.tagName !== 'code') return null;
    const classes = classesOf(node);
    if (classes.includes('math-display')) return [formulaFromCode(node, true)];
    return classes.includes('math-inline') ? [formulaFromCode(node, false)] : null;
  });
}

function checkLinks(tree: HtmlRoot, keepRelative: boolean): void {
  for (const node of elementsOf(tree)) {
    if (node.tagName !== 'a') continue;
    const href = attribute(node, 'href').trim();
    delete node.properties.rel;
    if (href.startsWith('#')) continue;
    if (!isSafeLink(href, keepRelative)) delete node.properties.href;
    else Object.assign(node.properties, { href, rel: ['noopener', 'ugc', 'nofollow'] });
  }
}

function isSafeLink(href: string, keepRelative: boolean): boolean {
  // Browsers drop tabs and line ends inside an address: « java\nscript: » is a scheme to them.
  if (href === '' || /[\p{Cc}\\]/u.test(href)) return false;
  if (/^(https?:\/\/|mailto:)/iu.test(href)) return URL.canParse(href);
  return keepRelative && !href.startsWith('//') && !/^[^/?#]*:/u.test(href);
}

/** Header cells say what they head (RGAA 5.7), empty ones head nothing; wide tables scroll by keyboard too. */
function arrangeTables(tree: HtmlRoot): void {
  for (const row of elementsOf(tree).filter((node) => node.tagName === 'tr')) {
    const cells = childrenOf(row).filter((node): node is HtmlElement => isElement(node, 'td', 'th'));
    const allHeaders = cells.every((cell) => cell.tagName === 'th');
    for (const cell of cells.filter((each) => each.tagName === 'th')) {
      if (textOf(cell).trim() === '') cell.tagName = 'td';
      else if (!/^(col|row)(group)?$/u.test(attribute(cell, 'scope'))) {
        cell.properties.scope = allHeaders ? 'col' : 'row';
      }
    }
  }
  let number = 0;
  replaceElements(tree, (node) => {
    if (node.tagName === 'pre') node.properties.tabIndex = 0;
    if (node.tagName !== 'table') return null;
    number += 1;
    const frame = { className: ['table-scroll'], role: 'group', ariaLabel: `Tableau ${number}`, tabIndex: 0 };
    return [element('div', frame, [node])];
  });
}
