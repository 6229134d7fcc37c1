import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { act, ask } from '../support/api.js';
import { odt } from '../support/builders.js';
import { readyDraft } from '../support/drafts.js';
import { join, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { until } from '../support/until.js';
import { openBrowser, Visit, waysHere } from './browser.js';

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

const paragraphs = (lesson: string): string[] =>
  Array.from({ length: 12 }, (_, line) =>
    Array.from({ length: 14 }, (__, word) => `${lesson}${line}mot${word}`).join(' '),
  );

interface Named {
  readonly id: string;
  readonly title: string;
  readonly number: number | null;
}

async function sourcesOf(id: string): Promise<readonly Named[]> {
  const query = '($id: ID!) { draft(id: $id) { sources { id title number } } }';
  const { data } = await ask<{ draft: { sources: Named[] } }>(
    product.pages,
    `query Sources${query}`,
    { id },
    colleague.session,
  );
  return data?.draft.sources ?? [];
}

describe.each(waysHere.map((way, index) => ({ ...way, index })))('a teacher, $name,', (way) => {
  it('uploads what she edited at home, and is told kindly where it seems to come from', async () => {
    const title = `La tarte partagée ${way.index}`;
    const words = paragraphs(`fractions${way.index}`);
    const source = await readyDraft(product, author.session, { title, text: words.join('\n\n') });
    await act(product, author.session, ['publishResource', { draftId: source.id }], 'resource { slug }');
    const draft = await readyDraft(product, colleague.session, { title: `Parts ${way.index}` });

    const visit = await Visit.signedIn(browser, way, product, colleague);
    const { page } = visit;

    await visit.open(`/brouillons/${draft.id}/fichiers`);
    const edited = odt({
      paragraphs: [...words.slice(0, 9), ...paragraphs(`parts${way.index}`).slice(0, 3)],
    });
    const file = { name: 'parts.odt', mimeType: 'application/vnd.oasis.opendocument.text' };
    await page
      .getByLabel('Fichiers', { exact: true })
      .setInputFiles({ ...file, buffer: Buffer.from(edited) });
    await page.getByRole('button', { name: 'Déposer', exact: true }).click();
    await page.getByText('1 fichier déposé').waitFor();
    const notice = page.locator('section[aria-labelledby="recognitions"]');
    await until('the file recognised', async () => {
      await visit.open(`/brouillons/${draft.id}/fichiers`);
      return (await notice.count()) > 0 ? true : undefined;
    });
    const said = (await notice.innerText()).replaceAll('\u00a0', ' ');
    expect(said).toContain(`parts.odt semble adapté de « ${title} » par Autrice`);
    expect(said).toMatch(/\(7\d %\)/);
    await visit.open(`/brouillons/${draft.id}/droits`);
    expect(await notice.count()).toBe(1);
    expect(said).toContain('Indiquez-le : l’auteur sera cité automatiquement.');
    await visit.press(page.getByRole('button', { name: /^Indiquer cette source/ }));
    expect(await notice.count()).toBe(0);
    const [named] = await sourcesOf(draft.id);
    expect(named).toMatchObject({ title, number: 1 });

    await act(
      product,
      colleague.session,
      ['removeSource', { draftId: draft.id, id: named?.id }],
      'draft { id }',
    );
    await visit.open(`/brouillons/${draft.id}/droits`);
    await visit.press(page.getByRole('button', { name: /^Ce n’est pas le cas/ }));
    expect(await notice.count()).toBe(0);
    expect(await sourcesOf(draft.id)).toEqual([]);
    await visit.end();
  }, 300_000);
});
