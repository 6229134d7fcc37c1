import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type RunningProduct, temporaryFolder } from '../support/product.js';
import { openBrowser, violationsOn, Visit, type Way, ways } from './browser.js';
import { demoSession, gatherLessons, startDemo } from './demo.js';
import { nodes } from './page-words.js';

let browser: Browser;
let product: RunningProduct;
let slug: string;

beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startDemo()]);
  const curator = await demoSession(product, 'enseignante-gs');
  slug = await gatherLessons(product, curator, { most: 10, note: 'À faire dehors.' });
}, 600_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

/** Axe would fetch style sheets, which a page opened from a disk may not. */
const WITHOUT_FETCH = { preload: false };

/** The kit as it lies on a stick. */
async function unpacked(zip: string): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(unzipSync(new Uint8Array(await readFile(zip))))) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

/** A laptop without network, which writes down what its pages ask for and complain about. */
class Laptop {
  readonly asked: string[] = [];
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
  ) {}

  static async open({ scripts, width, dark }: Way): Promise<Laptop> {
    const context = await browser.newContext({
      javaScriptEnabled: scripts,
      viewport: { width, height: 800 },
      colorScheme: dark ? 'dark' : 'light',
      offline: true,
    });
    const laptop = new Laptop(await context.newPage(), context);
    laptop.page.on('request', (request) => laptop.asked.push(request.url()));
    laptop.page.on('requestfailed', (request) => laptop.complaints.push(request.url()));
    laptop.page.on('console', (message) => {
      if (message.type() === 'error') laptop.complaints.push(message.text());
    });
    laptop.page.on('pageerror', ({ message }) => laptop.complaints.push(message));
    return laptop;
  }

  async close(): Promise<void> {
    await this.context.close();
    expect(this.asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
    expect(this.complaints).toEqual([]);
  }
}

/** Addresses of the kit that a page leads to or shows; each picture has arrived. */
async function leadingFrom(page: Page): Promise<string[]> {
  const { links, missing, wide } = await page.evaluate(() => ({
    links: [...document.querySelectorAll('a')].map(({ href }) => href.replace(/#.*/, '')),
    missing: [...document.images]
      .filter((image) => image.complete && image.naturalWidth === 0)
      .map(({ src }) => src),
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));
  expect([page.url(), missing, wide]).toEqual([page.url(), [], 0]);
  return links.filter((link) => link.startsWith('file:'));
}

describe.each([ways[0]!, ways[1]!, ways[3]!])('a teacher, $name,', (way) => {
  it('takes the kit away, and without network reads every page of it and opens each file', async () => {
    const visit = await Visit.begin(browser, way, product);
    await visit.open(`/c/${slug}`);
    expect(await nodes(visit.page)).toBeLessThanOrEqual(600);
    const { path, name } = await visit.download(
      visit.page.getByRole('link', { name: /^Valise hors ligne environ .*[KM]o$/ }),
    );
    expect(name).toBe(`${slug}-valise.zip`);
    const folder = await unpacked(path);
    await visit.end();
    const laptop = await Laptop.open(way);
    const { page } = laptop;
    const waiting = [pathToFileURL(join(folder, 'index.html')).href];
    const seen = new Set<string>();
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      await access(fileURLToPath(next));
      if (!/\/(?:index|ressources\/[^/]+)\.html$/.test(next)) continue;
      await page.goto(next);
      expect(await page.locator('h1').count()).toBe(1);
      if (way.scripts) expect([next, await violationsOn(page, WITHOUT_FETCH)]).toEqual([next, []]);
      waiting.push(...(await leadingFrom(page)));
    }
    // The first page, one for each resource that may be taken, and what they lead to.
    expect([...seen].filter((url) => url.includes('/ressources/')).length).toBeGreaterThanOrEqual(10);
    expect([...seen].filter((url) => url.includes('/fichiers/')).length).toBeGreaterThanOrEqual(10);
    await laptop.close();
  }, 300_000);

  it('searches in it where scripts run, and finds everything listed where they do not', async () => {
    const zip = await fetch(`${product.files}/c/${slug}/valise.zip`);
    const file = join(await temporaryFolder(), 'valise.zip');
    await writeFile(file, new Uint8Array(await zip.arrayBuffer()));
    const laptop = await Laptop.open(way);
    const { page } = laptop;
    await page.goto(pathToFileURL(join(await unpacked(file), 'index.html')).href);
    const field = page.getByRole('searchbox', { name: 'Chercher dans cette valise' });
    const listed = page.locator('#tout a[href^="ressources/"]');
    expect(await listed.count()).toBeGreaterThanOrEqual(10);
    expect(await field.isVisible()).toBe(way.scripts);
    if (way.scripts) {
      await field.focus();
      await page.keyboard.type('fraction');
      await page
        .getByRole('status')
        .filter({ hasText: /ressource/ })
        .waitFor();
      const found = page.locator('#trouve li a');
      // Each letter searches: what the first ones found goes once the word is whole.
      await found
        .first()
        .filter({ hasText: /fraction|partager|bande/i })
        .waitFor();
      expect(await listed.first().isVisible()).toBe(false);
      expect(await violationsOn(page, WITHOUT_FETCH)).toEqual([]);
      await found.first().focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/ressources\/r-/);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/fraction|partager|bande/i);
      await page.goBack();
      await field.fill('zzzz');
      await page.keyboard.press('Enter');
      await page.getByRole('status').filter({ hasText: 'Rien pour ces mots' }).waitFor();
      await field.fill('');
      await listed.first().waitFor();
    }
    await laptop.close();
  }, 300_000);
});

it('comes back with its kit to the page of the collection, and takes only what is new', async () => {
  const whole = unzipSync(
    new Uint8Array(await (await fetch(`${product.files}/c/${slug}/valise.zip`)).arrayBuffer()),
  );
  const home = new TextDecoder().decode(whole['index.html']);
  const [, address = ''] = /href="([^"]*\?depuis=[0-9a-f]{16})"/.exec(home) ?? [];
  const visit = await Visit.begin(browser, ways[0]!, product);
  await visit.open(address);
  const { path, name } = await visit.download(
    visit.page.getByRole('link', { name: 'Mettre la valise à jour ce qui est nouveau' }),
  );
  expect(name).toBe(`${slug}-mise-a-jour.zip`);
  const kept = Object.keys(unzipSync(new Uint8Array(await readFile(path))));
  expect(kept.filter((entry) => entry.startsWith('fichiers/'))).toEqual([]);
  expect(kept).toContain('retraits.txt');
  await visit.end();
}, 300_000);
