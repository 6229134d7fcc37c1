import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import type { RunningProduct } from '../support/product.js';
import { openBrowser, Visit, ways, waysHere } from './browser.js';
import { lesson, startDemo } from './demo.js';

let browser: Browser;
let product: RunningProduct;
beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startDemo()]);
}, 600_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

describe.each(waysHere)('a visitor, $name,', (way) => {
  it('finds a lesson despite a typo, reads it, takes it away with its credits', async () => {
    const visit = await Visit.begin(browser, way, product);
    const { page } = visit;
    await visit.open('/');
    await visit.fill('Chercher une ressource', 'theoreme de pitagore');
    await visit.press(page.getByRole('search').getByRole('button', { name: 'Chercher' }));
    await visit.press(page.getByRole('link', { name: /théorème de Pythagore/i }).first());
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('théorème de Pythagore');
    expect(await page.locator('.credit').first().textContent()).toContain('CC BY-SA 4.0');
    const { path, name } = await visit.download(page.getByRole('link', { name: /^Télécharger.*Ko/ }).first());
    expect(name).toMatch(/\.zip$/);
    const inside = unzipSync(readFileSync(path));
    expect(Object.keys(inside)).toEqual(
      expect.arrayContaining(['CREDITS.txt', 'credits.jsonld', 'LICENCE.txt']),
    );
    expect(strFromU8(inside['CREDITS.txt'] ?? new Uint8Array())).toContain('est sous licence CC BY-SA 4.0');
    await visit.end();
  }, 300_000);

  it('is told what to do when nothing is found, and reads every page of the house', async () => {
    const visit = await Visit.begin(browser, way, product);
    await visit.open('/recherche?q=zzyzx&niveau=cp');
    expect(await visit.page.locator('main').textContent()).toMatch(/Rien pour/);
    await visit.open('/recherche/filtres?liste=niveau');
    await visit.page.setViewportSize({ width: 390, height: 844 });
    expect(await visit.page.getByRole('checkbox').first().isVisible()).toBe(true);
    for (const path of [
      '/recherche',
      '/recherche/filtres',
      '/parcours',
      '/niveau/cm1',
      '/niveau/bts',
      '/discipline/mathematiques',
      '/r/le-theoreme-de-pythagore-du-puzzle-au-calcul/licence',
      '/r/le-theoreme-de-pythagore-du-puzzle-au-calcul/versions',
      '/r/le-theoreme-de-pythagore-du-puzzle-au-calcul/imprimer',
      '/connexion',
      '/inscription',
      '/mot-de-passe',
      '/reglages',
      '/aide',
      '/accessibilite',
      '/donnees',
      '/mentions',
      '/sobriete',
      '/licences-expliquees',
      '/api',
      '/signaler',
      '/courrier',
      '/cette-page-n-existe-pas',
    ])
      await visit.open(path);
    await visit.end();
  }, 300_000);
});

describe.each(ways.filter(({ scripts }) => scripts))('a reader who types, $name,', (way) => {
  it('is led to a page by what she began, and can leave the list', async () => {
    const visit = await Visit.begin(browser, way, product);
    const { page } = visit;
    await visit.open('/');
    const field = page.getByRole('searchbox', { name: 'Chercher une ressource' });
    await field.focus();
    const combobox = page.getByRole('combobox', { name: 'Chercher une ressource' });
    await combobox.pressSequentially('pytha');
    const options = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
    await options.first().waitFor();
    expect(await options.first().textContent()).toContain('théorème de Pythagore');
    expect(await page.getByRole('status').last().textContent()).toMatch(/^\d suggestions?$/);
    await visit.judge();
    await page.keyboard.press('Escape');
    await options.first().waitFor({ state: 'hidden' });
    await page.keyboard.press('Alt+ArrowDown');
    await options.first().waitFor();
    await page.keyboard.press('Tab');
    await options.first().waitFor({ state: 'hidden' });
    expect(new URL(page.url()).pathname).toBe('/');

    await combobox.fill('cm');
    await options.filter({ hasText: 'CM1' }).waitFor();
    if (way.keyboard) await page.keyboard.press('ArrowDown');
    await visit.follow(() =>
      way.keyboard ? page.keyboard.press('Enter') : options.filter({ hasText: 'CM1' }).click(),
    );
    expect(new URL(page.url()).pathname).toBe('/niveau/cm1');

    await field.fill('théorème');
    await visit.follow(() => page.keyboard.press('Enter'));
    expect(new URL(page.url()).searchParams.get('q')).toBe('théorème');
    await visit.end();
  }, 300_000);
});

it('a wide table scrolls inside itself on a phone', async () => {
  const visit = await Visit.begin(browser, ways[0]!, product);
  await visit.open('/r/de-quoi-une-graine-a-t-elle-besoin-pour-germer');
  const widths = await visit.page
    .locator('.table-scroll')
    .evaluateAll((frames) => frames.map((frame) => frame.scrollWidth - frame.clientWidth));
  expect(Math.max(...widths)).toBeGreaterThan(0);
  await visit.end();
}, 300_000);

it('a picture of a text is not shown again below it', async () => {
  const visit = await Visit.begin(browser, ways[0]!, product);
  await visit.open(`/r/${lesson}`);
  const shown = visit.page.locator('.document img, .pages img');
  const files = await shown.evaluateAll((images) =>
    images.map((image) => image.getAttribute('src')?.split('?')[0]),
  );
  expect(files.length).toBeGreaterThan(0);
  expect(files).toEqual([...new Set(files)]);
  await visit.end();
});
