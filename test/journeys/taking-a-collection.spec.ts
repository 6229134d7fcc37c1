import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDFDocument } from '@cantoo/pdf-lib';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { type RunningProduct, temporaryFolder } from '../support/product.js';
import { openBrowser, Visit, ways } from './browser.js';
import { demoSession, gatherLessons, startDemo } from './demo.js';

let browser: Browser;
let product: RunningProduct;
let slug: string;

beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startDemo()]);
  slug = await gatherLessons(product, await demoSession(product, 'enseignante-gs'), { most: 10, note });
}, 600_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const note = 'À faire avant les vacances, par groupes de quatre ; prévoir une séance de plus avec les CE2.';

describe.each([ways[0]!, ways[3]!])('a teacher, $name,', (way) => {
  it('prints the list, on two sheets for ten, with an address and a code for each', async () => {
    const visit = await Visit.begin(browser, way, product);
    const { page } = visit;
    await visit.open(`/c/${slug}`);
    await visit.press(page.getByRole('link', { name: 'Imprimer la liste' }));
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Dix leçons');
    // Ten, and the one of the collection.
    expect(await page.locator('svg.qr').count()).toBe(11);
    const printed = await page.locator('article').textContent();
    expect(printed?.split(note)).toHaveLength(11);
    expect(printed?.match(/\/s\/\w+/g)).toHaveLength(10);
    expect(printed).toContain('Les licences de l’ensemble');
    expect((await PDFDocument.load(await page.pdf({ format: 'A4' }))).getPageCount()).toBe(2);
    await visit.end();
  }, 300_000);

  it('takes all of it away in one ZIP, whose credits name each', async () => {
    const visit = await Visit.begin(browser, way, product);
    const { page } = visit;
    await visit.open(`/c/${slug}`);
    const button = page.getByRole('link', { name: /^Tout emporter ZIP, .*[KM]o$/ });
    const { path, name } = await visit.download(button);
    expect(name).toBe(`${slug}.zip`);
    const entries = unzipSync(new Uint8Array(await readFile(path)));
    const folders = Object.keys(entries).filter((entry) => /^\d\d [^/]+\/CREDITS\.txt$/.test(entry));
    expect(folders).toHaveLength(10);
    const credits = strFromU8(entries['CREDITS.txt'] ?? new Uint8Array());
    for (const folder of folders) expect(credits).toContain(folder.replace('CREDITS.txt', ''));
    expect(credits.match(/\/r\/[\w-]+\/v\/\d+/g)?.length).toBeGreaterThanOrEqual(10);
    await visit.end();
  }, 300_000);

  it('opens its summary from the folder, with what it takes to find each file', async () => {
    const bytes = await fetch(`${product.files}/c/${slug}/emporter.zip`).then((answer) =>
      answer.arrayBuffer(),
    );
    const folder = await temporaryFolder();
    for (const [name, content] of Object.entries(unzipSync(new Uint8Array(bytes)))) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    const context = await browser.newContext({
      javaScriptEnabled: way.scripts,
      viewport: { width: way.width, height: 800 },
    });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(join(folder, 'sommaire.html')).href);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Dix leçons');
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
    const links = await page
      .locator('a')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    expect(links.length).toBeGreaterThanOrEqual(10);
    for (const link of links) await access(fileURLToPath(link));
    await context.close();
  }, 300_000);
});

it('tells a program what is put in it, under its feed', async () => {
  const page = await fetch(`${product.pages}/c/${slug}`).then((response) => response.text());
  expect(page).toContain(`type="application/atom+xml" title="Essaim : Dix leçons" href="/c/${slug}.atom"`);
  const feed = await fetch(`${product.pages}/c/${slug}.atom`);
  expect([feed.status, feed.headers.get('Content-Type')]).toEqual([
    200,
    'application/atom+xml; charset=utf-8',
  ]);
  const xml = await feed.text();
  expect(xml.split('<entry>')).toHaveLength(11);
  expect(xml).toContain(note);
});
