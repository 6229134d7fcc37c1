import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { RunningProduct } from '../support/product.js';
import { openBrowser, Visit, ways } from './browser.js';
import { startDemo } from './demo.js';

let browser: Browser;
let product: RunningProduct;
beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startDemo()]);
}, 600_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

describe.each([ways[0]!, ways[3]!])('a teacher of two classes, $name,', (way) => {
  it('searches as her class is, filters only when she says so, and keeps her class to herself', async () => {
    const visit = await Visit.begin(browser, way, product);
    const { page } = visit;
    const asked = () => new URL(page.url()).searchParams;
    const main = page.locator('main');

    await visit.open('/recherche?q=fractions+CM1-CM2+sans+ordinateur');
    expect(asked().has('materiel')).toBe(false);
    const together = page.getByRole('region', { name: 'À deux niveaux, ensemble' });
    expect(await together.getByRole('link').allTextContents()).toEqual([
      expect.stringMatching(/^CM1/),
      expect.stringMatching(/^CM2/),
    ]);
    await visit.press(main.getByRole('link', { name: /^Sans ordinateur\s\(\d+\)$/ }));
    expect(asked().getAll('materiel')).toEqual(['sans-ordinateur']);
    expect(asked().get('q')).toBe('fractions CM1-CM2');
    await visit.press(main.getByRole('link', { name: 'Retirer le filtre Sans ordinateur' }));
    expect(asked().has('materiel')).toBe(false);

    await visit.press(main.getByRole('link', { name: 'Ma classe' }));
    await visit.tick('levels', 'cm1');
    await visit.tick('levels', 'cm2');
    await visit.check(page.getByLabel('Sans ordinateur'));
    await visit.press(page.getByRole('button', { name: 'Garder dans ce navigateur' }));
    expect(await main.textContent()).toContain('Votre classe est gardée dans ce navigateur.');
    await visit.open('/recherche?q=fractions');
    expect([...asked().keys()]).toEqual(['q']);
    await visit.press(main.getByRole('link', { name: 'Pour ma classe' }));
    expect([asked().getAll('niveau'), asked().getAll('materiel')]).toEqual([
      ['cm1', 'cm2'],
      ['sans-ordinateur'],
    ]);

    await visit.open('/recherche/filtres?groupe=classe-entiere');
    await visit.fill('Après quelle notion ?', 'une unité choisie');
    await visit.press(main.getByRole('button', { name: 'Voir les ressources' }));
    expect(asked().getAll('groupe')).toEqual(['classe-entiere']);
    expect(await main.textContent()).toMatch(/Suppose\s: une unité choisie/);
    expect(await main.getByRole('listitem').count()).toBe(1);

    await visit.open('/recherche/ma-classe');
    await visit.press(page.getByRole('button', { name: 'Oublier ma classe' }));
    expect(await page.context().cookies()).toEqual([]);
    await visit.end();
  }, 300_000);
});
