import { execFile } from 'node:child_process';
import { cp, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { act, type Caller } from '../support/api.js';
import { readyDraft } from '../support/drafts.js';
import { join as joinSite } from '../support/people.js';
import { type ProbedProduct, startProbedProduct } from '../support/probed-product.js';
import { temporaryFolder } from '../support/product.js';
import { seeded } from '../support/random-documents.js';
import { timed } from './measures.js';
import { takeToDisk } from './take-to-disk.js';

/** `node dist/test/bench/kit.js 500`: as many resources. */
const RESOURCES = Number(process.argv[2] ?? 500);
const WORDS_EACH = 400;
const VOCABULARY = 6000;
/** A laptop of ten years, beside the machine of whoever measures. */
const SLOWER = 4;
const MOST_FIRST_SEARCH_MS = 1000;
const run = promisify(execFile);

/** A kit of many resources beside `cp` of the same files, then the first search in it, on a processor made slower. */
async function main(): Promise<void> {
  const product = await startProbedProduct({ home: process.cwd() });
  const folder = await temporaryFolder();
  try {
    const { caller } = await (await joinSite(product, 'Conseillère')).token('WRITE');
    const address = `${product.files}/c/${await gather(product, caller)}/valise.zip`;
    const zip = join(folder, 'valise.zip');
    await takeToDisk(product, address, zip);
    const { bytes, seconds, before, most } = await takeToDisk(product, address, zip);
    const kit = join(folder, 'valise');
    await run('unzip', ['-q', zip, '-d', kit]);
    const copied = (await timed(() => cp(kit, join(folder, 'same'), { recursive: true }))) / 1000;
    console.log(
      `${RESOURCES} resources, ${(bytes / 1e6).toFixed(1)} MB: ${seconds.toFixed(1)} s, cp of the same files ${copied.toFixed(2)} s (${(seconds / copied).toFixed(1)} times); memory ${before.toFixed(0)} MB before, ${most.toFixed(0)} MB at most`,
    );
    await searchIn(kit);
  } finally {
    await product.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const random = seeded(39);
const pick = (most: number): number => Math.floor(random() * most);
const SYLLABLES = 'ba ca da fra gri lo ma nu pla que ri so ta ve zi chan dou len mer tion'.split(' ');
const words = Array.from({ length: VOCABULARY }, () =>
  Array.from({ length: 2 + pick(3) }, () => SYLLABLES[pick(SYLLABLES.length)]).join(''),
);
/** As in a language, few words are said often and most are rare. */
const word = (): string => words[Math.floor(VOCABULARY ** random()) - 1] ?? '';
const said = (count: number): string => Array.from({ length: count }, word).join(' ');

async function gather(product: ProbedProduct, caller: Caller): Promise<string> {
  const wish = {
    ...{ title: 'Une année', why: 'Pour peser.', visibility: 'PUBLIC' },
    ...{ levels: ['cm1'], subjects: ['mathematiques'] },
  };
  type Made = { collection: { id: string; slug: string } };
  const { collection } = await act<Made>(
    product,
    caller,
    ['createCollection', wish],
    'collection { id slug }',
  );
  for (let n = 1; n <= RESOURCES; n += 1) {
    const changes = { title: `${said(3)} ${String(n)}`, summary: said(20), text: said(WORDS_EACH) };
    const draft = await readyDraft(product, caller, changes);
    await act(product, caller, ['publishResource', { draftId: draft.id }], 'resource { id }');
    const item = { collection: collection.id, resource: draft.resource.id, note: said(12) };
    await act(product, caller, ['addItem', item], 'item { id }');
  }
  return collection.slug;
}

/** From the disk, without network: until the page can be searched, then from the last key to the results. */
async function searchIn(kit: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const opened = await timed(async () => {
      await page.goto(pathToFileURL(join(kit, 'index.html')).href);
      await page.getByRole('searchbox').waitFor();
    });
    await page.getByRole('searchbox').fill(words[1] ?? '');
    const first = await timed(async () => {
      await page.keyboard.press('Enter');
      await page.locator('#trouve li').first().waitFor();
    });
    const floor = await timed(() => page.evaluate(() => document.body.textContent?.length));
    const { size } = await stat(join(kit, 'recherche-index.js'));
    console.log(
      `processor ${SLOWER} times slower: opened in ${opened.toFixed(0)} ms, first search ${first.toFixed(0)} ms (${(first / floor).toFixed(0)} times reading the page through, ${floor.toFixed(1)} ms); index ${(size / 1e6).toFixed(2)} MB`,
    );
    if (first > MOST_FIRST_SEARCH_MS) process.exitCode = 1;
  } finally {
    await browser.close();
  }
}

await main();
