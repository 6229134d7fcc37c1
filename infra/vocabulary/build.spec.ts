import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const shared = process.env.ESSAIM_SHARED ?? resolve(process.cwd(), '..', 'shared');
const withShared = existsSync(join(shared, 'data/vocab')) ? it : it.skip;
const committed = resolve(process.cwd(), 'libs/vocabulary/data');

describe('infra/vocabulary/build.mjs', () => {
  withShared(
    'writes the committed files, byte for byte (skipped without ../shared)',
    () => {
      const out = mkdtempSync(join(tmpdir(), 'essaim-vocabulary-'));
      try {
        const run = spawnSync(
          process.execPath,
          ['infra/vocabulary/build.mjs', '--shared', shared, '--out', out],
          { encoding: 'utf8' },
        );
        expect(run.stderr).toBe('');
        expect(readdirSync(out).length).toBeGreaterThan(10);
        for (const name of readdirSync(out)) {
          expect(readFileSync(join(out, name), 'utf8')).toBe(readFileSync(join(committed, name), 'utf8'));
        }
      } finally {
        rmSync(out, { recursive: true });
      }
    },
    60_000,
  );
});
