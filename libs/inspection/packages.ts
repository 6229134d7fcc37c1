import { readFileSync } from 'node:fs';
import { type Zippable, unzipSync, zipSync } from 'fflate';
import { type Archive, entryNamed, textOf } from './archive.js';
import { extensionOf } from './filename.js';
import { isRefusedExtension } from './formats.js';
import {
  type Finding,
  type InspectionLimits,
  Refusal,
  downloadOnly,
  sanitised,
  valid,
} from './inspection.js';
import { isRecord, parseJson } from './json.js';
import { activeMarkup } from './text.js';

const libraries = new Set(
  JSON.parse(readFileSync(new URL('./data/h5p-libraries.json', import.meta.url), 'utf8')) as string[],
);

const CARRIES_SCRIPTS = [
  'html-zip',
  'h5p',
  'scorm12',
  'scorm2004',
  'cmi5',
  'imscc',
  'ggb',
  'epub',
  'elp',
  'mbz',
  'ubz',
];
const RENAMED_BYTES = 64 * 1024 * 1024;

/** No program in a package, whatever its name; scripts only beside the page that plays them. */
export function assertNoProgramInside(archive: Archive, format: string): void {
  const names = archive.entries.filter((entry) => !entry.isFolder).map((entry) => entry.name);
  const hasPage = names.some((name) => /\.x?html?$/i.test(name));
  const mayScript = CARRIES_SCRIPTS.includes(format) || (format === 'zip' && hasPage);
  const isJar = names.includes('META-INF/MANIFEST.MF') && names.some((name) => name.endsWith('.class'));
  if (isJar || names.includes('AndroidManifest.xml')) throw new Refusal('type_not_allowed', format);
  for (const name of names) {
    const extension = extensionOf(name);
    if (extension === 'class') throw new Refusal('type_not_allowed', format);
    if (isRefusedExtension(extension) || (extension === 'js' && !mayScript))
      throw new Refusal('extension_not_allowed', format);
  }
}

/** Libraries outside the allow-list would bring their own scripts. */
export function examineH5p(archive: Archive, limits: InspectionLimits): Finding {
  const main = parseJson(textOf(entryNamed(archive, 'h5p.json')), limits);
  if (!isRecord(main)) throw new Refusal('corrupt_file', 'h5p');
  const used = Array.isArray(main.preloadedDependencies) ? main.preloadedDependencies : [];
  const named = used.map((one: unknown) => (isRecord(one) ? String(one.machineName) : ''));
  const shipped = archive.entries
    .filter(({ name }) => /^[^/]+\/library\.json$/.test(name))
    .map(({ name }) => name.replace(/-\d+(\.\d+)*\/library\.json$/, ''));
  const unknown = [...named, ...shipped, String(main.mainLibrary)].filter((name) => !libraries.has(name));
  const looseScript = archive.entries.some(({ name }) => /^(content\/.*|[^/]+)\.js$/i.test(name));
  if (unknown.length > 0 || looseScript) throw new Refusal('h5p_library_not_allowed', 'h5p');
  return valid;
}

/** A scripted book is kept whole: its pages open only in the sandbox of the files host. */
export function examineEpub(archive: Archive): Finding {
  const encryption = textOf(entryNamed(archive, 'META-INF/encryption.xml'));
  const methods = [...encryption.matchAll(/EncryptionMethod[^>]*Algorithm=["']([^"']*)["']/g)].map(
    ([, method]) => method ?? '',
  );
  // Two algorithms only scramble fonts; all others are a lock on the text.
  if (methods.some((method) => !/idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC/.test(method))) {
    throw new Refusal('encrypted_file', 'epub');
  }
  const scripted = archive.entries.some(
    ({ name, data }) => /\.js$/i.test(name) || isScriptedPage(name, data),
  );
  return scripted
    ? sanitised('epub_sandboxed', ['scripts des pages du livre : ils ne s’exécutent pas ici'])
    : valid;
}

