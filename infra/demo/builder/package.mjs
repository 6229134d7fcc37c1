import { strToU8, zipSync } from 'fflate';
import { element, escape } from './markup.mjs';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const OFFICE = 'urn:oasis:names:tc:opendocument:xmlns';
export const LICENCE_URL = 'https://creativecommons.org/licenses/by-sa/4.0/deed.fr';

export const NAMESPACES = {
  'xmlns:office': `${OFFICE}:office:1.0`,
  'xmlns:style': `${OFFICE}:style:1.0`,
  'xmlns:text': `${OFFICE}:text:1.0`,
  'xmlns:table': `${OFFICE}:table:1.0`,
  'xmlns:draw': `${OFFICE}:drawing:1.0`,
  'xmlns:fo': `${OFFICE}:xsl-fo-compatible:1.0`,
  'xmlns:svg': `${OFFICE}:svg-compatible:1.0`,
  'xmlns:number': `${OFFICE}:datastyle:1.0`,
  'xmlns:of': `${OFFICE}:of:1.2`,
  'xmlns:meta': `${OFFICE}:meta:1.0`,
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  'office:version': '1.3',
};

/** A whole XML part of an ODF package under one root element. */
export const part = (root, children) => HEAD + element(root, NAMESPACES, children);

/**
 * The bytes of an ODF 1.3 package. `parts` maps a path to `{ type, bytes }`. The mimetype goes first and stored, as
 * ODF 1.3 part 2, 3.3 asks; the one fixed date makes two builds equal.
 */
export function packOdf(mimetype, parts) {
  const entries = [['/', mimetype], ...[...parts].map(([path, { type }]) => [path, type])];
  const manifest = element(
    'manifest:manifest',
    { 'xmlns:manifest': `${OFFICE}:manifest:1.0`, 'manifest:version': '1.3' },
    entries.map(([path, type]) => fileEntry(path, type)),
  );
  const files = { mimetype: [strToU8(mimetype), { level: 0 }] };
  for (const [path, { bytes }] of parts) if (bytes) files[path] = bytes;
  files['META-INF/manifest.xml'] = strToU8(HEAD + manifest);
  return zipSync(files, { level: 9, mtime: new Date(2026, 0, 1) });
}

const fileEntry = (path, type) =>
  element('manifest:file-entry', {
    'manifest:full-path': path,
    'manifest:version': path === '/' ? '1.3' : undefined,
    'manifest:media-type': type,
  });

export const xmlPart = (text) => ({ type: 'text/xml', bytes: strToU8(text) });

/** meta.xml: title, role that signs, language, licence in words and as a URL, keywords. */
export function meta({ title, lesson, date }) {
  const own = (name, value) =>
    element('meta:user-defined', { 'meta:name': name, 'meta:value-type': 'string' }, escape(value));
  const author = lesson.authors.join(', ');
  return part('office:document-meta', [
    element('office:meta', {}, [
      element('meta:generator', {}, 'Essaim'),
      element('dc:title', {}, escape(title)),
      element('dc:description', {}, escape(lesson.description)),
      element('dc:subject', {}, escape(lesson.disciplines.join(', '))),
      ...lesson.keywords.map((keyword) => element('meta:keyword', {}, escape(keyword))),
      element('meta:initial-creator', {}, escape(author)),
      element('dc:creator', {}, escape(author)),
      element('meta:creation-date', {}, `${date}T00:00:00`),
      element('dc:date', {}, `${date}T00:00:00`),
      element('dc:language', {}, lesson.language),
      own('Licence', 'CC BY-SA 4.0'),
      own('URL de la licence', LICENCE_URL),
    ]),
  ]);
}
