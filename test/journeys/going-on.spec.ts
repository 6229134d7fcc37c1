import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { RunningProduct } from '../support/product.js';
import { openBrowser, Visit, ways } from './browser.js';
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

const first = 'grouper-par-dix-dizaines-et-unites';
const pathway = 'La suite dans « Grouper, partager, mesurer : du CP au CM2 »';
/** As typed, whichever the space. */
const plain = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();

describe.each([ways[0]!, ways[3]!])('a teacher, $name,', (way) => {
  it('goes on from a lesson to the one that a curator put after it, and sees all that is near', async () => {
    const visit = await Visit.begin(browser, way, product);
    const { page } = visit;
    await visit.open(`/r/${first}`);
    const following = page.getByRole('list', { name: 'Pour continuer' }).getByRole('listitem');
    expect(plain(await following.first().textContent())).toBe(
      `Des bandes pour mesurer : les fractions simples · ${pathway}`,
    );
    await visit.press(page.getByRole('navigation', { name: 'Ressources proches' }).getByText('Tout voir'));
    expect(plain(await page.getByRole('heading', { level: 1 }).textContent())).toBe(
      'Autour de « Grouper par dix : dizaines et unités »',
    );
    const card = page.getByRole('list', { name: 'Pour continuer' }).getByRole('listitem').first();
    expect(plain(await card.textContent())).toContain(pathway);
    await visit.press(card.getByRole('link').first());
    expect(new URL(page.url()).pathname).toBe(`/r/${lesson}`);
    await visit.end();
  }, 300_000);
});
