import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { behind } from '../support/behind.js';
import { plantFamily, type Planted } from '../support/family.js';
import { join } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { openBrowser, Visit, waysHere } from './browser.js';

/** An original, an adaptation, one that was withdrawn, what was made from it, sixty of its kind, and one made from two. */
const family: Planted[] = [
  { title: 'Les angles', sources: [] },
  { title: 'Les angles à la règle', sources: [0] },
  { title: 'Les angles au fil', sources: [1], state: 'withdrawn' },
  { title: 'Les angles au papier', sources: [2] },
  ...Array.from({ length: 60 }, (_, at) => ({ title: `Les angles, classe ${at + 1}`, sources: [3] })),
  { title: 'Les angles de deux façons', sources: [1, 3] },
];

let browser: Browser;
let product: RunningProduct;
let ids: string[] = [];
beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startProduct()]);
  await join(product, 'Autrice');
  await behind(product, async (owner) => {
    ids = await plantFamily(owner, family);
  });
}, 300_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

describe.each(waysHere)('a reader, $name,', (way) => {
  it('goes through a family, whose lost ones keep their credit', async () => {
    const visit = await Visit.begin(browser, way, product);
    const { page } = visit;
    await visit.open(`/r/${ids[0]}`);
    await visit.press(page.getByRole('link', { name: '1 adaptation · voir l’arbre' }));
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/L’arbre de/);
    const here = page.locator('[aria-current="true"]');
    expect(await here.locator('> p').first().textContent()).toContain('vous êtes ici');
    // The one that was withdrawn stands between the two others, in words, without a way to what it was.
    const stone = page.locator('.lineage .stone');
    expect(await stone.locator('> p').allTextContents()).toEqual([
      expect.stringMatching(/^Les angles au fil par Autrice \d+ · CC.BY.4\.0 · janvier 2026$/),
      'Retirée depuis. Son crédit reste.',
    ]);
    expect(await stone.locator('> p a').count()).toBe(0);
    expect(await stone.locator('> ol > li > p').first().textContent()).toContain('Les angles au papier');
    expect(await page.locator('svg[aria-hidden="true"].family-drawing').count()).toBe(1);
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThanOrEqual(600);

    await visit.press(page.getByRole('link', { name: 'Suivantes' }));
    expect(await page.locator('.lineage').textContent()).toContain('Les angles au papier · suite');
    expect(await page.locator('.lineage li li li li li').count()).toBe(13);
    const both = page.locator('li').filter({ hasText: 'Les angles de deux façons' }).last();
    expect(await both.textContent()).toContain('Aussi adaptée de');
    await visit.press(both.getByRole('link', { name: /Comparer/ }));
    expect(new URL(page.url()).pathname).toBe(`/r/${ids.at(-1)}/comparer`);

    await visit.open(`/r/${ids[0]}/arbre?apres=${ids[52]}`);
    await visit.press(page.getByRole('link', { name: 'Précédentes' }));
    await visit.press(page.getByRole('link', { name: 'Début' }));
    expect(await page.locator('.lineage').last().textContent()).not.toContain('suite');
    await visit.end();
  }, 300_000);

  it('reads where an adaptation comes from, down to the roots', async () => {
    const visit = await Visit.begin(browser, way, product);
    const { page } = visit;
    await visit.open(`/r/${ids.at(-1)}`);
    expect(await page.locator('main').textContent()).toMatch(/Adaptée de Les angles à la règle par Autrice/);
    await visit.press(page.getByRole('link', { name: 'Voir l’arbre' }));
    const credits = await page.locator('.lineage').first().locator('li > p:first-child').allTextContents();
    expect(credits.map((credit) => credit.split(' par ')[0])).toEqual([
      'Les angles à la règle',
      'Les angles',
      'Les angles au papier',
      'Les angles au fil',
    ]);
    await visit.press(page.getByRole('link', { name: 'L’adapter pour votre classe' }));
    expect(new URL(page.url()).pathname).toBe('/connexion');

    await visit.open(`/r/${ids[2]}`);
    await visit.press(page.getByRole('link', { name: 'son arbre et ses adaptations' }));
    expect(await page.locator('[aria-current="true"]').textContent()).toContain('Les angles au papier');
    await visit.end();
  }, 300_000);
});
