import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countLines, manifestLines } from './manifest-lines.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'essaim-lines-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function linesOf(content: string): Promise<[number, string | null][]> {
  const path = join(folder, 'manifest.jsonl');
  writeFileSync(path, content);
  const lines: [number, string | null][] = [];
  for await (const { number, bytes } of manifestLines(path)) lines.push([number, bytes?.toString() ?? null]);
  expect(await countLines(path)).toBe(lines.length);
  return lines;
}

describe('the lines of a manifest', () => {
  it('keep their numbers across blank lines, with or without a last newline', async () => {
    expect(await linesOf('un\n\n  \r\ndeux\ntrois')).toEqual([
      [1, 'un'],
      [4, 'deux'],
      [5, 'trois'],
    ]);
  });

  it('are put together again across chunks', async () => {
    const long = 'é'.repeat(100_000);
    expect(await linesOf(`${long}\n${long}\n`)).toEqual([
      [1, long],
      [2, long],
    ]);
  });

  it('are only numbered beyond 1 MB, and the next ones are read', async () => {
    expect(await linesOf(`${'a'.repeat(3_000_000)}\nsuite\n`)).toEqual([
      [1, null],
      [2, 'suite'],
    ]);
  });

  it('cannot be read from a file that is not there: one sentence', async () => {
    await expect(countLines(join(folder, 'absent'))).rejects.toThrow('Manifeste introuvable');
  });
});
