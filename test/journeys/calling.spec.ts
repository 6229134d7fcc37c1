import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { act } from '../support/api.js';
import { join, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { mandated } from '../support/referents.js';
import { openBrowser, Visit, waysHere } from './browser.js';
import { button, main, nodes, plain, said } from './page-words.js';

let browser: Browser;
let product: RunningProduct;
let curator: Person;
let author: Person;
let follower: Person;

const ready = {
  summary: 'Mesurer la cour avec des pas, puis avec un décamètre.',
  levels: ['cm1'],
  subjects: ['mathematiques'],
  types: ['exercice'],
  language: 'fr',
  licence: 'CC-BY-SA-4.0',
  text: 'On mesure la cour.',
  rightsAnswers: { own: true, others: false, ai: false, attested: true },
};

async function publish(title: string): Promise<void> {
  type Begun = { draft: { id: string; revision: number } };
  const { draft } = await act<Begun>(
    product,
    author.session,
    ['createDraft', { title }],
    'draft { id revision }',
  );
  await act(product, author.session, ['updateDraft', { ...draft, ...ready }], 'draft { id }');
  await act(product, author.session, ['publishResource', { draftId: draft.id }], 'resource { id }');
}

beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startProduct()]);
  curator = await mandated(product, 'Conseillère', 'curator', 'ac-lyon');
  author = await join(product, 'Autrice');
  follower = await join(product, 'Collègue');
}, 300_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
}, 300_000);

describe.each(waysHere.map((way, index) => ({ ...way, index })))('$name,', (way) => {
  it('a hole of the coverage becomes a call, which an author answers, and which closes by itself', async () => {
    const title = `Mesurer dehors, ${way.name}`;
    const lesson = `La cour au pas, ${way.name}`;
    await publish(lesson);

    const opener = await Visit.carrying(browser, way, product, curator);
    await opener.open('/couverture?cycle=cycle-2');
    expect(await nodes(opener.page)).toBeLessThanOrEqual(600);
    expect(await opener.page.locator('caption').textContent()).toContain('Cycle 2');
    await opener.press(
      opener.page.getByRole('link', { name: /^0, CP, Éducation musicale.* ouvrir un appel$/ }).first(),
    );
    expect(await opener.page.locator('input[name=levels][value=cp]').isChecked()).toBe(true);
    expect(await nodes(opener.page)).toBeLessThanOrEqual(350);

    await opener.open('/appels/nouveau?niveau=cm1&discipline=mathematiques&voulu=PUBLISHED');
    await opener.fill('Son titre', title);
    await opener.fill('Combien en faut-il', '1');
    await opener.press(button(opener.page, 'Ouvrir l’appel'));
    expect(plain(await opener.page.locator('.errors').textContent())).toContain('Dites ce qui manque');
    await opener.fill('Ce qui manque', 'De quoi mesurer la cour sans écran.');
    await opener.press(button(opener.page, 'Enregistrer et ouvrir'));
    expect(await said(opener.page)).toContain('L’appel est ouvert');
    const address = new URL(opener.page.url()).pathname;

    const curious = await Visit.carrying(browser, way, product, follower);
    await curious.open('/appels?niveau=cm1');
    await curious.press(curious.page.locator('main').getByRole('link', { name: title }));
    await curious.press(button(curious.page, 'Me prévenir'));
    expect(await said(curious.page)).toContain('un message vous dira');

    const reader = await Visit.begin(browser, way, product);
    await reader.open(address);
    const read = await main(reader.page);
    expect(read).toContain('De quoi mesurer la cour sans écran.');
    expect(read).toContain('0 ressource sur 1 répond à tous les critères');
    expect(await button(reader.page, 'Me prévenir').count()).toBe(0);

    const giver = await Visit.carrying(browser, way, product, author);
    await giver.open(address);
    await giver.press(giver.page.getByRole('link', { name: 'Je contribue' }));
    await giver.check(giver.page.getByRole('radio', { name: new RegExp(lesson) }));
    await giver.press(button(giver.page, 'Répondre avec elle'));
    expect(await said(giver.page)).toContain('Votre ressource répond à l’appel');
    expect(await main(giver.page)).toContain('il a reçu tout ce qu’il demandait');

    await curious.open('/notifications');
    const told = curious.page.locator('main').getByRole('link', { name: new RegExp(title) });
    expect(await told.count()).toBe(1);
    expect(await main(curious.page)).toContain('parce que vous suivez cet appel');
    await reader.open(address);
    expect(await main(reader.page)).toContain(lesson);
    await Promise.all([opener, curious, reader, giver].map((visit) => visit.end()));
  }, 300_000);

  it('whoever runs a call says why something is not retained, and closes it with a word', async () => {
    const title = `Mesurer encore, ${way.name}`;
    const lesson = `La cour au décamètre, ${way.name}`;
    await publish(lesson);
    const opener = await Visit.carrying(browser, way, product, curator);
    await opener.open('/appels/nouveau?niveau=cm1');
    await opener.fill('Son titre', title);
    await opener.fill('Ce qui manque', 'Trois séances.');
    await opener.press(button(opener.page, 'Garder comme brouillon'));
    await opener.press(button(opener.page, 'Ouvrir cet appel'));
    const address = new URL(opener.page.url()).pathname;

    const giver = await Visit.carrying(browser, way, product, author);
    await giver.open(`${address}/repondre`);
    await giver.check(giver.page.getByRole('radio', { name: new RegExp(lesson) }));
    await giver.press(button(giver.page, 'Répondre avec elle'));

    await opener.open(address);
    const fold = opener.page.locator('summary', { hasText: 'Ne pas la retenir' });
    await opener.unfold(fold);
    await opener.press(opener.page.locator('main').getByRole('button', { name: 'Ne pas la retenir' }));
    expect(plain(await opener.page.locator('.errors').textContent())).toContain('Dites pourquoi');
    await opener.fill('Pourquoi, en une phrase', 'Il manque la consigne.');
    await opener.press(opener.page.locator('main').getByRole('button', { name: 'Ne pas la retenir' }));
    await giver.open(address);
    expect(await main(giver.page)).toContain('Il manque la consigne.');
    const reader = await Visit.begin(browser, way, product);
    await reader.open(address);
    expect(await main(reader.page)).not.toContain(lesson);

    await opener.fill('Un mot pour finir', 'Merci à qui a cherché.');
    await opener.press(button(opener.page, 'Clore maintenant'));
    await reader.open(address);
    expect(await main(reader.page)).toContain('Merci à qui a cherché.');
    await Promise.all([opener, reader, giver].map((visit) => visit.end()));
  }, 300_000);
});
