import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { act, ask, type Caller } from '../support/api.js';
import { readyDraft } from '../support/drafts.js';
import { join, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { openBrowser, Visit, waysHere } from './browser.js';
import { button, main, plain } from './page-words.js';

const text = 'Tracer un angle au compa.\n\nMesurer avec le rapporteur.\n';
const mended = text.replace('compa.', 'compas.').replace('Mesurer avec', 'Mesurer deux fois avec');

let browser: Browser;
let product: RunningProduct;
let author: Person;
let proposer: Person;
beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startProduct()]);
  author = await join(product, 'Autrice');
  proposer = await join(product, 'Collègue');
}, 300_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

/** Whoever joins gets a name that nobody else has: « Collègue 2 ». */
const unnumbered = (words: string): string =>
  plain(words)
    .replace(/(Autrice|Collègue) \d+/, '$1')
    .trim();
const lastOf = (page: Page): string => new URL(page.url()).pathname.split('/').pop() ?? '';

async function published(title: string): Promise<{ id: string; slug: string }> {
  const draft = await readyDraft(product, author.session, { title, text });
  return publish(author.session, draft.id);
}

async function publish(by: Caller, draftId: string): Promise<{ id: string; slug: string }> {
  const { resource } = await act<{ resource: { id: string; slug: string } }>(
    product,
    by,
    ['publishResource', { draftId }],
    'resource { id slug }',
  );
  return resource;
}

/** The next version's draft, changed as its author would. */
async function change(resourceId: string, fields: object): Promise<string> {
  const { draft } = await act<{ draft: { id: string; revision: number } }>(
    product,
    author.session,
    ['startVersion', { id: resourceId }],
    'draft { id revision }',
  );
  await act(product, author.session, ['updateDraft', { ...draft, ...fields }], 'draft { id }');
  return draft.id;
}

/** A proposal as a program sends it; its id. */
async function proposed(resourceId: string): Promise<string> {
  const { draft } = await act<{ draft: { id: string; revision: number } }>(
    product,
    proposer.session,
    ['startProposal', { id: resourceId }],
    'draft { id revision }',
  );
  const changed = await act<{ draft: { revision: number } }>(
    product,
    proposer.session,
    ['updateDraft', { ...draft, text: mended }],
    'draft { revision }',
  );
  const wish = { draftId: draft.id, revision: changed.draft.revision, reason: 'Une faute.' };
  const { proposal } = await act<{ proposal: { id: string } }>(
    product,
    proposer.session,
    ['proposeChange', wish],
    'proposal { id }',
  );
  return proposal.id;
}

