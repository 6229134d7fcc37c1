import { cpSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './product.js';

/**
 * A copy of what was built, whose processes load each module from its own file: one that a test alters, or looks into,
 * is the one that runs. Its folder; the caller removes it.
 */
export function copyHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'essaim-home-'));
  cpSync(join(root, 'dist'), join(home, 'dist'), { recursive: true });
  cpSync(join(root, 'package.json'), join(home, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'));
  for (const name of ['server', 'worker'])
    writeFileSync(join(home, `dist/run/${name}.js`), `import '../apps/${name}/main.js';\n`);
  return home;
}
