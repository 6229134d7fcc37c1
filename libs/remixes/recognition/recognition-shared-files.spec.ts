import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { readDocument } from '#documents';
import { IdentityModule } from '#identity';
import { ResourcesModule } from '#resources';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import {
  figures,
  type Original,
  type Outcome,
  RecognitionTrial,
} from '../../../test/support/recognition-trial.js';
import { RemixesModule } from '../remixes.module.js';

jest.setTimeout(900_000);

const SHARED = env.ESSAIM_SHARED ?? join(fileURLToPath(new URL('../../../..', import.meta.url)), 'shared');
const CORPUS = join(SHARED, 'corpus');
const FORMATS: Record<string, string> = {
  odt: 'odt',
  docx: 'docx',
  pptx: 'pptx',
  md: 'markdown',
  ipynb: 'ipynb',
};

async function originals(): Promise<Original[]> {
  const lines = readFileSync(join(CORPUS, 'manifest.jsonl'), 'utf8').trim().split('\n');
  const all: Original[] = [];
  for (const line of lines) {
    const { id, files } = JSON.parse(line) as { id: string; files: { path: string }[] };
    for (const { path } of files) {
      const format = FORMATS[path.split('.').at(-1)?.toLowerCase() ?? ''];
      if (!format) continue;
      const bytes = new Uint8Array(readFileSync(join(CORPUS, path)));
      const { blocks } = await readDocument(bytes, format);
      all.push({
        work: id,
        name: basename(path),
        format,
        bytes,
        text: blocks.map(({ text }) => text).join('\n'),
      });
    }
  }
  return all;
}

/** Formats of which there are enough are looked at one file in three; all of them with ESSAIM_WHOLE_CORPUS=1 (six minutes). */
function sample(all: readonly Original[]): Original[] {
  if (env.ESSAIM_WHOLE_CORPUS) return [...all];
  const many = new Set(
    Object.values(FORMATS).filter(
      (format) => all.filter((original) => original.format === format).length >= 20,
    ),
  );
  let seen = 0;
  return all.filter(({ format }) => !many.has(format) || seen++ % 3 === 0);
}

/** Real lessons of which three tenths are new, uploaded again: what is recognised, and what is taken for another. */
(existsSync(CORPUS) ? describe : describe.skip)('the corpus, rewritten (needs ../shared/corpus)', () => {
  let product: TestApplication;
  let trial: RecognitionTrial;
  let files: Original[];

  beforeAll(async () => {
    product = await startTestApplication([IdentityModule, ResourcesModule, RemixesModule]);
    trial = await RecognitionTrial.begin(product);
    files = sample(await originals());
    await trial.publish(files);
  });

  afterAll(() => product?.stop());

  it.each([
    { stripped: false, seed: 51 },
    { stripped: true, seed: 52 },
  ])(
    'is found in 95 of 100 files of each format (all metadata stripped: $stripped)',
    async ({ stripped, seed }) => {
      const outcomes = await trial.upload(files, { share: 0.3, seed, stripped });
      say(outcomes, stripped);
      for (const [format, { files: all, found }] of Object.entries(figures(outcomes)))
        expect([format, found / all >= 0.95]).toEqual([format, true]);
      const works = new Set(files.map(({ work }) => work)).size;
      const wrong = outcomes.reduce((sum, { others }) => sum + others.length, 0);
      expect(wrong / (outcomes.length * (works - 1))).toBeLessThanOrEqual(0.01);
    },
  );
});

function say(outcomes: readonly Outcome[], stripped: boolean): void {
  const wrong = outcomes.flatMap(({ original, others }) =>
    others.map((other) => `${original.work}→${other}`),
  );
  const missed = outcomes
    .filter(({ found }) => !found)
    .map(({ original }) => `${original.work}/${original.name}`);
  process.stdout.write(
    `recognition, ${stripped ? 'stripped' : 'as it is'}: ${JSON.stringify(figures(outcomes))}\n` +
      `missed: ${missed.join(', ')}\nother works offered: ${wrong.length} (${wrong.join(', ')})\n`,
  );
}
