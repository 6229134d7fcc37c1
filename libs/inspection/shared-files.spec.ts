import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { env } from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inspectFile, inspectManifest } from './index.js';

const shared = resolve(env.ESSAIM_SHARED ?? '../shared');

interface HostileRow {
  id: string;
  path: string;
  upload_filename: string;
  claimed_mime: string | null;
  expected: { action: string; reason: string; acceptable_alternatives: string[] };
}

function rowsOf<Row>(path: string): Row[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
}

/** « reject: active_content » names a reason; « accept_download_only with a visible warning » leaves it open. */
function isAllowed({ expected }: HostileRow, action: string, reason: string): boolean {
  if (action === expected.action && reason === expected.reason) return true;
  return expected.acceptable_alternatives.some((alternative) => {
    const [, wanted, named] = /^(\w+)(?:: (\w+)$)?/.exec(alternative) ?? [];
    return wanted === action && (named === undefined || named === reason);
  });
}

// Three rows are not stored (antivirus test string): rejections.spec.ts builds the same.
const hostile = rowsOf<HostileRow>(join(shared, 'hostile/manifest.jsonl')).filter((row) => row.path !== null);
const hostileTest = hostile.length > 0 ? it : it.skip;

let room: string;
beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'essaim-shared-'));
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

describe('the hostile set', () => {
  hostileTest(
    'gets the expected action and reason for every row (needs ../shared/hostile)',
    async () => {
      const wrong: string[] = [];
      const byId = new Map(hostile.map((row) => [row.id, row]));
      let seen = 0;
      for await (const line of inspectManifest(hostile, join(shared, 'hostile'))) {
        seen += 1;
        const row = byId.get(line.id ?? '');
        if (!row || !isAllowed(row, line.action, line.reason))
          wrong.push(`${line.id} ${line.action} ${line.reason}`);
        expect(line.message).not.toBe('');
      }
      expect(wrong).toEqual([]);
      expect(seen).toBe(hostile.length);
    },
    60_000,
  );
});

const corpus = rowsOf<{ id: string; files: { path: string }[] }>(join(shared, 'corpus/manifest.jsonl'));
const corpusTest = corpus.length > 0 ? it : it.skip;

describe('the corpus', () => {
  corpusTest(
    'is kept whole (needs ../shared/corpus)',
    async () => {
      const refused: string[] = [];
      for (const { path } of corpus.flatMap((resource) => resource.files)) {
        const filename = path.replace(/^.*\//, '');
        const { action, reason, format } = await inspectFile({
          path: join(shared, 'corpus', path),
          filename,
          cleanedFolder: room,
        });
        if (action !== 'accept' && action !== 'accept_sanitised')
          refused.push(`${path} ${format} ${action} ${reason}`);
      }
      expect(refused).toEqual([]);
    },
    120_000,
  );
});
