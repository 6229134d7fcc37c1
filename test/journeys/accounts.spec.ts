import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { codeAt } from '../support/authenticator.js';
import { ask, type Caller } from '../support/api.js';
import { OpenIdProvider } from '../support/openid-provider.js';
import { join, linkSentTo, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { openBrowser, Visit, type Way, ways } from './browser.js';

let browser: Browser;
let provider: OpenIdProvider;
let product: RunningProduct;

const academie = 'Académie de Lyon';

beforeAll(async () => {
  [browser, provider] = await Promise.all([openBrowser(), OpenIdProvider.start()]);
  const issuer = {
    key: 'lyon',
    name: academie,
    issuer: provider.address,
    clientId: 'essaim',
    clientSecret: 'a secret of the client',
  };
  product = await startProduct({ env: { SSO_ISSUERS: JSON.stringify([issuer]) } });
  provider.open(`${product.pages}/connexion/academique/lyon/retour`);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await provider?.stop();
});

const begin = (way: Way) => Visit.begin(browser, way, product, [provider.address]);
const path = ({ page }: Visit) => new URL(page.url()).pathname;
const button = ({ page }: Visit, name: string) =>
  page.locator('main').getByRole('button', { name, exact: true });
const link = ({ page }: Visit, name: string | RegExp) => page.locator('main').getByRole('link', { name });
const told = ({ page }: Visit) => page.getByRole('status').textContent();
const emailSeen = async (caller: Caller) =>
  (await ask<{ viewer: { email: string } | null }>(product.pages, '{ viewer { email } }', {}, caller)).data
    ?.viewer?.email;

async function enterPassword(visit: Visit, { email, password }: Person): Promise<void> {
  await visit.open('/connexion');
  await visit.fill('Adresse de courriel', email);
  await visit.fill('Mot de passe', password);
  await visit.press(button(visit, 'Se connecter'));
}

async function signOut(visit: Visit): Promise<void> {
  await visit.open('/compte');
  await visit.press(button(visit, 'Se déconnecter'));
}

async function enterCode(visit: Visit, code: string): Promise<void> {
  expect(path(visit)).toBe('/connexion/code');
  await visit.fill('Code', code);
  await visit.press(button(visit, 'Entrer'));
}

/** A telephone without scripts, a telephone at night, and a computer by keyboard. */
describe.each(ways.filter((way) => way.width < 500 || way.keyboard).map((way, index) => ({ ...way, index })))(
  'somebody, $name,',
  (way) => {
    it('sets up a second factor, and signs in with a code, then with a recovery code', async () => {
      const person = await join(product, 'Prudente');
      const visit = await begin(way);
      const { page } = visit;
      await enterPassword(visit, person);
      await visit.open('/compte/second-facteur');
      await visit.fill('Votre mot de passe', person.password);
      await visit.press(button(visit, 'Commencer'));
      const secret = ((await page.locator('pre.raw').textContent()) ?? '').replaceAll(' ', '');
      await visit.fill('Le code qu’elle affiche', '000000');
      await visit.press(button(visit, 'Vérifier et installer'));
      expect(await page.locator('.errors').count()).toBe(1);
      await visit.fill('Le code qu’elle affiche', codeAt(secret, new Date()));
      await visit.press(button(visit, 'Vérifier et installer'));
      const codes = await page.locator('main li code').allTextContents();
      expect(codes).toHaveLength(10);
      await visit.press(link(visit, 'Je les ai gardés'));
      expect(await page.locator('main').textContent()).toMatch(/10\scodes de secours/);
      await signOut(visit);
      await enterPassword(visit, person);
      await enterCode(visit, 'aaaa-bbbb-cccc');
      expect(await page.locator('.errors').count()).toBe(1);
      await enterCode(visit, codeAt(secret, new Date(Date.now() + 30_000))); // the one of now is spent
      expect(path(visit)).toBe('/mes/ressources');
      await signOut(visit);
      await enterPassword(visit, person);
      await enterCode(visit, codes[3] ?? '');
      await visit.open('/compte/second-facteur');
      expect(await page.locator('main').textContent()).toMatch(/9\scodes de secours/);
      await visit.end();
    }, 300_000);

    it('sees where she is signed in, and closes one of them', async () => {
      const person = await join(product, 'Distraite');
      const elsewhere = await person.signIn();
      const visit = await begin(way);
      await enterPassword(visit, person);
      await visit.open('/compte/sessions');
      const close = visit.page.locator('main').getByRole('button', { name: /Fermer la session/ });
      expect(await close.count()).toBe(2);
      await visit.press(close.first());
      expect(await told(visit)).toContain('La session est fermée');
      await visit.press(
        visit.page
          .locator('main')
          .getByRole('button', { name: /Fermer la session/ })
          .first(),
      );
      expect(await emailSeen(elsewhere)).toBeUndefined();
      expect(await close.count()).toBe(0);
      await visit.end();
    }, 300_000);

    it('comes by her academy for the first time, and opens her account from the mail', async () => {
      const email = `academique-${way.index}@ecole.test`;
      Object.assign(provider, {
        person: `nouvelle-${way.index}`,
        claims: { name: 'Nouvelle Collègue', email },
      });
      const visit = await begin(way);
      const { page } = visit;
      await visit.open('/connexion');
      await visit.press(link(visit, academie));
      expect(await page.getByLabel('Nom public').inputValue()).toBe('Nouvelle Collègue');
      await visit.press(button(visit, 'Créer mon compte'));
      await visit.open(await linkSentTo(product, email));
      await visit.press(link(visit, academie));
      expect(path(visit)).toBe('/publier');
      expect(await told(visit)).toContain('Votre compte est ouvert');
      await visit.open('/compte/connexions');
      await visit.press(page.locator('main').getByRole('button', { name: `Retirer ${academie}` }));
      expect(await page.locator('.errors').textContent()).toContain('votre seule façon d’entrer');
      expect(await page.locator('form[action$="/retirer"] .has-error').count()).toBe(1);
      await signOut(visit);
      await visit.open('/connexion');
      await visit.press(link(visit, academie));
      expect(path(visit)).toBe('/mes/ressources');
      await visit.end();
    }, 300_000);

    it('links her academy to the account that she has, enters by it, and takes it away', async () => {
      const person = await join(product, 'Ancienne');
      Object.assign(provider, {
        person: `ancienne-${way.index}`,
        claims: { name: 'Ancienne', email: person.email },
      });
      const visit = await begin(way);
      const { page } = visit;
      await enterPassword(visit, person);
      await visit.open('/compte/connexions');
      await visit.fill('Votre mot de passe, ou un code', person.password);
      await visit.press(button(visit, 'Continuer'));
      await visit.press(link(visit, 'Aller me connecter'));
      await visit.press(button(visit, 'Lier à mon compte'));
      expect(await told(visit)).toContain('ouvre maintenant votre compte');
      await signOut(visit);
      await visit.open('/connexion');
      await visit.press(link(visit, academie));
      expect(path(visit)).toBe('/mes/ressources');
      await visit.open('/compte/connexions');
      await visit.fill('Votre mot de passe, ou un code', person.password);
      await visit.press(page.locator('main').getByRole('button', { name: `Retirer ${academie}` }));
      expect(await told(visit)).toContain('n’ouvre plus votre compte');
      await visit.end();
    }, 300_000);
  },
);