function isScriptedPage(name: string, data: Buffer | null): boolean {
  if (!data || !/\.(x?html?|svg|opf)$/i.test(name)) return false;
  const text = data.toString('utf8');
  return (
    /properties=["'][^"']*scripted/.test(text) || /<script\b|\son[a-z]+\s*=\s*["']|javascript:/i.test(text)
  );
}

const IDLE_SCRIPT = /^\s*(function\s+ggbOnInit\s*\([^)]*\)\s*\{\s*\}\s*)?$/;

/** GeoGebra writes an empty start-up function in every file; anything more runs when the figure opens. */
export function examineGeogebra(archive: Archive): Finding {
  const script = textOf(entryNamed(archive, 'geogebra_javascript.js'));
  const figure = textOf(entryNamed(archive, 'geogebra.xml'));
  const isActive = !IDLE_SCRIPT.test(script) || /<javascript\b[^>]*="[^"]/i.test(figure);
  return isActive
    ? downloadOnly('active_content', ['scripts de la figure : elle ne s’ouvre pas dans la page'])
    : valid;
}

/** Scratch projects are one JSON and its media. */
export function examineScratch(archive: Archive, format: string, limits: InspectionLimits): Finding {
  const project = parseJson(textOf(entryNamed(archive, 'project.json')), limits);
  const isWhole =
    isRecord(project) && (format === 'sb3' ? Array.isArray(project.targets) : 'objName' in project);
  if (!isWhole) throw new Refusal('corrupt_file', format);
  return valid;
}

/** Pupils' accounts and work never enter: Moodle writes them when the box « users » stays ticked. */
export function assertNoMoodleUsers(backup: string): void {
  if (/<name>users<\/name>\s*<value>1<\/value>/.test(backup)) throw new Refusal('personal_data', 'mbz');
}

export function examineQgis(archive: Archive): Finding {
  const project = archive.entries
    .filter(({ name }) => name.endsWith('.qgs'))
    .map(textOf)
    .join('');
  return examineQgisProject(project);
}

export function examineQgisProject(project: string): Finding {
  if (/<pythonCode[^>]*>\s*[^\s<]/i.test(project)) throw new Refusal('macros_not_allowed', 'qgis');
  return valid;
}

/** Folders of files and web pages: colliding names get a number, so that no file writes over another. */
export function examineZip(archive: Archive, bytes: Buffer | null): Finding {
  if (archive.entries.every((entry) => entry.isFolder)) throw new Refusal('empty_file', 'zip');
  if (archive.collisions.length > 0) return renamed(archive, bytes);
  const pages = archive.entries.filter(({ name }) => /\.(x?html?|svg)$/i.test(name));
  const removed = new Set(pages.flatMap((page) => activeMarkup(textOf(page))));
  return removed.size > 0 ? { ...valid, reason: 'valid' } : valid;
}

function renamed(archive: Archive, bytes: Buffer | null): Finding {
  const total = archive.entries.reduce((sum, entry) => sum + entry.size, 0);
  const isAmbiguous = new Set(archive.entries.map(({ name }) => name)).size < archive.entries.length;
  if (!bytes || isAmbiguous || total > RENAMED_BYTES) throw new Refusal('archive_invalid', 'zip');
  const taken = new Set<string>();
  const zippable: Zippable = {};
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    const free = freeName(name, taken);
    taken.add(free.toLowerCase());
    zippable[free] = content;
  }
  const what = `noms identiques à la casse près, numérotés (${archive.collisions.slice(0, 5).join(', ')})`;
  return sanitised('name_collision', [what], zipSync(zippable));
}

function freeName(name: string, taken: Set<string>): string {
  const [, stem = name, extension = ''] = /^(.*?)(\.[^./]*)?$/s.exec(name) ?? [];
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${stem} (${number})${extension}`;
  return free;
}
