import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { act, type Caller } from '../support/api.js';
import { odt } from '../support/builders.js';
import { join, linkSentTo, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { openBrowser, Visit, type Way, waysHere } from './browser.js';

let browser: Browser;
let product: RunningProduct;
beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startProduct()]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const sheet = {
  name: 'symetrie.odt',
  mimeType: 'application/vnd.oasis.opendocument.text',
  buffer: Buffer.from(
    odt({
      title: 'La symétrie avec un miroir',
      language: 'fr',
      paragraphs: ['Poser le miroir sur la ligne.', 'Ce document est sous licence CC BY-SA 4.0.'],
    }),
  ),
};

/** A resource already published by somebody, through the API. */
async function published(by: Caller, title: string): Promise<string> {
  const { draft } = await act<{ draft: { id: string; revision: number } }>(
    product,
    by,
    ['createDraft', { title, text: 'Un **miroir** par élève.' }],
    'draft { id revision }',
  );
  const fields = {
    summary: 'Plier, poser, vérifier.',
    levels: ['cm1'],
    subjects: ['mathematiques'],
    types: ['cours-presentation'],
    licence: 'CC-BY-SA-4.0',
  };
  await act(
    product,
    by,
    ['updateDraft', { id: draft.id, revision: draft.revision, ...fields }],
    'draft { id }',
  );
  const { resource } = await act<{ resource: { slug: string } }>(
    product,
    by,
    ['publishResource', { draftId: draft.id }],
    'resource { slug }',
  );
  return resource.slug;
}

function signedIn(way: Way, person: Person): Promise<Visit> {
  return Visit.signedIn(browser, way, product, person);
}

describe.each(waysHere.map((way, index) => ({ ...way, index })))('a teacher, $name,', (way) => {
  it('signs up and publishes her ODT within twelve pages, with three fields found in it', async () => {
    const visit = await Visit.begin(browser, way, product);
    const { page } = visit;
    const email = `nouvelle-${way.index}@ecole.test`;
    await visit.open('/inscription');
    await visit.fill('Nom public', `Une nouvelle collègue ${way.index}`);
    await visit.fill('Adresse de courriel', email);
    await visit.press(page.getByRole('button', { name: 'Créer mon compte' }));
    await visit.open(await linkSentTo(product, email));
    await visit.fill('Mot de passe', 'quatre miroirs sur une table');
    await visit.press(page.getByRole('button', { name: 'Ouvrir mon compte' }));
    await visit.press(page.locator('button[name=depart][value=fichiers]'));
    await page.getByLabel('Fichiers').setInputFiles(sheet);
    await visit.press(page.getByRole('button', { name: 'Déposer' }));
    expect(await page.locator('main').textContent()).toContain('symetrie.odt');
    await visit.press(page.getByRole('link', { name: /Continuer/ }));
    expect(await page.getByLabel('Titre').inputValue()).toBe('La symétrie avec un miroir');
    expect(await page.getByText(/Trouvé dans/).count()).toBeGreaterThanOrEqual(2);
    await visit.fill('Résumé', 'Trouver des axes avec un miroir.');
    await visit.press(page.getByRole('button', { name: 'Enregistrer et continuer' }));
    await visit.tick('levels', 'cm1');
    await visit.tick('subjects', 'mathematiques');
    await visit.tick('types', 'activite-pedagogique');
    await visit.press(page.getByRole('button', { name: 'Enregistrer et continuer' }));
    expect(await page.locator('input[name=licence][value="CC-BY-SA-4.0"]').isChecked()).toBe(true);
    await visit.press(page.getByRole('button', { name: 'Enregistrer et continuer' }));
    await page.getByText('Avant que quelqu’un lise').click();
    expect(await page.getByRole('heading', { name: 'Accessibilité des documents' }).isVisible()).toBe(true);
    await visit.check(page.getByLabel(/J’ai le droit de publier/));
    await visit.press(page.getByRole('button', { name: /^Publier/ }));
    expect(await page.getByRole('status').textContent()).toContain('Publié');
    expect(new URL(page.url()).pathname).toBe(
      way.index === 0 ? '/r/la-symetrie-avec-un-miroir' : new URL(page.url()).pathname,
    );
    expect(visit.loads).toBeLessThanOrEqual(12);
    await visit.end();
  }, 300_000);

  it('corrects it as version 2; version 1 keeps its address and its words', async () => {
    const person = await join(product, 'Collègue');
    const slug = await published(person.session, `Le miroir plan ${way.index}`);
    const visit = await signedIn(way, person);
    const { page } = visit;
    await visit.open('/mes/ressources');
    await visit.press(page.getByRole('button', { name: 'Nouvelle version' }));
    await visit.press(page.getByRole('link', { name: 'Vérifier' }));
    await visit.fill('Titre', `Le miroir plan, corrigé ${way.index}`);
    await visit.press(page.getByRole('button', { name: 'Enregistrer et s’arrêter là' }));
    await visit.press(page.getByRole('link', { name: 'Relire et publier' }).first());
    await visit.fill('Ce qui a changé dans la version 2', 'Une consigne plus courte.');
    await visit.check(page.getByLabel(/J’ai le droit de publier/));
    await visit.press(page.getByRole('button', { name: 'Publier la version 2' }));
    expect(new URL(page.url()).pathname).toBe(`/r/${slug}`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('corrigé');
    await visit.open(`/r/${slug}/v/1`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(`Le miroir plan ${way.index}`);
    expect(await page.locator('.notice').first().textContent()).toMatch(/version/);
    await visit.end();
  }, 300_000);

  it('withdraws it; its address keeps the reason and the credit, and nothing finds it any more', async () => {
    const person = await join(product, 'Collègue');
    const slug = await published(person.session, `Miroir à retirer ${way.index}`);
    const visit = await signedIn(way, person);
    const { page } = visit;
    await visit.open(`/mes/ressources/${slug}/retirer`);
    await visit.check(page.locator('input[name=category]').first());
    await visit.fill('En une phrase', 'Une erreur au tableau.');
    await visit.press(page.getByRole('button', { name: 'Retirer la ressource' }));
    const answer = await page.request.get(`${product.pages}/r/${slug}`);
    expect(answer.status()).toBe(410);
    await visit.open(`/r/${slug}`);
    expect(await page.locator('main').textContent()).toContain('Une erreur au tableau.');
    const feed = await (
      await page.request.get(
        `${product.pages}/recherche.atom?q=${encodeURIComponent(`Miroir à retirer ${way.index}`)}`,
      )
    ).text();
    expect(feed).not.toContain(`/r/${slug}<`);
    await visit.end();
  }, 300_000);
});
