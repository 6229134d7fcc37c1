import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** Each case starts programs, on machines that may be busy. */
jest.setTimeout(60_000);

const root = resolve(import.meta.dirname, '../..');
const jestConfig = `
const project = (displayName) => ({ displayName, rootDir: '.', testMatch: ['<rootDir>/' + displayName + '/*.spec.js'] });
const timely = { testEnvironment: '${join(root, 'test/support/timely-environment.mjs')}' };
export default { projects: ['unit', 'slow', 'db', 'contract', 'journeys'].map((name) => ({ ...project(name), ...(name === 'contract' ? timely : {}) })) };
`;
const suite = (...tests: string[]) =>
  `import { expect, it } from '@jest/globals';\n${tests.map((test) => `it${test};\n`).join('')}`;
const passing = "('holds', () => expect(1).toBe(1))";
const failing = "('breaks', () => expect(1).toBe(2))";

describe('npm test', () => {
  let folder: string;
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'essaim-test-runner-'));
    for (const path of ['infra/ci', 'infra/build', '.swcrc'])
      cpSync(join(root, path), join(folder, path), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    write('package.json', '{ "type": "module" }');
    write('jest.config.js', jestConfig);
    write('unit/a.spec.js', suite(passing, ".skip('waits', () => undefined)"));
    write('test/journeys/visitor.spec.ts', suite(passing, passing));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('ends with the counts of every project, and counts journeys without a browser as skipped', () => {
    write('contract/b.spec.js', suite(passing));
    const { lines, status } = run(folder, { CHROMIUM: '/nowhere/chromium' });
    expect(lines.at(-1)).toBe('2 passed, 0 failed, 3 skipped');
    expect(lines).toContainEqual(expect.stringMatching(/journeys: 2 skipped.*apt-get install chromium/));
    expect(status).toBe(0);
  });

  it('stops after the first project that fails', () => {
    write('db/a.spec.js', suite(failing, passing));
    write('contract/b.spec.js', suite(failing));
    const { lines, status } = run(folder, { CHROMIUM: process.execPath });
    expect(lines.at(-1)).toBe('2 passed, 1 failed, 1 skipped');
    expect(lines).toContain('contract: not run, something failed before.');
    expect(status).toBe(1);
  });

  it('names and skips the specs that it has no time to start, hooks included', () => {
    const hooked = `import { beforeAll, describe } from '@jest/globals';\nbeforeAll(() => { throw new Error(); });\n`;
    write(
      'contract/b.spec.js',
      hooked + suite(failing) + 'describe("deep", () => { it("breaks", () => expect(1).toBe(2)); });',
    );
    const { lines, status } = run(folder, { CHROMIUM: process.execPath }, '--within', '0');
    expect(lines.at(-1)).toBe('1 passed, 0 failed, 3 skipped');
    expect(lines).toContain('skipped, no time left for it: contract/b.spec.js');
    expect(status).toBe(0);
  });

  it('counts a suite that cannot be loaded as a failure', () => {
    write('unit/a.spec.js', "import './absent.js';\n");
    const { lines, status } = run(folder, { CHROMIUM: process.execPath });
    expect(lines.at(-1)).toBe('0 passed, 1 failed, 0 skipped');
    expect(status).toBe(1);
  });
});

function run(
  folder: string,
  more: Record<string, string>,
  ...words: string[]
): { lines: string[]; status: number | null } {
  const { stdout, status } = spawnSync(process.execPath, [join(folder, 'infra/ci/test.mjs'), ...words], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', ...more },
  });
  return { lines: stdout.trimEnd().split('\n'), status };
}