describe.each(waysHere.map((way, index) => ({ ...way, index })))('$name,', (way) => {
  it('a teacher proposes a change, and the author accepts what she likes', async () => {
    const { id, slug } = await published(`Les angles ${way.index}`);
    const asking = await Visit.signedIn(browser, way, product, proposer);
    const { page } = asking;
    await asking.open(`/r/${slug}`);
    await asking.press(page.getByRole('link', { name: 'Proposer une modification' }));
    await asking.press(button(page, 'Commencer'));
    expect(await main(page)).toContain(`Vous préparez une proposition pour « Les angles ${way.index} »`);
    expect(await page.getByRole('link', { name: 'Relire et publier' }).count()).toBe(0);
    const draftId = lastOf(page);
    await asking.press(page.getByRole('link', { name: 'Relire et envoyer la proposition' }));
    expect(await main(page)).toContain('Rien n’a changé pour le moment');
    await asking.open(`/brouillons/${draftId}/texte`);
    await asking.fill('Le texte', mended);
    await asking.press(
      page
        .locator('main form')
        .getByRole('button', { name: /^Enregistrer/ })
        .first(),
    );
    await asking.open(`/brouillons/${draftId}/relecture`);
    expect(await page.locator('fieldset.piece legend').allTextContents()).toEqual([
      '1. Paragraphe modifié',
      '2. Paragraphe modifié',
    ]);
    expect(plain(await page.locator('fieldset.piece ins').first().textContent())).toBe('ajouté : compas');
    expect(plain(await page.locator('fieldset.piece del').first().textContent())).toBe('retiré : compa');
    await asking.press(button(page, 'Envoyer la proposition'));
    expect(plain(await page.locator('.errors').textContent())).toContain('Dites pourquoi');
    await asking.fill('Pourquoi proposez-vous cela', 'Une faute, et un geste de plus.');
    await asking.press(button(page, 'Envoyer la proposition'));
    expect(plain(await page.getByRole('status').textContent())).toContain('La proposition est partie');
    const proposalPath = new URL(page.url()).pathname;
    await asking.open('/mes/ressources');
    expect(await main(page)).toContain(`Proposition pour « Les angles ${way.index} ». Envoyée le`);
    await asking.open(`/brouillons/${draftId}`);
    expect(await main(page)).toContain('Copie envoyée, qui attend une réponse');
    await asking.end();

    const answering = await Visit.signedIn(browser, way, product, author);
    const desk = answering.page;
    await answering.open('/mes/ressources');
    const card = desk.locator('.card', { hasText: `Les angles ${way.index}` });
    await answering.press(card.getByRole('link', { name: /1.proposition attend votre réponse/ }));
    await answering.press(desk.getByRole('link', { name: `Les angles ${way.index}` }));
    expect(new URL(desk.url()).pathname).toBe(proposalPath);
    expect(await main(desk)).toContain('Une faute, et un geste de plus.');
    const pieces = desk.locator('fieldset.piece');
    expect(await pieces.locator('input:checked').count()).toBe(0);
    await answering.check(pieces.nth(0).locator('input[value=THEIRS]'));
    await answering.press(button(desk, 'Envoyer mes réponses'));
    expect(plain(await desk.locator('.errors').textContent())).toContain(
      'Acceptez ou refusez le changement 2',
    );
    expect(await pieces.nth(0).locator('input[value=THEIRS]').isChecked()).toBe(true);
    await answering.check(pieces.nth(1).locator('input[value=MINE]'));
    await answering.unfold(pieces.nth(1).locator('summary', { hasText: 'Répondre' }));
    await answering.fill('Votre réponse au changement 2', 'Une fois suffit.');
    await answering.fill('Un mot pour la personne', 'Merci !');
    expect(await desk.evaluate(() => document.querySelectorAll('*').length)).toBeLessThanOrEqual(350);
    await answering.press(button(desk, 'Envoyer mes réponses'));
    expect(plain(await desk.getByRole('status').textContent())).toContain('Vos réponses sont parties');
    await answering.press(desk.getByRole('link', { name: 'Ouvrir le brouillon de la prochaine version' }));
    const next = lastOf(desk);
    await answering.open(`/brouillons/${next}/relecture`);
    expect(unnumbered(await desk.getByLabel('Ce qui a changé').inputValue())).toBe(
      'Proposition de Collègue : Une faute, et un geste de plus.',
    );
    await answering.end();

    await publish(author.session, next);
    const { data } = await ask<{
      resource: { version: { text: { html: string }; authors: { name: string; role: string }[] } };
    }>(
      product.pages,
      'query($id: String!) { resource(slug: $id) { version { text { html } authors { name role } } } }',
      {
        id,
      },
    );
    const { text: read, authors } = data!.resource.version;
    expect(read.html).toContain('au compas.');
    expect(read.html).toContain('Mesurer avec le rapporteur.');
    expect(authors.map(({ name, role }) => unnumbered(`${name}, ${role}`))).toEqual([
      'Autrice, author',
      'Collègue, contributor',
    ]);

    const learning = await Visit.signedIn(browser, way, product, proposer);
    await learning.open('/mes/propositions');
    await learning.press(learning.page.getByRole('link', { name: `Les angles ${way.index}` }));
    const outcome = await main(learning.page);
    for (const said of ['Paragraphe : accepté', 'Paragraphe : refusé', 'Une fois suffit.', 'Merci !'])
      expect(outcome).toContain(said);
    await learning.end();
  }, 300_000);

  it('a resource that moved on shows three texts, and no choice is lost when it moves again', async () => {
    const { id } = await published(`Les droites ${way.index}`);
    const proposal = await proposed(id);
    await publish(author.session, await change(id, { text: text.replace('au compa.', 'au compas !') }));
    const visit = await Visit.signedIn(browser, way, product, author);
    const { page } = visit;
    await visit.open(`/propositions/${proposal}`);
    const [conflict, other] = [page.locator('fieldset.piece').nth(0), page.locator('fieldset.piece').nth(1)];
    expect(await conflict.locator('legend').textContent()).toBe(
      '1. Paragraphe modifié, que vous avez changé aussi',
    );
    expect((await conflict.locator('dt').allTextContents()).map(plain)).toEqual([
      'Chez vous, aujourd’hui',
      'Avant, au départ de la proposition',
      'Après, tel que proposé',
    ]);
    await visit.check(conflict.locator('input[value=MINE]'));
    await visit.check(other.locator('input[value=THEIRS]'));
    const draftId = await change(id, { summary: 'Un autre onglet.' });
    await visit.press(button(page, 'Envoyer mes réponses'));
    expect(plain(await page.locator('.errors').textContent())).toContain(
      'a changé pendant que vous répondiez',
    );
    expect(await conflict.locator('input[value=MINE]').isChecked()).toBe(true);
    expect(await other.locator('input[value=THEIRS]').isChecked()).toBe(true);
    await visit.press(button(page, 'Envoyer mes réponses'));
    const { data } = await ask<{ draft: { text: string; summary: string } }>(
      product.pages,
      'query($id: ID!) { draft(id: $id) { text summary } }',
      { id: draftId },
      author.session,
    );
    expect(data?.draft).toEqual({
      text: 'Tracer un angle au compas !\n\nMesurer deux fois avec le rapporteur.\n',
      summary: 'Un autre onglet.',
    });
    await visit.end();
  }, 300_000);

  it('a proposal that waits too long is taken back, or becomes an adaptation in one click', async () => {
    const { id } = await published(`Les cercles ${way.index}`);
    const proposal = await proposed(id);
    const visit = await Visit.signedIn(browser, way, product, proposer);
    const { page } = visit;
    await visit.open(`/propositions/${proposal}`);
    await visit.press(button(page, 'Retirer la proposition'));
    expect(plain(await page.getByRole('status').textContent())).toContain('de nouveau modifiable');
    await visit.fill('Pourquoi proposez-vous cela', 'Encore une fois.');
    await visit.press(button(page, 'Envoyer la proposition'));
    await visit.press(button(page, 'En faire une adaptation'));
    expect(new URL(page.url()).pathname).toMatch(/^\/brouillons\//);
    expect(plain(await page.getByRole('heading', { level: 1 }).textContent())).toBe(
      `Les cercles ${way.index} (adaptation)`,
    );
    await visit.end();
    const authors = await Visit.signedIn(browser, way, product, author);
    await authors.open(`/propositions/${proposal}`);
    expect(await main(authors.page)).toContain('Devenue une adaptation');
    await authors.end();
  }, 300_000);
});
