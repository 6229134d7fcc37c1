import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { transformFile } from '@swc/core';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runIsolated } from './isolated-job.js';
import { previewDocumentSafely, readDocumentSafely, renderPdfPages } from './isolated-reading.js';
import { type ReadingJob } from './reading-job.js';

const DOCUMENTS = fileURLToPath(new URL('..', import.meta.url));
const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));
/** pdf.js rebuilds a missing cross-reference table: a PDF fits in a few lines. */
const onePagePdf = (words: string): Buffer => {
  const drawing = `BT /F 12 Tf 40 700 Td (${words}) Tj ET`;
  return Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length ${drawing.length}>>stream
${drawing}
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF`);
};

const LIMITS = { timeMs: 20_000, heapMb: 384 };

let folder: string;
const entry = (name: string): URL => pathToFileURL(join(folder, 'built/reading', name));

/** Node runs no TypeScript: the child is built as the real build builds it, in a folder of its own. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'essaim-documents-'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await symlink(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'));
  const files = await readdir(DOCUMENTS, { recursive: true });
  for (const name of files.filter((file) => file.endsWith('.ts') && !file.includes('.spec'))) {
    const { code } = await transformFile(join(DOCUMENTS, name), {
      configFile: join(REPOSITORY, '.swcrc'),
      sourceMaps: false,
    });
    await mkdir(join(folder, 'built', dirname(name)), { recursive: true });
    await writeFile(join(folder, 'built', name.replace(/\.ts$/u, '.js')), code);
  }
  await cp(join(DOCUMENTS, 'data'), join(folder, 'built/data'), { recursive: true });
  const watched = `import { Worker } from 'node:worker_threads';
    new Worker(new URL('./memory-watch.js', import.meta.url), { workerData: { limit: 300 * 1024 * 1024 } });`;
  await writeFile(
    join(folder, 'built/reading/hog.mjs'),
    `${watched} const kept = []; for (;;) kept.push(Buffer.alloc(8e6, 1));`,
  );
  await writeFile(
    join(folder, 'built/reading/heap.mjs'),
    'const kept = []; for (;;) kept.push({ more: kept.length });',
  );
  await writeFile(join(folder, 'built/reading/loop.mjs'), 'for (;;);');
  await writeFile(join(folder, 'built/reading/exit.mjs'), 'process.exit(3);');
  await writeFile(
    join(folder, 'built/reading/environment.mjs'),
    'process.once("message", () => process.send({ keys: Object.keys(process.env) }));',
  );
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the child process', () => {
  it('reads, shows and draws as the library does', async () => {
    const source = onePagePdf('Fiche de calcul');
    const run = (job: ReadingJob): Promise<unknown> => runIsolated(entry('reading-child.js'), job, LIMITS);
    expect(await run({ kind: 'read', source, input: { formatId: 'pdf' } })).toMatchObject({
      ok: true,
      value: { blocks: [{ kind: 'page', level: 1, text: 'Fiche de calcul' }] },
    });
    expect(
      await run({
        kind: 'preview',
        source: Buffer.from('# Bonjour'),
        input: { formatId: 'markdown', options: {} },
      }),
    ).toMatchObject({
      ok: true,
      value: { html: '<h3 id="texte-bonjour">Bonjour</h3>' },
    });
    expect(await run({ kind: 'pages', source, input: { width: 300, from: 1, to: 9 } })).toMatchObject({
      ok: true,
      value: { pageCount: 1, images: [{ page: 1, width: 300, mime: 'image/webp' }] },
    });
    expect(
      await run({ kind: 'read', source: Buffer.from('%PDF-1.7 rien'), input: { formatId: 'pdf' } }),
    ).toEqual({
      ok: false,
      reason: 'damaged',
    });
  }, 60_000);

  it('is stopped when it takes too long, too much memory, or dies', async () => {
    const run = (name: string, timeMs: number): Promise<unknown> =>
      runIsolated(entry(name), {}, { timeMs, heapMb: 64 });
    expect(await run('loop.mjs', 500)).toEqual({ ok: false, reason: 'too-slow' });
    expect(await run('hog.mjs', 30_000)).toEqual({ ok: false, reason: 'too-much-memory' });
    expect(await run('heap.mjs', 30_000)).toEqual({ ok: false, reason: 'too-much-memory' });
    expect(await run('exit.mjs', 30_000)).toEqual({ ok: false, reason: 'crashed' });
    expect(await run('absent.mjs', 30_000)).toEqual({ ok: false, reason: 'crashed' });
  }, 120_000);

  it('sees nothing of our environment', async () => {
    expect(await runIsolated(entry('environment.mjs'), {}, LIMITS)).toEqual({
      keys: expect.not.arrayContaining(['PATH', 'HOME']),
    });
  }, 30_000);
});

describe('the safe doors', () => {
  it('answer a reason instead of throwing', async () => {
    const junk = Buffer.from('PK junk');
    expect(await readDocumentSafely(junk, 'odt')).toEqual({
      blocks: [],
      metadata: { found: {} },
      warnings: [],
      failure: 'damaged',
    });
    expect(await previewDocumentSafely(junk, 'docx')).toEqual({
      html: '',
      assets: [],
      warnings: [],
      failure: 'damaged',
    });
    expect(await renderPdfPages(junk, { width: 100, from: 1, to: 1 })).toEqual({
      pageCount: 0,
      images: [],
      failure: 'damaged',
    });
    expect(await readDocumentSafely(join(folder, 'absent.odt'), 'odt')).toMatchObject({ failure: 'damaged' });
  }, 60_000);

  it('give what the plain functions give', async () => {
    const reading = await readDocumentSafely(Buffer.from('# Bonjour'), 'markdown');
    expect(reading).toMatchObject({
      failure: null,
      blocks: [{ text: 'Bonjour' }],
      metadata: { title: 'Bonjour' },
    });
  });
});
