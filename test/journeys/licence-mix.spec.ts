import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type RunningProduct, startProduct } from '../support/product.js';
import { openBrowser, Visit, waysHere } from './browser.js';
import { plain } from './page-words.js';

let browser: Browser;
let product: RunningProduct;
beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startProduct()]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

describe.each(waysHere)('a teacher without account, $name,', (way) => {
  it('learns what licence her mix may carry, what blocks it, and how to get out', async () => {
    const visit = await Visit.begin(browser, way, product);
    const { page } = visit;
    const main = async () => plain(await page.locator('main').textContent());
    const add = async (name: string, licence: string) => {
      await page.locator(`select[name="${name}"]`).selectOption(licence);
      await visit.press(page.getByRole('button', { name: 'Ajouter et voir la réponse' }));
    };
    await visit.open('/licences-expliquees');
    await visit.press(page.getByRole('link', { name: /Quelle licence pour mon mélange/ }));
    expect(await page.locator('#reponse').count()).toBe(0);

    await add('source', 'CC-BY-SA-4.0');
    expect(await main()).toContain('L’œuvre 1, que j’adapte : CC BY-SA 4.0');
    expect(await page.getByRole('heading', { name: 'Permises', exact: true }).count()).toBe(1);
    await add('tel-quel', 'CC-BY-ND-4.0');
    expect(await main()).toContain('L’œuvre 2, que je montre telle quelle : CC BY-ND 4.0');
    expect(await page.locator('.notice-alert').count()).toBe(0);

    await add('source', 'CC-BY-NC-4.0');
    expect(await page.locator('.notice-alert').count()).toBe(1);
    const impasse = await main();
    expect(impasse).toContain('Sans l’œuvre 2 (CC BY-NC 4.0), vous pourriez publier sous CC BY-SA 4.0.');
    expect(impasse).toMatch(/CC BY-SA 4\.0 : .*À cause de l’œuvre/);

    await visit.press(page.getByRole('link', { name: 'Retirer l’œuvre 2' }));
    expect(await page.locator('.notice-alert').count()).toBe(0);
    expect(new URL(page.url()).search).toBe('?source=CC-BY-SA-4.0&tel-quel=CC-BY-ND-4.0');

    await visit.fill(
      'Ou ce qui est écrit de sa licence',
      'https://creativecommons.org/licenses/by-sa/3.0/fr/',
    );
    await visit.press(page.getByRole('button', { name: 'Ajouter et voir la réponse' }));
    expect(await main()).toContain('L’œuvre 2, que j’adapte : CC BY-SA 3.0 FR');
    await visit.fill('Ou ce qui est écrit de sa licence', 'licence libre');
    await visit.press(page.getByRole('button', { name: 'Ajouter et voir la réponse' }));
    expect(await main()).toContain('Nous ne reconnaissons pas « licence libre » sans hésiter.');
    await visit.end();
  }, 300_000);

  it('is answered by an address that somebody made up, and counts ten works at most', async () => {
    const visit = await Visit.begin(browser, way, product);
    const { page } = visit;
    const main = async () => plain(await page.locator('main').textContent());
    await visit.open('/licences/melange?source=CC-BY-4.0&source=rien-du-tout');
    expect(await main()).toContain('n’est pas dans notre liste');
    expect(await main()).not.toContain('L’œuvre 2');
    const twelve = Array.from({ length: 12 }, () => 'source=CC-BY-4.0').join('&');
    await visit.open(`/licences/melange?${twelve}`);
    expect(await main()).toContain('Nous avons gardé les dix premières œuvres.');
    expect(await main()).toContain('L’œuvre 10');
    expect(await page.locator('main form').count()).toBe(0);
    await visit.end();
  }, 300_000);
});
