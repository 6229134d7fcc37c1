import { readFormula } from './formula.mjs';
import { element, escape } from './markup.mjs';
import { table } from './table.mjs';

/** What must stay on the page of the paragraph that announces it. */
const COMPANIONS = new Set(['table', 'list', 'math']);
const RULED_LINES = /^<!--\s*lignes\s*:\s*(\d+)\s*-->$/;

/**
 * Turns Markdown blocks into ODF blocks. `page` carries what surrounds them: `footnotes` (by identifier), `figures`
 * (name → { width, height, title, description, bytes }, sizes in cm) and the collectors `styles`, `objects`, `notes`.
 */
export const body = (nodes, page) =>
  nodes.map((node, index) => block(node, page, COMPANIONS.has(nodes[index + 1]?.type))).join('');

const paragraph = (style, content) => element('text:p', { 'text:style-name': style }, content);

const BLOCKS = {
  heading: (node, page) =>
    element(
      'text:h',
      { 'text:style-name': `Heading_20_${node.depth - 1}`, 'text:outline-level': node.depth - 1 },
      inlines(node, page),
    ),
  paragraph: (node, page, announces) =>
    paragraph(onlyImage(node) ? 'Figure' : announces ? 'Consigne' : 'Text_20_body', inlines(node, page)),
  list: (node, page) => list(node, page),
  table: (node, page) => table(node, page, (cell) => inlines(cell, page)),
  blockquote: (node, page) =>
    node.children.map((child) => paragraph('Quotations', inlines(child, page))).join(''),
  code: (node) =>
    node.value
      .split('\n')
      .map((line) => paragraph('Code', codeLine(line)))
      .join(''),
  math: (node, page) => paragraph('Figure', formula(node, page)),
  html: (node) => paragraph('Ligne', '').repeat(ruledLines(node)),
  thematicBreak: () => paragraph('Saut', ''),
};

const INLINES = {
  text: (node) => escape(node.value.replace(/\n/g, ' ')),
  emphasis: (node, page) => element('text:span', { 'text:style-name': 'Emphasis' }, inlines(node, page)),
  strong: (node, page) =>
    element('text:span', { 'text:style-name': 'Strong_20_Emphasis' }, inlines(node, page)),
  inlineCode: (node) => element('text:span', { 'text:style-name': 'Code_20_court' }, escape(node.value)),
  inlineMath: (node, page) => formula(node, page),
  break: () => '<text:line-break/>',
  html: () => '',
  image: (node, page) => image(node, page),
  footnoteReference: (node, page) => note(node, page),
  link: (node, page) =>
    element('text:a', { 'xlink:type': 'simple', 'xlink:href': node.url }, inlines(node, page)),
};

function block(node, page, announces) {
  const write = BLOCKS[node.type];
  if (!write) throw new Error(`bloc non prévu dans une fiche : ${node.type}`);
  return write(node, page, announces);
}

function inlines(node, page) {
  return node.children
    .map((child) => {
      const write = INLINES[child.type];
      if (!write) throw new Error(`élément non prévu dans une fiche : ${child.type}`);
      return write(child, page);
    })
    .join('');
}

const onlyImage = (node) => node.children.length === 1 && node.children[0].type === 'image';

function list(node, page) {
  const items = node.children.map((item, index) => {
    const start = node.ordered && index === 0 ? { 'text:start-value': node.start ?? 1 } : {};
    return element('text:list-item', start, body(item.children, page));
  });
  return element('text:list', { 'text:style-name': node.ordered ? 'Numeros' : 'Puces' }, items);
}

/** ODF collapses white space, so indentation is written as a counted run. */
function codeLine(line) {
  const indent = line.length - line.trimStart().length;
  return (indent ? element('text:s', { 'text:c': indent }) : '') + escape(line.trimStart());
}

/** Room to write by hand; the web page drops the comment and shows nothing. */
function ruledLines(node) {
  const found = RULED_LINES.exec(node.value);
  if (!found) throw new Error(`commentaire non prévu : ${node.value}`);
  return Number(found[1]);
}

const formula = (node, page) =>
  readFormula(node.value)
    .map((piece) => piece.text ?? embedded(piece, page))
    .join('');

function embedded({ mathml, words }, page) {
  page.objects.push(mathml);
  const link = {
    'xlink:href': `./Object ${page.objects.length}`,
    'xlink:type': 'simple',
    'xlink:show': 'embed',
  };
  return element(
    'draw:frame',
    {
      'draw:name': `Formule ${page.objects.length}`,
      'draw:style-name': 'Formule',
      'text:anchor-type': 'as-char',
    },
    [element('draw:object', link), element('svg:desc', {}, escape(words))],
  );
}

function image(node, page) {
  const figure = page.figures.get(node.url);
  if (!figure) throw new Error(`image absente des fichiers de la ressource : ${node.url}`);
  const link = { 'xlink:href': `Pictures/${node.url}`, 'xlink:type': 'simple', 'xlink:show': 'embed' };
  page.pictures.set(node.url, figure.bytes);
  return element(
    'draw:frame',
    {
      'draw:name': node.url,
      'draw:style-name': 'Image',
      'text:anchor-type': 'as-char',
      'svg:width': `${figure.width}cm`,
      'svg:height': `${figure.height}cm`,
    },
    [
      element('draw:image', { ...link, 'xlink:actuate': 'onLoad', 'draw:mime-type': 'image/svg+xml' }),
      element('svg:title', {}, escape(figure.title)),
      element('svg:desc', {}, escape(node.alt || figure.description)),
    ],
  );
}

function note(node, page) {
  page.notes += 1;
  const definition = page.footnotes.get(node.identifier);
  const text = definition.children.map((child) => paragraph('Footnote', `<text:s/>${inlines(child, page)}`));
  return element('text:note', { 'text:id': `ftn${page.notes}`, 'text:note-class': 'footnote' }, [
    element('text:note-citation', {}, String(page.notes)),
    element('text:note-body', {}, text),
  ]);
}
