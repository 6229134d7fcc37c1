import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { transformFileSync } from '@swc/core';
import { crashPoints } from './crash-point.js';

const libraries = resolve(import.meta.dirname, '../..');
const passages = readdirSync(libraries, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !/\.spec\.ts$/.test(path) && !path.endsWith('crash-point.ts'))
  .flatMap((path) => [...readFileSync(join(libraries, path), 'utf8').matchAll(/\bcrashPoint\('([\w.]+)'/g)])
  .map(([, name]) => name ?? '');

describe('the points where a test may kill the product', () => {
  it('are each passed somewhere, and named once', () => {
    expect([...new Set(passages)].sort()).toEqual([...crashPoints].sort());
    expect(new Set(crashPoints).size).toBe(crashPoints.length);
  });
});

describe('a process with CRASH_AT', () => {
  /** Passes these points, saying each that it survived. */
  function pass(points: readonly (readonly [point: string, of?: string])[], crashAt: string) {
    const folder = mkdtempSync(join(tmpdir(), 'essaim-crash-'));
    try {
      const { code } = transformFileSync(resolve(import.meta.dirname, 'crash-point.ts'), {
        swcrc: false,
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
      });
      writeFileSync(join(folder, 'crash-point.mjs'), code);
      writeFileSync(join(folder, 'order'), 'outbox.done:1\n');
      const calls = points.map(
        ([point, of]) => `crashPoint('${point}', ${JSON.stringify(of)}); say('${point}');`,
      );
      writeFileSync(
        join(folder, 'main.mjs'),
        `import { writeSync } from 'node:fs'; import { crashPoint } from './crash-point.mjs';
         const say = (point) => writeSync(1, point + ' '); ${calls.join('\n')}`,
      );
      const { signal, stdout } = spawnSync(process.execPath, [join(folder, 'main.mjs')], {
        env: { CRASH_AT: crashAt.replace('FOLDER', folder) },
        encoding: 'utf8',
      });
      return { signal, survived: stdout.trim(), order: existsSync(join(folder, 'order')) };
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  it.each([
    ['upload.row:1', [['upload.staged'], ['upload.row']], 'upload.staged'],
    ['erase.step:2', [['erase.step'], ['erase.step']], 'erase.step'],
    [
      'outbox.claimed.resource.published:1',
      [
        ['outbox.claimed', 'house.keep'],
        ['outbox.claimed', 'resource.published'],
      ],
      'outbox.claimed',
    ],
    ['@FOLDER/order', [['outbox.claimed'], ['outbox.done', 'house.keep']], 'outbox.claimed'],
  ] as const)('%s dies there, and not before', (crashAt, points, survived) => {
    const isInFile = crashAt.startsWith('@');
    expect(pass(points, crashAt)).toEqual({ signal: 'SIGKILL', survived, order: !isInFile });
  });

  it.each(['', '@FOLDER/nothing', 'upload.row:2', 'nonsense'])('« %s » lets it live', (crashAt) => {
    expect(pass([['upload.row']], crashAt)).toEqual({ signal: null, survived: 'upload.row', order: true });
  });
});
