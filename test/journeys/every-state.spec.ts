import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { act } from '../support/api.js';
import { askForAccount } from '../support/people.js';
import type { RunningProduct } from '../support/product.js';
import { openBrowser, Visit, type Way, ways } from './browser.js';
import { demoCode, lesson, startDemo } from './demo.js';

let browser: Browser;
let product: RunningProduct;
beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startDemo()]);
}, 600_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

/** Signs in as the demo account of a role. */
async function as(way: Way, account: string): Promise<Visit> {
  const visit = await Visit.begin(browser, way, product);
  await visit.open('/connexion');
  await visit.fill('Adresse de courriel', `${account}@demo.invalid`);
  await visit.fill('Mot de passe', product.passwords.get(`${account}@demo.invalid`) ?? '');
  await visit.press(visit.page.locator('main').getByRole('button', { name: 'Se connecter' }));
  if (new URL(visit.page.url()).pathname !== '/connexion/code') return visit;
  await visit.fill('Code', await demoCode(product, account));
  await visit.press(visit.page.locator('main').getByRole('button', { name: 'Entrer' }));
  return visit;
}

/** Axe runs where scripts do; a narrow screen at night and a wide one by day see both palettes and both layouts. */
describe.each(ways.filter((way) => way.scripts))('$name, every page and state is sound:', (way) => {
  it('forms refused', async () => {
    const visit = await Visit.begin(browser, { ...way, keyboard: false }, product);
    const { page } = visit;
    const refused = async (path: string, button: RegExp) => {
      await visit.open(path);
      await visit.press(page.locator('main').getByRole('button', { name: button }).first());
      expect(await page.locator('.errors').count()).toBe(1);
    };
    await refused('/inscription', /Créer mon compte/);
    await refused('/connexion', /Se connecter/);
    await refused('/mot-de-passe', /lien|Recevoir|Envoyer/);
    await refused(`/signaler?cible=${lesson}`, /Signaler|Envoyer/);
    const input = { email: `refusee-${way.width}@ecole.test`, publicName: 'Refusée' };
    await refused(`/inscription/confirmer?jeton=${await askForAccount(product, input)}`, /Ouvrir mon compte/);
    await visit.open('/inscription/confirmer?jeton=perime');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Ce lien ne sert plus');
    await visit.end();
  }, 300_000);

  it('the working pages of a teacher, and a draft that lacks everything', async () => {
    const visit = await as({ ...way, keyboard: false }, 'enseignante-cm1');
    const { page } = visit;
    for (const path of [
      '/',
      '/publier',
      '/mes/ressources',
      '/compte',
      '/compte/profil',
      '/compte/jetons',
      '/compte/donnees',
      '/compte/supprimer',
      '/au-revoir',
      '/compte/sessions',
      '/compte/second-facteur',
      '/compte/connexions',
      `/mes/ressources/${lesson}/titre`,
      `/mes/ressources/${lesson}/retirer`,
    ])
      await visit.open(path);
    await visit.open('/publier');
    await visit.press(page.locator('button[name=depart][value=texte]'));
    const draft = new URL(page.url()).pathname.split('/')[2] ?? '';
    for (const step of [
      '',
      '/fichiers',
      '/texte',
      '/verification',
      '/public',
      '/droits',
      '/relecture',
      '/supprimer',
    ])
      await visit.open(`/brouillons/${draft}${step}`);
    await visit.open(`/mes/ressources/${lesson}/retirer`);
    await visit.press(page.getByRole('button', { name: 'Retirer la ressource' }));
    expect(await page.locator('.errors').count()).toBe(1);
    await visit.open(`/brouillons/${draft}/supprimer`);
    await visit.press(
      page
        .locator('main')
        .getByRole('button', { name: /Supprimer/ })
        .first(),
    );
    await visit.end();
  }, 300_000);

  it('a report, its case, the resource hidden and shown again', async () => {
    await act(
      product,
      { name: 'visitor', headers: {} },
      ['reportContent', { resource: lesson, category: 'ERROR', details: 'La consigne 2 est fausse.' }],
      'receipt',
    );
    const visit = await as({ ...way, keyboard: false }, 'moderateur');
    const { page } = visit;
    await visit.open('/moderation');
    await visit.press(page.locator('main a[href^="/moderation/"]').first());
    await visit.open('/moderation/questions');
    await visit.open('/signaler');
    await visit.end();
  }, 300_000);
});
