import { describe, expect, it, jest } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { DocumentUnreadable } from '../content.js';
import { readDocument } from '../reading/read-document.js';
import { isStampable, readStamp, stampDocument } from './stamp-document.js';

jest.setTimeout(600_000);

const SHARED = env.ESSAIM_SHARED ?? join(fileURLToPath(new URL('../../../..', import.meta.url)), 'shared');
const present = existsSync(join(SHARED, 'corpus')) ? it : it.skip;
const skipped = existsSync(join(SHARED, 'corpus')) ? '' : ' (skipped: no shared material here)';

const renamed: Record<string, string> = { md: 'markdown', jpg: 'jpeg', qmd: 'quarto', htm: 'html' };
const formatOf = (path: string): string => {
  const extension = path.split('.').at(-1)!.toLowerCase();
  return renamed[extension] ?? extension;
};

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && isStampable(formatOf(entry.name)))
        .map((entry) => join(entry.parentPath, entry.name))
    : [];

const grouped = (paths: readonly string[]): Map<string, string[]> => {
  const groups = new Map<string, string[]>();
  for (const path of paths) groups.set(formatOf(path), [...(groups.get(formatOf(path)) ?? []), path]);
  return groups;
};

const credit = {
  identifier: 'urn:uuid:4b5a5c9e-0000-4000-8000-000000000001',
  source: 'https://essaim.example/r/la-maree/v/2',
  sha256: 'a'.repeat(64),
  title: 'La marée',
  authors: ['Autrice Exemple'],
  licence: { id: 'CC-BY-4.0', name: 'CC BY 4.0', uri: 'https://creativecommons.org/licenses/by/4.0/' },
  notice: ['« La marée » par Autrice Exemple est sous licence CC BY 4.0'],
  jsonLd: '{}',
};

const OURS =
  /^(?:meta\.xml|META-INF\/manifest\.xml|docProps\/custom\.xml|\[Content_Types\]\.xml|_rels\/\.rels|.*\.opf)$/u;

function expectSameEntries(before: Uint8Array, after: Uint8Array): void {
  const [old, now] = [unzipSync(before), unzipSync(after)];
  for (const [name, content] of Object.entries(old))
    if (!OURS.test(name)) expect(Buffer.from(now[name]!).equals(content)).toBe(true);
}

describe('real files', () => {
  present(`are stamped, read back, and left as they were${skipped}`, async () => {
    const refused: Record<string, string[]> = {};
    let stamped = 0;
    for (const path of filesIn(join(SHARED, 'corpus'))) {
      const [bytes, format] = [readFileSync(path), formatOf(path)];
      try {
        const once = await stampDocument(bytes, format, credit);
        if (!once) throw new Error('left alone');
        expect(await readStamp(once, format)).toEqual({ ...credit, former: [] });
        expect(Buffer.from((await stampDocument(once, format, credit))!).equals(once)).toBe(true);
        if (bytes.subarray(0, 2).toString() === 'PK') expectSameEntries(bytes, once);
        stamped += 1;
      } catch (error) {
        if (!(error instanceof DocumentUnreadable) && (error as Error).message !== 'left alone')
          throw new Error(path, { cause: error });
        (refused[`${format} ${(error as Error).message}`] ??= []).push(path.split('/').at(-1)!);
      }
    }
    const few = Object.values(refused).flat();
    if (env.ESSAIM_SAYS) process.stdout.write(`${stamped} stamped\n${JSON.stringify(refused, null, 1)}\n`);
    expect(few.length / (stamped + few.length)).toBeLessThan(0.02);
  });

  present(`still say what they said, the first of each format${skipped}`, async () => {
    const byFormat = grouped(filesIn(join(SHARED, 'corpus')));
    for (const [format, paths] of byFormat) {
      for (const path of paths.slice(0, 5)) {
        const bytes = readFileSync(path);
        const once = await stampDocument(bytes, format, credit).catch(() => null);
        if (once)
          expect((await readDocument(once, format)).blocks).toEqual(
            (await readDocument(bytes, format)).blocks,
          );
      }
    }
  });

  present(`that are hostile are refused or stamped, and nothing else happens${skipped}`, async () => {
    const rows = readFileSync(join(SHARED, 'hostile/manifest.jsonl'), 'utf8').trim().split('\n');
    const outcomes = { stamped: 0, refused: 0 };
    for (const row of rows) {
      const { path, upload_filename: name } = JSON.parse(row) as {
        path: string | null;
        upload_filename: string;
      };
      const file = join(SHARED, 'hostile', path ?? 'absent');
      if (!existsSync(file) || !isStampable(formatOf(name))) continue;
      try {
        const once = await stampDocument(readFileSync(file), formatOf(name), credit);
        if (once) expect(await readStamp(once, formatOf(name))).toMatchObject(credit);
        outcomes.stamped += 1;
      } catch (error) {
        if (!(error instanceof DocumentUnreadable)) throw new Error(name, { cause: error });
        outcomes.refused += 1;
      }
    }
    if (env.ESSAIM_SAYS) process.stdout.write(`${JSON.stringify(outcomes)}\n`);
    expect(outcomes.refused).toBeGreaterThan(0);
    expect(outcomes.stamped).toBeGreaterThan(0);
  });
});
