import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { act, type Caller } from '../support/api.js';
import { readyDraft } from '../support/drafts.js';
import { join } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { openBrowser, Visit, waysHere } from './browser.js';

let browser: Browser;
let product: RunningProduct;
let slug: string;
let otherSlug: string;

/** Long enough to be folded, and to need a second page when it changes everywhere. */
const lines = (word: string): string =>
  Array.from(
    { length: 60 },
    (_, at) => `Étape ${at} : reporter ${word} numéro ${at * 3} sur le cahier.`,
  ).join('\n\n');
const text = `## Objectif\n\nReporter un angle de trente degrés.\n\n${lines('l’angle')}\n\n- un compas\n- une règle\n`;

async function publish(by: Caller, draftId: string, whatChanged?: string): Promise<string> {
  const { resource } = await act<{ resource: { slug: string } }>(
    product,
    by,
    ['publishResource', { draftId, whatChanged }],
    'resource { slug }',
  );
  return resource.slug;
}

beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startProduct()]);
  const author = await join(product, 'Autrice');
  const first = await readyDraft(product, author.session, { text });
  slug = await publish(author.session, first.id);
  const { draft } = await act<{ draft: { id: string; revision: number } }>(
    product,
    author.session,
    ['startVersion', { id: first.resource.id }],
    'draft { id revision }',
  );
  const changes = {
    levels: ['5e'],
    text: text.replace('trente degrés', 'soixante degrés').replace('- une règle', '- une règle\n- un crayon'),
  };
  await act(product, author.session, ['updateDraft', { ...draft, ...changes }], 'draft { id }');
  await publish(author.session, draft.id, 'Un autre angle.');
  const other = await readyDraft(product, author.session, {
    title: 'Les distances',
    text: lines('la distance'),
  });
  otherSlug = await publish(author.session, other.id);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

describe.each(waysHere)('a visitor, $name,', (way) => {
  it('goes from the versions of a resource to what changed between two of them', async () => {
    const visit = await Visit.begin(browser, way, product);
    const { page } = visit;
    await visit.open(`/r/${slug}/versions`);
    await visit.press(page.getByRole('link', { name: /ce qui a changé entre les versions 1 et 2/ }));
    expect(await page.locator('#mots ~ ol del').allTextContents()).toEqual(['retiré\u00a0: trente']);
    expect(await page.locator('#mots ~ ol ins').allTextContents()).toEqual([
      'ajouté\u00a0: soixante',
      'ajouté\u00a0: - un crayon',
    ]);
    expect(await page.locator('.facts').textContent()).toMatch(/Niveau.*retiré.*Sixième.*ajouté.*Cinquième/s);
    expect(await page.locator('summary', { hasText: 'passages inchangés' }).count()).toBe(1);
    await page.locator('select[name=a]').selectOption('2');
    await page.locator('select[name=b]').selectOption('1');
    await visit.press(page.getByRole('button', { name: 'Comparer' }));
    expect(await page.locator('#mots ~ ol ins').first().textContent()).toBe('ajouté\u00a0: trente');
    await visit.end();
  }, 300_000);

  it('reads a resource beside another one, page after page, each within the weight of a page', async () => {
    const visit = await Visit.begin(browser, way, product);
    const { page } = visit;
    await visit.open(`/r/${slug}/comparer?avec=${otherSlug}`);
    for (let shown = 1; shown <= 3; shown += 1) {
      const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
      expect({ shown, isLight: nodes <= 320, nodes }).toMatchObject({ shown, isLight: true });
      if (shown < 3) await visit.press(page.getByRole('link', { name: 'Suivante' }));
    }
    await visit.end();
  }, 300_000);
});
