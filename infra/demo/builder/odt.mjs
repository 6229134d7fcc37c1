import { readFileSync } from 'node:fs';
import { strToU8 } from 'fflate';
import { body } from './body.mjs';
import { getSection } from './lesson.mjs';
import { element, escape } from './markup.mjs';
import { LICENCE_URL, meta, NAMESPACES, packOdf, part, xmlPart } from './package.mjs';

const ODT = 'application/vnd.oasis.opendocument.text';
const FORMULA = 'application/vnd.oasis.opendocument.formula';
const styleSheet = readFileSync(new URL('./styles.xml', import.meta.url), 'utf8');

const WORDS = {
  fr: { name: 'Prénom\u00a0:', date: 'Date\u00a0:', quotes: ['«\u00a0', '\u00a0»'] },
  en: { name: 'First name:', date: 'Date:', quotes: ['“', '”'] },
};

/**
 * A printable sheet made of some sections of a lesson. `sheet` is its entry in the catalogue (`heading`, `sections`,
 * `forPupils`); `figures` are the drawings of the resource by file name. Returns the bytes of an ODT.
 */
export function buildOdt({ lesson, text, sheet, figures, date }) {
  const page = {
    footnotes: text.footnotes,
    figures,
    styles: [],
    objects: [],
    pictures: new Map(),
    tables: 0,
    notes: 0,
  };
  const content = [
    ...opening(lesson, sheet),
    ...sheet.sections.flatMap((name) => section(name, text, { sheet, page })),
    colophon(lesson),
  ];
  const title = `${lesson.title} – ${sheet.heading}`;
  return packOdf(ODT, parts({ content, page, title, lesson, date }));
}

function parts({ content, page, title, lesson, date }) {
  const styles = styleSheet
    .replace('{{namespaces}}', namespaces())
    .replace('{{language}}', lesson.language)
    .replace('{{country}}', lesson.language === 'en' ? 'GB' : 'FR')
    .replace('{{size}}', lesson.fontSize ?? 12)
    .replace('{{licence}}', `${escape(lesson.authors.join(', '))} · CC BY-SA 4.0`);
  const result = new Map([
    ['content.xml', xmlPart(contentPart(content, page))],
    ['styles.xml', xmlPart(styles)],
    ['meta.xml', xmlPart(meta({ title, lesson, date }))],
  ]);
  for (const [name, bytes] of page.pictures) result.set(`Pictures/${name}`, { type: 'image/svg+xml', bytes });
  page.objects.forEach((mathml, index) => {
    result.set(`Object ${index + 1}/`, { type: FORMULA });
    result.set(`Object ${index + 1}/content.xml`, { type: 'text/xml', bytes: strToU8(mathml) });
  });
  return result;
}

const contentPart = (content, page) =>
  part('office:document-content', [
    element('office:automatic-styles', {}, page.styles),
    element('office:body', {}, element('office:text', {}, content)),
  ]);

const namespaces = () =>
  Object.entries(NAMESPACES)
    .map(([key, value]) => `${key}="${value}"`)
    .join(' ');

const paragraph = (style, text) => element('text:p', { 'text:style-name': style }, text);

function opening(lesson, sheet) {
  const words = WORDS[lesson.language];
  const identity = `${words.name}<text:tab/>${words.date}<text:tab/>`;
  return [
    paragraph('Surtitre', escape([sheet.heading, ...lesson.levels, lesson.shortSubject].join(' · '))),
    paragraph('Title', escape(lesson.title)),
    ...(sheet.forPupils ? [paragraph('Identite', identity)] : []),
  ];
}

/** The heading of a section is dropped when the sheet has that one section: the title of the sheet says it. */
function section(name, text, { sheet, page }) {
  const heading = element(
    'text:h',
    { 'text:style-name': 'Heading_20_1', 'text:outline-level': 1 },
    escape(name),
  );
  return [sheet.sections.length > 1 ? heading : '', body(getSection(text, name), page)];
}

/** The credit is part of the text: it survives a copy, a conversion and an edit. */
function colophon(lesson) {
  const link = element('text:a', { 'xlink:type': 'simple', 'xlink:href': LICENCE_URL }, 'CC BY-SA 4.0');
  const credit = `${WORDS[lesson.language].quotes.join(lesson.title)}, ${lesson.authors.join(', ')}`;
  return paragraph('Colophon', `${escape(credit)}. Licence ${link} – ${escape(LICENCE_URL)}`);
}
