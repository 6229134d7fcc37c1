/**
 * Builds the demo content: `manifest.jsonl` and the ODT and ODS of `files/`, from `catalogue.yml` and `lessons/`.
 * `node infra/demo/build.mjs` writes; with `--check` it writes nothing and exits 1 when a committed byte differs.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { buildOds } from './builder/ods.mjs';
import { buildOdt } from './builder/odt.mjs';
import { readFigure } from './builder/figure.mjs';
import { readLesson } from './builder/lesson.mjs';

const here = (path) => new URL(path, import.meta.url);
const read = (path) => readFileSync(here(path));
const LICENCE = {
  spdx: 'CC-BY-SA-4.0',
  label: 'CC BY-SA 4.0',
  url: 'https://creativecommons.org/licenses/by-sa/4.0/deed.fr',
};
const MIME = {
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  svg: 'image/svg+xml',
  csv: 'text/csv',
  py: 'text/x-python',
};
const SHEET_FIELDS = new Set(['shortSubject', 'fontSize']);
const BUILDERS = { odt: buildOdt, ods: buildOds };
const extension = (name) => name.slice(name.lastIndexOf('.') + 1);

const outputs = new Map();
const { date, lessons } = parse(read('catalogue.yml').toString());
const rows = lessons.map((lesson) => manifestRow(lesson));
outputs.set('manifest.jsonl', Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join('')));
deliver(process.argv.includes('--check'));

/** One row in the format of the import, with the fields that README.md adds. */
function manifestRow(lesson) {
  const described = Object.entries(lesson).filter(([field]) => !SHEET_FIELDS.has(field));
  return {
    ...Object.fromEntries(described),
    source: null,
    licence: LICENCE,
    notes: [],
    files: filesOf(lesson),
    fileRoles: Object.fromEntries(lesson.files.map(({ name, role }) => [`files/${name}`, role])),
  };
}

function filesOf(lesson) {
  const text = readLesson(read(lesson.text).toString());
  const drawn = lesson.files.filter(({ name }) => extension(name) === 'svg');
  const figures = new Map(drawn.map(({ name }) => [name, readFigure(read(`files/${name}`))]));
  return lesson.files.map((sheet) => {
    const path = `files/${sheet.name}`;
    const build = BUILDERS[extension(sheet.name)];
    const bytes = build ? Buffer.from(build({ lesson, text, sheet, figures, date })) : read(path);
    if (build) outputs.set(path, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { path, bytes: bytes.length, sha256, mime: MIME[extension(sheet.name)] };
  });
}

function deliver(isCheck) {
  const stale = [...outputs].filter(([path, bytes]) => !existsSync(here(path)) || !read(path).equals(bytes));
  for (const [path, bytes] of isCheck ? [] : stale) writeFileSync(here(path), bytes);
  for (const [path] of stale) console.log(isCheck ? `à reconstruire : ${path}` : `écrit : ${path}`);
  if (isCheck && stale.length > 0) process.exitCode = 1;
}
