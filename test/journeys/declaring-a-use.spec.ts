import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { ask } from '../support/api.js';
import type { RunningProduct } from '../support/product.js';
import { openBrowser, Visit, type Way, ways } from './browser.js';
import { demoSession, lesson, startDemo } from './demo.js';

let browser: Browser;
let product: RunningProduct;
let address: string;

beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startDemo()]);
  const query = 'query($slug: String!) { resource(slug: $slug) { shortUrl } }';
  const { data } = await ask<{ resource: { shortUrl: string } }>(product.pages, query, { slug: lesson });
  address = `${data?.resource.shortUrl ?? ''}/utilise`;
}, 600_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const [onAPhone, atNight, , byKeyboard] = ways as [Way, Way, Way, Way];
const phoneByKeyboard = { ...byKeyboard, name: 'on a phone, by keyboard alone', width: 390 };

describe.each([onAPhone, atNight, phoneByKeyboard])('a teacher without account, $name,', (way) => {
  it('says in a few touches that she used a sheet, and leaves no trace of herself', async () => {
    const visit = await Visit.begin(browser, way, product);
    const { page } = visit;
    await visit.open(`/r/${lesson}/imprimer`);
    // What the paper says, and what its code holds.
    expect(await page.locator('.imprint').textContent()).toContain(address.replace(/^https?:\/\//, ''));
    await page.getByRole('img', { name: `Code QR de l’adresse ${address}` }).waitFor();
    await visit.open(address);
    await visit.check(page.getByRole('radio', { name: 'CM1' }));
    await visit.check(page.getByRole('radio', { name: '45 min' }));
    await visit.check(page.getByRole('checkbox', { name: 'Plus court' }));
    await visit.press(page.getByRole('button', { name: 'Compter cet usage' }));
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Merci, c’est compté');
    expect(visit.fields).toBe(3);
    expect(await page.context().cookies()).toEqual([]);
    const deposit = page.getByRole('link', { name: 'Je dépose ma version' });
    expect(await deposit.getAttribute('href')).toBe('/publier');
    await visit.press(page.getByRole('link', { name: 'Revoir la ressource' }));
    expect(new URL(page.url()).pathname).toBe(`/r/${lesson}`);
    await visit.end();
  }, 300_000);
});

it('loses nothing of what she wrote when her line holds an address', async () => {
  const visit = await Visit.begin(browser, atNight, product);
  const { page } = visit;
  await visit.open(address);
  await visit.check(page.getByRole('radio', { name: 'CM1' }));
  await page.getByLabel('Votre département').selectOption({ label: '69 Rhône' });
  await visit.fill('Un mot pour qui l’a faite', 'Écrivez-moi : lea@ac-exemple.fr');
  await visit.press(page.getByRole('button', { name: 'Compter cet usage' }));
  await page.getByText('donnée personnelle').first().waitFor();
  expect(await page.getByRole('radio', { name: 'CM1' }).isChecked()).toBe(true);
  expect(await page.getByLabel('Votre département').inputValue()).toBe('dep-69');
  await visit.fill('Un mot pour qui l’a faite', 'Deux séances ne sont pas de trop.');
  await visit.press(page.getByRole('button', { name: 'Compter cet usage' }));
  await page.getByRole('heading', { name: 'Merci, c’est compté' }).waitFor();
  await visit.end();
}, 300_000);

it('is read by who made it, who erases a word; by the référent, as a count', async () => {
  const session = await demoSession(product, 'enseignante-cm1');
  const author = await Visit.carrying(browser, onAPhone, product, { session });
  await author.open('/mes/impact');
  await author.press(author.page.getByRole('link', { name: /^Des bandes pour mesurer/ }));
  const words = author.page.locator('.slip');
  const before = await words.count();
  expect(await words.allTextContents()).toContain('Deux séances ne sont pas de trop.');
  await author.press(author.page.getByRole('button', { name: 'Effacer ce mot' }).first());
  expect(await words.count()).toBe(before - 1);
  await author.end();

  const counts = await fetch(`${product.pages}/donnees/usages.csv`);
  expect(counts.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(await counts.text()).toMatch(/"dep-69";"Rhône";"Cycle 3";"Mathématiques";"10"/);
}, 300_000);
