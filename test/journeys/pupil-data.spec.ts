import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { act } from '../support/api.js';
import { readyDraft } from '../support/drafts.js';
import { join, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { openBrowser, Visit, waysHere } from './browser.js';

let browser: Browser;
let product: RunningProduct;
let teacher: Person;
beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startProduct()]);
  teacher = await join(product, 'Autrice');
}, 300_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

/** Put together here, so that no number of anybody stands in the repository. */
const number = ['06', '71', '45', '89', '23'].join(' ');

describe.each(waysHere.map((way, index) => ({ ...way, index })))('a teacher, $name,', (way) => {
  it('sees what may be a pupil’s before she publishes, says why it may stay, and publishes', async () => {
    const text = `## Sortie\n\nPrévenir la famille au ${number}.`;
    const draft = await readyDraft(product, teacher.session, { title: `Sortie ${way.index}`, text });
    const visit = await Visit.signedIn(browser, way, product, teacher);
    const { page } = visit;

    await visit.open(`/brouillons/${draft.id}/relecture`);
    expect(await page.getByText('Un numéro de téléphone mobile').first().isVisible()).toBe(true);
    expect(await page.content()).toContain('06 •• •• •• ••');
    expect(await page.locator('section[aria-labelledby="findings"]').innerText()).not.toContain(number);

    await visit.press(page.getByRole('button', { name: /^Confirmer : Un numéro/ }));
    expect(await page.locator('.errors').innerText()).toContain('Choisissez pourquoi cela peut rester');
    await page
      .getByLabel(/^Pourquoi cela peut rester/)
      .selectOption({ label: 'Ces personnes sont inventées' });
    await visit.press(page.getByRole('button', { name: /^Confirmer : Un numéro/ }));
    expect(await page.getByText('Une réponse donnée').isVisible()).toBe(true);
    await act(product, teacher.session, ['publishResource', { draftId: draft.id }], 'resource { slug }');
    await visit.end();
  }, 300_000);
});
