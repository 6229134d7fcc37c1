import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { execFileSync, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** Each case starts programs, on machines that may be busy. */
jest.setTimeout(60_000);

const root = resolve(import.meta.dirname, '../..');
/** The number of a process that has ended: the largest that Linux gives. */
const DEAD = 4_194_304;

describe('the build', () => {
  let folder: string;
  const at = (path: string) => join(folder, path);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'essaim-build-'));
    for (const path of ['.swcrc', 'package.json', 'infra/build'])
      cpSync(join(root, path), at(path), { recursive: true });
    symlinkSync(join(root, 'node_modules'), at('node_modules'));
    write('apps/server/main.ts', "import '../../libs/licensing/licence.js';\n");
    write('libs/licensing/licence.ts', 'export const licence: string = "BY";\n');
    write('libs/licensing/licence.spec.ts', 'throw new Error();\n');
    write('libs/licensing/data/rules.json', '[]');
    write('libs/web/page.tsx', 'export const Page = () => <p>Bonjour</p>;\n');
    write('test/journeys/search.spec.ts', '');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('compiles the product and brings its data, not its tests or tools', async () => {
    expect(await build(folder)).toMatch(/^Construction… [\d.]+ s\n$/);
    expect(readFileSync(at('dist/libs/licensing/licence.js'), 'utf8')).toContain('licence = "BY"');
    expect(readFileSync(at('dist/libs/web/page.js'), 'utf8')).toContain('preact/jsx-runtime');
    expect(readFileSync(at('dist/libs/licensing/data/rules.json'), 'utf8')).toBe('[]');
    for (const absent of ['libs/licensing/licence.spec.js', 'infra/build', 'test'])
      expect([absent, existsSync(at(`dist/${absent}`))]).toEqual([absent, false]);
  });

  it('makes one file of a process, whose modules still find what lies beside them', async () => {
    write(
      'libs/licensing/licence.ts',
      "import { readFileSync } from 'node:fs';\nconsole.log(readFileSync(new URL('./data/rules.json', import.meta.url), 'utf8'));\n",
    );
    await build(folder);
    rmSync(at('dist/libs/licensing/licence.js'));
    expect(execFileSync(process.execPath, [at('dist/run/server.js')], { encoding: 'utf8' })).toBe('[]\n');
  });

  it('says and does nothing when nothing changed', async () => {
    await build(folder);
    expect(await build(folder)).toBe('');
  });

  it('follows a changed source, a lost one, and a missing output', async () => {
    await build(folder);
    write('libs/licensing/licence.ts', 'export const licence: string = "BY-SA";\n');
    rmSync(at('libs/web/page.tsx'));
    await build(folder);
    expect(readFileSync(at('dist/libs/licensing/licence.js'), 'utf8')).toContain('BY-SA');
    expect(existsSync(at('dist/libs/web/page.js'))).toBe(false);

    rmSync(at('dist/apps/server/main.js'));
    await build(folder);
    expect(existsSync(at('dist/apps/server/main.js'))).toBe(true);
  });

  it('is done once when two start together', async () => {
    const said = await Promise.all([build(folder), build(folder)]);
    expect(said.filter((text) => text !== '')).toHaveLength(1);
    expect(existsSync(at('dist/apps/server/main.js'))).toBe(true);
  });

  it('is not stopped by the lock of a killed build', async () => {
    write('dist/.build/lock', String(DEAD));
    expect(await build(folder)).toContain('Construction');
  });
});

/** What the build said; rejects when it fails. */
function build(folder: string): Promise<string> {
  const child = spawn(process.execPath, [join(folder, 'infra/build/build.mjs')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (said += text.toString()));
  return new Promise((done, fail) =>
    child.on('close', (code) => (code === 0 ? done(said) : fail(new Error(said)))),
  );
}
