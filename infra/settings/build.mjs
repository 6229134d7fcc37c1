// `npm run -s docs:settings`: writes docs/operations/settings.md from the declaration of the settings.
// settings.spec.ts beside it fails when the committed page is another.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import prettier from 'prettier';
import { root } from '../ci/tool.mjs';

// By address: before the first build there is no such file, and the checks of the checkout must pass all the same.
const { settingsPage } = await import(
  new URL('../../dist/infra/settings/settings-page.js', import.meta.url).href
);

const path = join(root, 'docs/operations/settings.md');
const options = await prettier.resolveConfig(path);
writeFileSync(path, await prettier.format(settingsPage(), { ...options, parser: 'markdown' }));
