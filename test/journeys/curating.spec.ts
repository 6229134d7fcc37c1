import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import type { RunningProduct } from '../support/product.js';
import { openBrowser, Visit, waysHere } from './browser.js';
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

const dozens = 'grouper-par-dix-dizaines-et-unites';
const title = /Des bandes pour mesurer/;

/** The page stays; Escape closes what stands over it, and the focus is where it was. */
async function keepInDialog(visit: Visit, keep: Locator, named: string): Promise<void> {
  const dialog = visit.page.getByRole('dialog', { name: 'Garder' });
  const before = visit.loads;
  await visit.pressHere(keep, dialog.getByText('Gardée.'));
  await visit.fill('Dans une nouvelle collection', named);
  await visit.pressHere(dialog.getByRole('button', { name: 'Ranger' }), dialog.getByText('C’est rangé.'));
  await visit.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await keep.evaluate((button) => button === button.ownerDocument.activeElement)).toBe(true);
  expect(visit.loads).toBe(before);
}

describe.each(waysHere)('a teacher, $name,', (way) => {
  const named = `Mesurer, ${way.name}`;
  const signedIn = () => {
    const email = 'enseignante-gs@demo.invalid';
    return Visit.signedIn(browser, way, product, { email, password: product.passwords.get(email) ?? '' });
  };

  it('keeps a resource, begins a collection with it, orders by buttons, says why, shows it', async () => {
    const visit = await signedIn();
    const { page } = visit;
    const main = page.locator('main');
    await visit.open(`/r/${lesson}`);
    const keep = main.getByRole('button', { name: 'Garder' });
    if (way.scripts) await keepInDialog(visit, keep, named);
    else {
      await visit.press(keep);
      expect(await main.textContent()).toContain('Gardée.');
      await visit.fill('Dans une nouvelle collection', named);
      await visit.press(main.getByRole('button', { name: 'Ranger' }));
      expect(await main.textContent()).toContain('C’est rangé.');
    }
    await visit.open('/mes/collections');
    await visit.press(
      main.getByRole('listitem').filter({ hasText: named }).getByRole('link', { name: named }),
    );
    await visit.press(main.getByRole('link', { name: 'Ranger et annoter' }));

    await visit.fill('Son adresse', 'cela-n-existe-pas');
    await visit.press(main.getByRole('button', { name: 'Ajouter', exact: true }).first());
    expect(await main.getByRole('alert').or(main.locator('.error')).first().textContent()).toContain(
      'aucune ressource',
    );
    await visit.fill('Son adresse', `${product.pages}/r/${dozens}`);
    await visit.fill('Un mot pour qui lira', 'À faire avant, avec des bûchettes.');
    await visit.press(main.getByRole('button', { name: 'Ajouter', exact: true }).first());
    const lines = () => main.locator('ol .entry > p:first-child').allTextContents();
    expect((await lines()).map((line) => line.slice(0, 4))).toEqual(['Des ', 'Grou']);
    await visit.press(main.getByRole('button', { name: /^Monter « Grouper/ }));
    expect((await lines()).map((line) => line.slice(0, 4))).toEqual(['Grou', 'Des ']);

    await visit.press(main.getByRole('link', { name: title }));
    await visit.fill('Un mot pour qui lira', 'Plier avant de nommer.');
    await visit.press(main.getByRole('button', { name: 'Enregistrer' }));
    await visit.press(main.getByRole('button', { name: 'Ajouter au parcours' }));
    await visit.open(page.url().replace(/modifier\/.*$/, 'modifier/presentation'));
    await visit.check(main.getByRole('radio', { name: /^Publique/ }));
    await visit.press(main.getByRole('button', { name: 'Enregistrer' }));
    expect(await main.locator('.error').first().textContent()).toContain('à quoi sert cette collection');
    await visit.fill('À quoi elle sert', 'Pour mesurer avec des bandes.');
    await visit.press(main.getByRole('button', { name: 'Enregistrer' }));
    await visit.press(main.getByRole('link', { name: 'La collection' }));
    const address = new URL(page.url()).pathname;
    await visit.end();

    const reader = await Visit.begin(browser, way, product);
    await reader.open(address);
    const read = (await reader.page.locator('main').textContent()) ?? '';
    expect(read).toContain('Pour mesurer avec des bandes.');
    expect(read.indexOf('bûchettes')).toBeLessThan(read.indexOf('Plier avant de nommer.'));
    expect(read).toContain('Après «\u00a0Grouper par dix');
    expect(read).toContain('L’ensemble peut servir à tout, vente comprise.');
    await reader.press(reader.page.getByRole('link', { name: title }));
    expect(await reader.page.locator('main').textContent()).toContain(named);
    await reader.end();
  }, 300_000);

  it('shares one by its secret address, and takes it back', async () => {
    const visit = await signedIn();
    const { page } = visit;
    const main = page.locator('main');
    await visit.open('/mes/collections');
    await visit.fill('Son titre', `Entre nous, ${way.name}`);
    await visit.press(main.getByRole('button', { name: 'Commencer' }));
    await visit.press(main.getByRole('link', { name: 'Présentation et visibilité' }));
    await visit.check(main.getByRole('radio', { name: /^Par lien secret/ }));
    await visit.press(main.getByRole('button', { name: 'Enregistrer' }));
    await visit.press(main.getByRole('link', { name: 'Présentation et visibilité' }));
    const secret = await main.locator('a[href*="cle="]').getAttribute('href');
    const reader = await Visit.begin(browser, way, product);
    await reader.open(secret ?? '');
    expect(await reader.page.getByRole('heading', { level: 1 }).textContent()).toContain('Entre nous');
    expect(await reader.page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
    await visit.press(main.getByRole('button', { name: 'En faire une autre' }));
    await reader.open(secret ?? '');
    expect(await reader.page.getByRole('heading', { level: 1 }).textContent()).not.toContain('Entre nous');
    await reader.end();
    await visit.press(main.getByRole('button', { name: 'Supprimer cette collection' }));
    expect(await main.textContent()).toContain('La collection est supprimée.');
    await visit.end();
  }, 300_000);

  it('copies a collection, whose credit stays', async () => {
    const visit = await signedIn();
    const main = visit.page.locator('main');
    await visit.open('/collections');
    await visit.press(main.getByRole('link', { name: /La langue se manipule/ }).first());
    await visit.press(main.getByRole('button', { name: 'Copier' }));
    await visit.press(main.getByRole('link', { name: 'La collection' }));
    expect(await main.textContent()).toMatch(
      /D’après «.La langue se manipule.», de Enseignante de démonstration, CM1/,
    );
    await visit.end();
  }, 300_000);
});
