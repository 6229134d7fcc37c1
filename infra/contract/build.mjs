// `npm run build:contract`: writes the committed schema from the compiled server, then the typed operations of the pages.
// With `--check` it writes nothing, says what is stale, and exits 1 when something is.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate, loadCodegenConfig } from '@graphql-codegen/cli';
import { root } from '../ci/tool.mjs';
import { describeServer } from './describe.mjs';

process.chdir(root);
const check = process.argv.includes('--check');
const header = '# Generated from the code by `npm run build:contract`; reviewed like prose.\n\n';
const path = 'libs/contract/schema.graphql';

const { sdl } = await describeServer();
const stale = [];
put(path, header + sdl);
const { config } = await loadCodegenConfig({ configFilePath: join(root, 'codegen.ts') });
for (const { filename, content } of await generate({ ...config, silent: true }, false))
  put(filename, content);

if (stale.length > 0 && check) {
  process.stderr.write(`Stale: ${stale.join(', ')}. Run: npm run build:contract\n`);
  process.exitCode = 1;
}

function put(file, content) {
  if (read(file) === content) return;
  stale.push(file);
  if (!check) writeFileSync(join(root, file), content);
}

function read(file) {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    return null;
  }
}
