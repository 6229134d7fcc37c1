// Which files the product is made of, and what becomes of each.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Folders of the product; of the tests only the benches, which are commands, and what they borrow. */
const folders = ['apps', 'libs', 'infra', 'test/bench', 'test/support'];
/** Tools that run from the checkout, and what only Vite reads. */
const notShipped =
  /^infra\/(?:ci|build)\/|^infra\/.*\.mjs$|^libs\/web\/(?:browser|styles)\/|^libs\/collections\/kit\/offline\//;
const notCode = /\.spec\.tsx?$|\.d\.ts$/;
/** A change of tool or configuration changes every output. */
const tools = ['.swcrc', 'package.json', 'package-lock.json', 'vite.config.ts'];

/**
 * Paths from `root`, with `/`: files compiled with SWC, files copied beside them, whether Vite builds what browsers load, and
 * `watched`, every file whose change asks for a new build.
 */
export function listSources(root) {
  const all = folders.flatMap((folder) => filesUnder(root, folder));
  const shipped = all.filter((file) => !notShipped.test(file) && !notCode.test(file));
  const isCode = (file) => /\.tsx?$/.test(file);
  return {
    compiled: shipped.filter(isCode),
    copied: shipped.filter((file) => !isCode(file)),
    pages: existsSync(join(root, 'vite.config.ts')),
    watched: [
      ...all.filter((file) => !notCode.test(file)),
      ...tools.filter((file) => existsSync(join(root, file))),
    ],
  };
}

function filesUnder(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return filesUnder(root, path);
      return entry.isFile() ? [path] : [];
    });
}
