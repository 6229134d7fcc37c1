import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { act, ask } from '../support/api.js';
import { readyDraft } from '../support/drafts.js';
import { join, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { until } from '../support/until.js';
import { openBrowser, Visit, type Way, waysHere } from './browser.js';
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

async function published(fields: { title: string; licence: string }): Promise<string> {
  const draft = await readyDraft(product, author.session, { text: 'Plier la bande en huit.', ...fields });
  const { resource } = await act<{ resource: { slug: string } }>(
    product,
    author.session,
    ['publishResource', { draftId: draft.id }],
    'resource { slug }',
  );
  return resource.slug;
}

/** Search hears of it a moment after. */
async function searchable(slug: string, text: string): Promise<void> {
  const document = 'query($text: String) { resources(text: $text) { edges { node { slug } } } }';
  await until(`search finds ${slug}`, async () => {
    const { data } = await ask<{ resources: { edges: { node: { slug: string } }[] } }>(
      product.pages,
      document,
      { text },
    );
    return data?.resources.edges.some(({ node }) => node.slug === slug) ?? false;
  });
}

function signedIn(way: Way): Promise<Visit> {
  return Visit.signedIn(browser, way, product, colleague);
}

describe.each(waysHere.map((way, index) => ({ ...way, index })))('a teacher, $name,', (way) => {
  it('adapts a colleague’s resource, says what she changed, and publishes with her credit', async () => {
    const slug = await published({ title: `La bande pliée ${way.index}`, licence: 'CC-BY-SA-4.0' });
    const visit = await signedIn(way);
    const { page } = visit;
    await visit.open(`/r/${slug}`);
    await visit.press(page.getByRole('link', { name: 'Adapter', exact: true }));
    await visit.tick('reasons', 'dys');
    await visit.press(page.getByRole('button', { name: 'Commencer mon adaptation' }));
    expect(plain(await page.getByRole('status').first().textContent())).toContain('Votre brouillon est prêt');
    const id = new URL(page.url()).pathname.split('/').pop() ?? '';
    await visit.open(`/brouillons/${id}/verification`);
    await visit.fill('Titre', `La bande pliée, pour dys ${way.index}`);
    await visit.press(page.getByRole('button', { name: 'Enregistrer et s’arrêter là' }));
    await visit.open(`/brouillons/${id}/droits`);
    expect(plain(await page.locator('main').textContent())).toContain(`La bande pliée ${way.index}, Autrice`);
    // A copyleft source leaves its own licence, and those that it calls compatible.
    expect(await page.locator('input[name=licence][value="CC-BY-SA-4.0"]').isChecked()).toBe(true);
    expect(await page.locator('input[name=licence][value="CC-BY-4.0"]').count()).toBe(0);
    expect(await page.getByText('que vos sources ne permettent pas').count()).toBe(1);
    await visit.fill('Ce que j’ai changé', 'Des caractères plus grands, une consigne par ligne.');
    await visit.press(page.getByRole('button', { name: 'Enregistrer et continuer' }));
    await visit.check(page.getByLabel(/J’ai le droit de publier/));
    await visit.press(page.getByRole('button', { name: /^Publier/ }));
    const credit = plain(await page.locator('#credit').textContent());
    expect(credit).toContain('modifications : Des caractères plus grands');
    expect(credit).toContain(`« La bande pliée ${way.index} » par Autrice`);
    await visit.end();
  }, 300_000);

  it('is refused a mix that no licence allows, is told why, and gets out of it', async () => {
    const [alike, reserved] = await Promise.all([
      published({ title: `Le conte ${way.index}`, licence: 'CC-BY-SA-4.0' }),
      published({ title: `La carte ${way.index}`, licence: 'CC-BY-NC-4.0' }),
    ]);
    const draft = await readyDraft(product, colleague.session, {
      title: `Le conte et sa carte ${way.index}`,
      licence: 'CC-BY-SA-4.0',
      adaptationChanges: 'Réunis en une séance.',
    });
    const visit = await signedIn(way);
    const { page } = visit;
    await visit.open(`/brouillons/${draft.id}/droits`);
    for (const slug of [alike, reserved]) {
      await visit.fill('Ajouter une ressource d’Essaim', `${product.pages}/r/${slug}`);
      await visit.press(
        page.locator('#sources ~ form').getByRole('button', { name: 'Ajouter cette source' }),
      );
    }
    expect(plain(await page.locator('#impasse').textContent())).toContain(`Sans « La carte ${way.index} »`);
    await visit.open(`/brouillons/${draft.id}/relecture`);
    expect(plain(await page.locator('main').textContent())).toContain(
      'n’est pas permise avec ce que vous reprenez',
    );
    await visit.open(`/brouillons/${draft.id}/droits`);
    await visit.press(page.getByRole('button', { name: `Retirer la source La carte ${way.index}` }));
    expect(await page.locator('#impasse').count()).toBe(0);
    await visit.open(`/brouillons/${draft.id}/relecture`);
    await visit.check(page.getByLabel(/J’ai le droit de publier/));
    await visit.press(page.getByRole('button', { name: /^Publier/ }));
    expect(plain(await page.locator('#credit').textContent())).toContain(
      `« Le conte ${way.index} » par Autrice`,
    );
    await visit.end();
  }, 300_000);

  it('finds a source without leaving the draft, and publishes what its author agreed to in writing', async () => {
    const title = `Le relief photographié ${way.index}`;
    await searchable(await published({ title, licence: 'CC-BY-ND-4.0' }), title);
    const draft = await readyDraft(product, colleague.session, {
      title: `Le relief annoté ${way.index}`,
      licence: 'CC-BY-4.0',
      adaptationChanges: 'Des légendes.',
    });
    const rights = `/brouillons/${draft.id}/droits`;
    const visit = await signedIn(way);
    const { page } = visit;
    const main = async () => plain(await page.locator('main').textContent());
    await visit.open(rights);
    await visit.fill('Chercher dans Essaim', title);
    await visit.press(page.getByRole('button', { name: 'Chercher', exact: true }).last());
    expect(await main()).toMatch(
      new RegExp(`${title}, Autrice[ \\d]*, CC BY-ND 4.0 Sa licence ne permet pas de l’adapter`),
    );
    await visit.press(page.getByRole('button', { name: `Ajouter comme source : ${title}` }));
    expect(await page.locator('#impasse').count()).toBe(1);

    await visit.unfold(page.getByText('L’accord écrit de son auteur', { exact: true }));
    await visit.fill('Ce que l’auteur de', 'Oui, sous CC BY 4.0, si vous me citez. Le 3 mai.');
    await visit.press(page.getByRole('button', { name: 'Joindre cet accord' }));
    expect(await page.locator('#impasse').count()).toBe(0);
    await visit.fill('Ce que l’auteur de', 'Oui, sous CC BY 4.0, si vous me citez. Le 4 mai.');
    await visit.press(page.getByRole('button', { name: 'Corriger cet accord' }));
    expect(await main()).toContain('Le 4 mai.');
    await visit.press(page.getByRole('button', { name: /^Retirer cet accord/ }));
    expect(await page.locator('#impasse').count()).toBe(1);
    await visit.unfold(page.getByText('L’accord écrit de son auteur', { exact: true }));
    await visit.fill('Ce que l’auteur de', 'Oui, sous CC BY 4.0.');
    await visit.press(page.getByRole('button', { name: 'Joindre cet accord' }));

    await visit.open(`/brouillons/${draft.id}/relecture`);
    expect(await main()).toContain('Dites ce que vous avez vérifié');
    await visit.open(rights);
    await visit.fill('Ce que vous avez vérifié', 'Son courriel du 4 mai, gardé.');
    await visit.press(page.getByRole('button', { name: 'Enregistrer et continuer' }));
    await visit.check(page.getByLabel(/J’ai le droit de publier/));
    await visit.press(page.getByRole('button', { name: /^Publier/ }));
    expect(await main()).toContain(
      'Ce que son auteur a vérifié pour la licence : Son courriel du 4 mai, gardé.',
    );
    await visit.end();
  }, 300_000);

  it('asks an author for a licence, is given it, and publishes under it', async () => {
    const title = `La coupe du volcan ${way.index}`;
    const slug = await published({ title, licence: 'CC-BY-ND-4.0' });
    const draft = await readyDraft(product, colleague.session, {
      title: `Le volcan colorié ${way.index}`,
      licence: 'CC-BY-SA-4.0',
      adaptationChanges: 'Des couleurs.',
    });
    await act(
      product,
      colleague.session,
      ['addSource', { draftId: draft.id, resource: slug }],
      'draft { id }',
    );
    const visit = await signedIn(way);
    const { page } = visit;
    const main = async () => plain(await page.locator('main').textContent());
    await visit.open(`/brouillons/${draft.id}/droits`);
    await visit.press(page.getByRole('link', { name: 'Écrire ma demande' }));
    expect(await page.getByLabel('Sous quelle licence').inputValue()).toBe('CC-BY-SA-4.0');
    await visit.fill('Votre message', ' ');
    await visit.press(page.getByRole('button', { name: 'Envoyer ma demande' }));
    expect(await page.locator('.errors').count()).toBe(1);
    await visit.fill('Votre message', `Puis-je publier « Le volcan colorié ${way.index} » ?`);
    await visit.press(page.getByRole('button', { name: 'Envoyer ma demande' }));
    expect(await main()).toMatch(/Accord pour CC BY-SA 4.0 : demandé le .*, pas encore de réponse/);
    await visit.end();

    const theirs = await Visit.signedIn(browser, way, product, author);
    await theirs.open('/notifications');
    await theirs.press(
      theirs.page.getByRole('link', { name: new RegExp(`demande une permission pour.*${title}`) }),
    );
    const asked = plain(await theirs.page.locator('main').textContent());
    expect(asked).toContain(`Puis-je publier « Le volcan colorié ${way.index} » ?`);
    expect(asked).not.toContain('Plier la bande');
    await theirs.press(theirs.page.getByRole('button', { name: 'Envoyer ma réponse' }));
    expect(await theirs.page.locator('.errors').count()).toBe(1);
    await theirs.check(theirs.page.locator('input[name=reponse][value=oui]'));
    await theirs.fill('Quelques mots', 'Avec plaisir.');
    await theirs.press(theirs.page.getByRole('button', { name: 'Envoyer ma réponse' }));
    expect(plain(await theirs.page.locator('main').textContent())).toContain('L’accord est donné');
    await theirs.end();

    const again = await signedIn(way);
    await again.open('/notifications');
    await again.press(again.page.getByRole('link', { name: new RegExp(`${title}.*vous avez l’accord`) }));
    await again.press(again.page.getByRole('link', { name: 'Revenir aux droits du brouillon' }));
    expect(plain(await again.page.locator('main').textContent())).toContain('« Avec plaisir. »');
    expect(await again.page.locator('#impasse').count()).toBe(0);
    await again.open(`/brouillons/${draft.id}/relecture`);
    await again.check(again.page.getByLabel(/J’ai le droit de publier/));
    await again.press(again.page.getByRole('button', { name: /^Publier/ }));
    expect(plain(await again.page.locator('#credit').textContent())).toContain('avec l’accord de l’auteur');
    await again.end();
  }, 300_000);
});
