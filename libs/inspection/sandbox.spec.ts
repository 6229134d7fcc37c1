import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { transformFileSync } from '@swc/core';
import { zipSync } from 'fflate';
import type { Inspection } from './index.js';

/** The tests run TypeScript, which has no child to start: this spec compiles the library and drives the real thing. */
const source = resolve('libs/inspection');
let room: string;

beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'essaim-sandbox-'));
  mkdirSync(join(room, 'built'));
  writeFileSync(join(room, 'package.json'), '{"type":"module"}');
  symlinkSync(resolve('node_modules'), join(room, 'node_modules'));
  cpSync(join(source, 'data'), join(room, 'built/data'), { recursive: true });
  for (const name of readdirSync(source).filter((file) => /(?<!\.spec)\.ts$/.test(file))) {
    const options = {
      swcrc: false,
      jsc: { parser: { syntax: 'typescript' as const }, target: 'es2023' as const },
    };
    writeFileSync(
      join(room, 'built', name.replace(/ts$/, 'js')),
      transformFileSync(join(source, name), options).code,
    );
  }
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

/** Runs requests together in one Node process on the built files. */
function inspectBuilt(
  requests: { name: string; bytes: Uint8Array | string; limits?: object }[],
): Inspection[] {
  const list = requests.map(({ name, bytes, limits }, index) => {
    const path = join(room, `deposit-${index}`);
    writeFileSync(path, bytes);
    return { path, filename: name, limits, cleanedFolder: room };
  });
  const program = `import { inspectFile } from './built/index.js';
    process.stdout.write(JSON.stringify(await Promise.all(${JSON.stringify(list)}.map((one) => inspectFile(one)))));`;
  writeFileSync(join(room, 'run.js'), program);
  return JSON.parse(
    execFileSync(process.execPath, ['run.js'], { cwd: room, encoding: 'utf8', timeout: 60_000 }),
  ) as Inspection[];
}

/** 60 MB of nothing in 60 KB. */
const bomb = () => zipSync({ 'a.bin': new Uint8Array(60 * 1024 * 1024) });

describe('the child process', () => {
  it('answers for many files, two at once, and lets the parent end', () => {
    const answers = inspectBuilt(
      Array.from({ length: 12 }, (_unused, index) => ({
        name: `cours-${index}.md`,
        bytes: `# Cours ${index}`,
      })),
    );
    expect(answers.map(({ action }) => action)).toEqual(Array(12).fill('accept'));
    expect(readdirSync(room).filter((name) => name.startsWith('essaim-inspection-'))).toEqual([]);
  }, 60_000);

  it('hands over the cleaned copy', () => {
    const [answer] = inspectBuilt([
      { name: 'd.svg', bytes: '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>' },
    ]);
    expect(answer?.reason).toBe('svg_sanitised');
    expect(readFileSync(answer?.cleaned ?? '', 'utf8')).not.toContain('alert');
  }, 60_000);

  it('stops a bomb by its own count, in little time', () => {
    const deposit = { name: 'lot.zip', bytes: bomb() };
    const began = Date.now();
    expect(inspectBuilt([deposit])[0]?.reason).toBe('archive_too_large');
    expect(Date.now() - began).toBeLessThan(5_000);
  }, 60_000);

  it('is killed when time runs out, and the next file is served', () => {
    const answers = inspectBuilt([
      { name: 'lent.zip', bytes: bomb(), limits: { ratio: 1_000_000, seconds: 0.05 } },
      { name: 'cours.md', bytes: '# Après' },
    ]);
    expect(answers.map(({ reason }) => reason)).toEqual(['too_slow', 'valid']);
    expect(answers[0]).toMatchObject({ action: 'reject', bytes: bomb().length });
    expect(answers[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  }, 60_000);

  it('is killed when memory runs out, by the kernel’s count or by its own heap', () => {
    const values = `[${'{},'.repeat(15_000_000)}{}]`;
    const answers = inspectBuilt([
      { name: 'lourd.zip', bytes: bomb(), limits: { memoryBytes: 40 * 1024 * 1024, ratio: 1_000_000 } },
      { name: 'lourd.json', bytes: values },
    ]);
    expect(answers.map(({ reason }) => reason)).toEqual(['too_heavy', 'too_heavy']);
  }, 60_000);
});
