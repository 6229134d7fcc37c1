import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { act } from '../support/api.js';
import { join, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { until } from '../support/until.js';
import { openBrowser, Visit, type Way, ways } from './browser.js';

let browser: Browser;
let product: RunningProduct;
let author: Person;
beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startProduct()]);
  author = await join(product, 'Autrice');
}, 300_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
}, 300_000);

const way = ways.filter((each) => each.scripts && !each.keyboard)[0] as Way;

async function atText(draftId: string): Promise<Visit> {
  const visit = await Visit.signedIn(browser, way, product, author);
  await visit.open(`/brouillons/${draftId}/texte`);
  return visit;
}

async function newDraft(): Promise<string> {
  const made = await act<{ draft: { id: string } }>(
    product,
    author.session,
    ['createDraft', { title: 'Écrit sans bouton' }],
    'draft { id }',
  );
  return made.draft.id;
}

const says = (page: Page, words: string) =>
  until(`the page says « ${words} »`, async () =>
    (await page.getByRole('status').allTextContents()).some((text) => text.includes(words)),
  );

describe('what a teacher types', () => {
  it('is saved without her, and there again after the tab died', async () => {
    const id = await newDraft();
    const first = await atText(id);
    await first.fill('Le texte', 'Une phrase qui ne doit pas se perdre.');
    await says(first.page, 'Enregistré à');
    await first.end();
    const second = await atText(id);
    expect(await second.page.getByLabel('Le texte').inputValue()).toBe(
      'Une phrase qui ne doit pas se perdre.',
    );
    // Its button works after it saved by itself: the revision followed.
    await second.fill('Le texte', 'Une autre phrase.');
    await says(second.page, 'Enregistré à');
    await second.press(second.page.getByRole('button', { name: 'Enregistrer et voir l’aperçu' }));
    expect(await second.page.locator('.reader').textContent()).toContain('Une autre phrase.');
    await second.end();
  }, 300_000);

  it('in two tabs is never overwritten: the second is told, and both texts are kept', async () => {
    const id = await newDraft();
    const [first, second] = [await atText(id), await atText(id)];
    await first.fill('Le texte', 'Le premier onglet.');
    await says(first.page, 'Enregistré à');
    await second.fill('Le texte', 'Le second onglet.');
    await says(second.page, 'a changé dans un autre onglet');
    expect(await second.page.getByLabel('Le texte').inputValue()).toBe('Le second onglet.');
    await second.press(second.page.getByRole('button', { name: 'Enregistrer et voir l’aperçu' }));
    const both = (await second.page.locator('main').innerHTML()).toString();
    expect(both).toContain('Le premier onglet.');
    expect(both).toContain('Le second onglet.');
    await first.end();
    await second.end();
  }, 300_000);
});
