import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { RunningProduct } from '../support/product.js';
import { openBrowser, Visit, type Way, ways } from './browser.js';
import { lesson, startDemo } from './demo.js';

let browser: Browser;
let product: RunningProduct;
beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startDemo()]);
}, 600_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const signedIn = (way: Way, account: string) => {
  const email = `${account}@demo.invalid`;
  return Visit.signedIn(browser, way, product, { email, password: product.passwords.get(email) ?? '' });
};
const collection = '/c/la-langue-se-manipule';

describe.each([
  { way: ways[0]!, resource: lesson, title: /^Des bandes pour mesurer/ },
  { way: ways[3]!, resource: 'grouper-par-dix-dizaines-et-unites', title: /^Grouper par dix/ },
])('a teacher, $way.name,', ({ way, resource, title }) => {
  it('proposes a resource to a collection, answers a question, and is credited once it is accepted', async () => {
    const proposer = await signedIn(way, 'enseignante-gs');
    const curator = await signedIn(way, 'enseignante-cm1');
    const [hers, theirs] = [proposer.page.locator('main'), curator.page.locator('main')];
    await proposer.open(collection);
    await proposer.press(hers.getByRole('link', { name: 'Proposer une ressource' }));
    await proposer.fill('Son adresse', 'cela-n-existe-pas');
    await proposer.press(hers.getByRole('button', { name: 'Proposer' }));
    expect(await hers.getByRole('alert').textContent()).toContain('aucune ressource');
    await proposer.fill('Son adresse', `${product.pages}/r/${resource}`);
    await proposer.fill('Pourquoi elle, ici', 'On y parle autant que l’on y compte.');
    await proposer.press(hers.getByRole('button', { name: 'Proposer' }));
    expect(await hers.getByRole('status').textContent()).toContain('C’est proposé.');

    await curator.open('/notifications');
    expect(await theirs.textContent()).toContain('grande section propose');
    await curator.open(collection);
    await curator.press(theirs.getByRole('link', { name: 'Ranger et annoter' }));
    await curator.press(theirs.getByRole('link', { name: /proposition attend votre réponse/ }));
    await curator.press(theirs.getByRole('link', { name: title }));
    await curator.fill('Votre question', 'En combien de séances ?');
    await curator.press(theirs.getByRole('button', { name: 'Demander' }));

    await proposer.open('/mes/collections');
    await proposer.press(hers.getByRole('link', { name: /Ce que vous proposez/ }));
    expect(await hers.textContent()).toContain('Une question attend votre réponse.');
    await proposer.press(hers.getByRole('link', { name: title }));
    await proposer.fill('Votre réponse', 'Deux, à quinze jours d’écart.');
    await proposer.press(hers.getByRole('button', { name: 'Répondre' }));

    await curator.open(curator.page.url().replace(/\?.*/, ''));
    expect(await theirs.textContent()).toContain('quinze jours');
    await curator.press(theirs.getByRole('button', { name: 'Refuser' }));
    expect(await theirs.getByRole('alert').textContent()).toContain('pourquoi elle ne convient pas');
    await curator.press(theirs.getByRole('button', { name: 'Accepter' }));
    expect(await theirs.getByRole('status').textContent()).toContain('La ressource est dans la collection.');
    await curator.press(theirs.getByRole('link', { name: 'La langue se manipule' }));
    await curator.press(theirs.getByRole('link', { name: 'Ranger et annoter' }));
    await curator.press(theirs.getByRole('link', { name: 'Journal' }));
    expect(await theirs.locator('tbody th').first().textContent()).toMatch(/a accepté la proposition de/);
    await curator.end();

    await proposer.open(collection);
    const card = hers.getByRole('listitem').filter({ has: proposer.page.getByRole('link', { name: title }) });
    expect(await card.textContent()).toMatch(
      /On y parle autant que l’on y compte\..*Proposée par Enseignante de démonstration, grande section/s,
    );
    await proposer.end();
  }, 300_000);

  it('makes of a search a part of a collection, which shows what it finds', async () => {
    const visit = await signedIn(way, 'enseignante-cm1');
    const main = visit.page.locator('main');
    await visit.open('/recherche?q=fractions');
    await visit.press(main.getByRole('link', { name: 'En faire une partie d’une collection' }));
    await visit.page.getByLabel('Dans quelle collection').selectOption({ label: 'La langue se manipule' });
    await visit.fill('Le titre de la partie', `Compter, ${way.name}`);
    await visit.press(main.getByRole('button', { name: 'Ajouter cette partie' }));
    await visit.open(collection);
    const part = main.getByRole('region', { name: `Compter, ${way.name}` });
    expect(await part.textContent()).toContain('cette recherche trouve aussi');
    expect(await part.getByRole('listitem').count()).toBeGreaterThan(0);
    await visit.press(part.getByRole('link', { name: 'cette recherche' }));
    expect(new URL(visit.page.url()).searchParams.get('q')).toBe('fractions');
    await visit.end();
  }, 300_000);
});
