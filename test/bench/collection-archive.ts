import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { act, type Caller } from '../support/api.js';
import { readyDraft } from '../support/drafts.js';
import { join as joinSite } from '../support/people.js';
import { type ProbedProduct, startProbedProduct } from '../support/probed-product.js';
import { temporaryFolder } from '../support/product.js';
import { timed } from './measures.js';
import { takeToDisk } from './take-to-disk.js';

/** `node dist/test/bench/collection-archive.js 2048 valise`: as many megabytes of pictures, as an offline kit. */
const MEGABYTES = Number(process.argv[2] ?? 256);
const NAME = process.argv[3] === 'valise' ? 'valise' : 'emporter';
const SIDE = 2048;
const FILE_BYTES = SIDE * SIDE * 3;
const FILES_EACH = 4;
/** What the server may grow by while it sends: a window of streams and credits, whatever the size. */
const MOST_GROWTH_MB = 150;
const run = promisify(execFile);

await main();

/** Takes a whole collection twice, the second time with its credits made, beside `zip -0` of the same files on the same disk. */
async function main(): Promise<void> {
  const product = await startProbedProduct({ home: process.cwd(), env: { MAX_RESOURCE_MB: '1000' } });
  const folder = await temporaryFolder();
  try {
    const { caller } = await (await joinSite(product, 'Conseillère')).token('WRITE');
    const slug = await gather(product, caller, Math.ceil((MEGABYTES * 1e6) / FILE_BYTES / FILES_EACH));
    const archive = join(folder, 'tout.zip');
    const address = `${product.files}/c/${slug}/${NAME}.zip`;
    await takeToDisk(product, address, archive);
    const { bytes, seconds, before, most } = await takeToDisk(product, address, archive);
    await run('unzip', ['-q', archive, '-d', join(folder, 'files')]);
    const zipSeconds =
      (await timed(() => run('zip', ['-0', '-q', '-r', join(folder, 'same.zip'), join(folder, 'files')]))) /
      1000;
    const speed = (time: number): string => (bytes / 1e6 / time).toFixed(0);
    console.log(
      `${(bytes / 1e6).toFixed(0)} MB in one ZIP (${NAME}): ${speed(seconds)} MB/s, zip -0 of the same files ${speed(zipSeconds)} MB/s; memory ${before.toFixed(0)} MB before, ${most.toFixed(0)} MB at most`,
    );
    if (most - before > MOST_GROWTH_MB) process.exitCode = 1;
  } finally {
    await product.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function gather(product: ProbedProduct, curator: Caller, resources: number): Promise<string> {
  const wish = {
    title: 'Des photos',
    why: 'Pour peser.',
    visibility: 'PUBLIC',
    levels: ['cm1'],
    subjects: ['mathematiques'],
  };
  type Made = { collection: { id: string; slug: string } };
  const { collection } = await act<Made>(
    product,
    curator,
    ['createCollection', wish],
    'collection { id slug }',
  );
  for (let n = 1; n <= resources; n += 1) {
    const draft = await readyDraft(product, curator, { title: `Photos ${String(n)}` });
    for (let file = 1; file <= FILES_EACH; file += 1) await deposit(product, curator, draft.id);
    await act(product, curator, ['publishResource', { draftId: draft.id }], 'resource { id }');
    const item = { collection: collection.id, resource: draft.resource.id };
    await act(product, curator, ['addItem', item], 'item { id }');
  }
  return collection.slug;
}

/** Noise, which nothing makes smaller. */
async function deposit(product: ProbedProduct, caller: Caller, draftId: string): Promise<void> {
  const raw = { width: SIDE, height: SIDE, channels: 3 as const };
  const png = await sharp(randomBytes(FILE_BYTES), { raw }).png({ compressionLevel: 0 }).toBuffer();
  const body = new FormData();
  body.append('file', new Blob([png]), `photo ${randomBytes(4).toString('hex')}.png`);
  const answer = await fetch(`${product.pages}/brouillons/${draftId}/fichiers`, {
    method: 'POST',
    body,
    headers: caller.headers,
    redirect: 'manual',
  });
  if (answer.status >= 400) throw new Error(`A deposit was answered ${String(answer.status)}`);
}
