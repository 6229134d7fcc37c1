import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { act } from '../support/api.js';
import { depositFile } from '../support/deposit.js';
import { readyDraft } from '../support/drafts.js';
import { odtDocument } from '../support/office-documents.js';
import { join, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { until } from '../support/until.js';
import { openBrowser, Visit, waysHere } from './browser.js';
import { plain } from './page-words.js';

let browser: Browser;
let product: RunningProduct;
let author: Person;
let colleague: Person;
beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startProduct()]);
  author = await join(product, 'Autrice');
  colleague = await join(product, 'Collègue');
}, 300_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

async function publishedWithFile(title: string): Promise<string> {
  const draft = await readyDraft(product, author.session, { title });
  const paragraphs = Array.from(
    { length: 12 },
    (_, at) => `${title}, étape ${at} : on plie, puis on compare.`,
  );
  const content = new Uint8Array(odtDocument({ title, paragraphs }));
  const uploadId = await depositFile(product, author.session, { name: 'bandes.odt', content });
  await act(product, author.session, ['attachFile', { draftId: draft.id, uploadId }], 'draft { id }');
  const { resource } = await act<{ resource: { slug: string } }>(
    product,
    author.session,
    ['publishResource', { draftId: draft.id }],
    'resource { slug }',
  );
  return resource.slug;
}

/** As her word processor saves it: other words in the text, its description kept. */
function rewritten(bytes: Uint8Array): Buffer {
  const parts = unzipSync(bytes);
  const content = strFromU8(parts['content.xml'] ?? new Uint8Array());
  const edited = content.replaceAll('on plie, puis on compare', 'on découpe, on colle, et on explique');
  expect(edited).not.toBe(content);
  return Buffer.from(zipSync({ ...parts, 'content.xml': strToU8(edited) }));
}

describe.each(waysHere.map((way, index) => ({ ...way, index })))('a teacher, $name,', (way) => {
  it('takes a file home, rewrites it, brings it back, and publishes it with its credit', async () => {
    const title = `Les bandes ${way.index}`;
    const slug = await publishedWithFile(title);
    const visit = await Visit.signedIn(browser, way, product, colleague);
    const { page } = visit;
    await visit.open(`/r/${slug}`);
    const taken = await visit.download(page.getByRole('link', { name: 'Télécharger bandes.odt' }).first());
    const file = { name: 'mes-bandes.odt', mimeType: 'application/vnd.oasis.opendocument.text' };

    const draft = await readyDraft(product, colleague.session, { title: `Mes bandes ${way.index}` });
    await visit.open(`/brouillons/${draft.id}/fichiers`);
    await page
      .getByLabel('Fichiers', { exact: true })
      .setInputFiles({ ...file, buffer: rewritten(readFileSync(taken.path)) });
    await visit.press(page.getByRole('button', { name: 'Déposer', exact: true }));
    const notice = page.locator('section[aria-labelledby="recognitions"]');
    await until('the file recognised', async () => {
      await visit.open(`/brouillons/${draft.id}/droits`);
      return (await notice.count()) > 0;
    });
    expect(plain(await notice.textContent())).toContain(`« ${title} »`);
    await visit.press(page.getByRole('button', { name: /^Indiquer cette source/ }));
    expect(plain(await page.locator('main').textContent())).toContain(`${title}, Autrice`);

    await visit.fill('Ce que j’ai changé', 'On découpe et on colle, au lieu de plier.');
    await visit.press(page.getByRole('button', { name: 'Enregistrer et continuer' }));
    await visit.check(page.getByLabel(/J’ai le droit de publier/));
    await visit.press(page.getByRole('button', { name: /^Publier/ }));
    const credit = plain(await page.locator('#credit').textContent());
    expect(credit).toContain('modifications : On découpe et on colle');
    expect(credit).toContain(`« ${title} » par Autrice`);

    const given = await visit.download(
      page.getByRole('link', { name: 'Télécharger mes-bandes.odt' }).first(),
    );
    const meta = strFromU8(unzipSync(readFileSync(given.path))['meta.xml'] ?? new Uint8Array());
    expect(plain(meta)).toContain(title);
    expect(plain(meta)).toContain('On découpe et on colle');
    await visit.end();
  }, 300_000);
});
