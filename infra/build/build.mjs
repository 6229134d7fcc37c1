// Builds what `npm start` runs, and only when something changed: TypeScript to JavaScript, the data that libraries read
// beside their code, and the pages' styles and scripts. Says one line when it builds, nothing otherwise.
import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';
import { bundleProcess, processes } from './processes.mjs';
import { fingerprint, isUpToDate, writeStamp } from './stamp.mjs';
import { listSources } from './sources.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');
process.chdir(root);

try {
  if (!isUpToDate(root, listSources(root))) await withLock(join(dist, '.build'), build);
} catch (error) {
  const cannotWrite = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(error.code);
  const reason = cannotWrite ? `${error.path ?? dist} ne peut pas être écrit (${error.code}).` : plain(error);
  process.stderr.write(`Construction impossible : ${reason}\n`);
  process.exit(1);
}

/** SWC adds its own stack to what it says of the source. */
function plain({ message }) {
  return message.split(/\n+(?:Caused by|Stack backtrace)/)[0].trim();
}

/** Another build may have done the work while this one waited for the lock: look again. */
async function build() {
  const sources = listSources(root);
  if (isUpToDate(root, sources)) return;
  const started = performance.now();
  const read = fingerprint(root, sources.watched);
  process.stderr.write('Construction… ');
  const { transformFile } = await import('@swc/core');
  const outputs = await Promise.all([
    ...sources.compiled.map((source) => compile(source, transformFile)),
    ...sources.copied.map((source) => copy(join(root, source), join('dist', source))),
  ]);
  const pages = sources.pages
    ? [...(await bundle('production', 'dist/public')), ...(await bundle('kit', 'dist/libs/collections/kit'))]
    : [];
  const run = await Promise.all(
    processes.filter(({ source }) => sources.compiled.includes(source)).map(runFile),
  );
  const written = [...outputs.flat(), ...pages, ...run];
  await prune(new Set(written));
  writeStamp(root, { sources: read, outputs: written });
  process.stderr.write(`${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}

async function compile(source, transformFile) {
  const target = join('dist', source.replace(/\.tsx?$/, '.js'));
  const sourceFileName = relative(dirname(target), source);
  const { code, map } = await transformFile(source, { cwd: root, sourceFileName });
  const name = target.slice(target.lastIndexOf('/') + 1);
  await put(`${target}.map`, (temporary) => writeFile(temporary, map));
  await put(target, (temporary) => writeFile(temporary, `${code}\n//# sourceMappingURL=${name}.map\n`));
  return [target, `${target}.map`];
}

async function runFile({ name, source }) {
  const target = join('dist', 'run', `${name}.js`);
  const code = await bundleProcess(dist, source);
  await put(target, (temporary) => writeFile(temporary, code));
  return target;
}

async function copy(from, target) {
  await put(target, (temporary) => copyFile(from, temporary));
  return [target];
}

/** A reader sees the old file or the new one, never a part of one. */
async function put(target, write) {
  const temporary = `${target}.${process.pid}.tmp`;
  await mkdir(dirname(target), { recursive: true });
  await write(temporary);
  await rename(temporary, target);
}

/** Vite empties its folder first, under the feet of a running server: it builds aside, then files move one by one. */
async function bundle(mode, folder) {
  const { build: viteBuild } = await import('vite');
  const aside = join(dist, '.build', mode);
  await viteBuild({ root, mode, logLevel: 'error', build: { outDir: aside, emptyOutDir: true } });
  // The manifest names the others: it comes last.
  const files = (await filesUnder(aside)).sort(
    (a, b) => Number(a.includes('manifest')) - Number(b.includes('manifest')),
  );
  const outputs = [];
  for (const file of files) outputs.push(...(await copy(file, join(folder, relative(aside, file)))));
  await rm(aside, { recursive: true });
  return outputs;
}

/** Files whose source is gone, and what a killed build left behind. */
async function prune(kept) {
  for (const file of await filesUnder(dist)) {
    const output = relative(root, file);
    if (!kept.has(output) && !output.startsWith('dist/.build/')) await rm(file, { force: true });
  }
}

async function filesUnder(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
