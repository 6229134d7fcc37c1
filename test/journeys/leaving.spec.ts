import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { act } from '../support/api.js';
import { readyDraft } from '../support/drafts.js';
import { join, linkSentTo, mailsTo, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { until } from '../support/until.js';
import { openBrowser, Visit, ways, waysHere } from './browser.js';

let browser: Browser;
let product: RunningProduct;

beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startProduct()]);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function publish(by: Person, title: string): Promise<string> {
  const { id } = await readyDraft(product, by.session, { title });
  const { resource } = await act<{ resource: { slug: string } }>(
    product,
    by.session,
    ['publishResource', { draftId: id }],
    'resource { slug }',
  );
  return resource.slug;
}

describe.each(waysHere)('somebody, $name,', (way) => {
  it('takes all her data, then deletes her account and keeps no name', async () => {
    const author = await join(product, 'Partante');
    const slug = await publish(author, `Les solides, ${way.name}`);
    await readyDraft(product, author.session, { title: 'Commencé hier' });
    const visit = await Visit.signedIn(browser, way, product, author);
    const main = visit.page.locator('main');

    await visit.open('/compte');
    await visit.press(visit.page.getByRole('link', { name: 'Mes données', exact: true }));
    await visit.fill('Votre mot de passe', author.password);
    await visit.press(main.getByRole('button', { name: 'Préparer l’archive' }));
    const archive = await visit.download(main.getByRole('link', { name: 'Télécharger mes données' }));
    expect(archive.name).toBe('essaim-mes-donnees.zip');
    const held = unzipSync(new Uint8Array(readFileSync(archive.path)));
    expect(strFromU8(held['donnees/account.json'] ?? new Uint8Array())).toContain(author.email);
    expect(strFromU8(held['donnees/draft.json'] ?? new Uint8Array())).toContain('Commencé hier');
    expect(strFromU8(held['LISEZ-MOI.txt'] ?? new Uint8Array())).toContain('VOS DONNÉES SUR ESSAIM');

    await visit.press(main.getByRole('link', { name: 'Revenir' }));
    await visit.press(main.getByRole('link', { name: 'Voir ce qui se passerait' }));
    expect(await main.textContent()).toContain('1 brouillon supprimé');
    expect(await main.textContent()).toContain('Vous tenez à vous seul·e 1 ressource');
    await visit.check(main.getByRole('radio', { name: /^Effacer mon nom/ }));
    await visit.fill('Votre mot de passe', 'ce n’est pas lui du tout');
    await visit.press(main.getByRole('button', { name: 'Supprimer mon compte' }));
    expect(await main.locator('.errors').count()).toBe(1);
    expect(await main.getByRole('radio', { name: /^Effacer mon nom/ }).isChecked()).toBe(true);
    await visit.fill('Votre mot de passe', author.password);
    await visit.press(main.getByRole('button', { name: 'Supprimer mon compte' }));
    expect(new URL(visit.page.url()).pathname).toBe('/au-revoir');
    expect(await main.textContent()).toContain('est fermé tout de suite');

    await visit.open('/compte');
    expect(new URL(visit.page.url()).pathname).toBe('/connexion');
    await linkSentTo(product, author.email, /\S+\/donnees/);
    expect(mailsTo(product, author.email).at(-1)?.subject).toBe('Votre compte Essaim est supprimé');
    await until('the credit is nobody’s', async () => {
      const page = await fetch(`${product.pages}/r/${slug}`).then((answer) => answer.text());
      return page.includes('Anonyme') && !page.includes('Partante');
    });
    expect((await fetch(`${product.pages}/u/${author.slug}`)).status).toBe(404);
    await visit.end();
  }, 300_000);
});

describe('whoever keeps her name', () => {
  it('has a public page with what she signed, and nothing else', async () => {
    const [way] = ways;
    if (!way) throw new Error('Nobody comes.');
    const author = await join(product, 'Restante');
    const slug = await publish(author, 'Les angles de Restante');
    const visit = await Visit.signedIn(browser, way, product, author);
    const main = visit.page.locator('main');
    await visit.open('/compte/supprimer');
    await visit.fill('Votre mot de passe', author.password);
    await visit.press(main.getByRole('button', { name: 'Supprimer mon compte' }));
    await until('the last mail', () =>
      mailsTo(product, author.email).some(({ subject }) => subject.includes('supprimé')),
    );
    await visit.open(`/u/${author.slug}`);
    expect(await main.textContent()).toContain('Les angles de Restante');
    await visit.open(`/r/${slug}`);
    expect(await main.textContent()).toContain('Restante');
    await visit.end();
  }, 300_000);
});
