import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { act, ask, type Caller } from '../support/api.js';
import { behind } from '../support/behind.js';
import { readyDraft } from '../support/drafts.js';
import { join, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { until } from '../support/until.js';
import { openBrowser, Visit, type Way, waysHere } from './browser.js';

const then = 'Tracer un angle au compas.\n\nMesurer avec le rapporteur.\n\n- une règle\n';
const now =
  'Tracer un angle au compas, sans appuyer.\n\nMesurer deux fois avec le rapporteur.\n\n- une règle\n- un crayon\n';
const adapted = 'Tracer un angle au compas.\n\nMesurer avec une équerre et le rapporteur.\n\n- une règle\n';

let browser: Browser;
let product: RunningProduct;
beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startProduct()]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

async function publish(by: Caller, draftId: string): Promise<void> {
  const input = { draftId, whatChanged: 'Un geste plus sûr.' };
  await act(product, by, ['publishResource', input], 'resource { slug }');
}

async function published(by: Caller, title: string, text: string): Promise<string> {
  const draft = await readyDraft(product, by, { title, text });
  await publish(by, draft.id);
  return draft.resource.id;
}

/** An adaptation of a resource whose author then published a second version. */
async function adaptationBehind(adapter: Person, name: string): Promise<void> {
  const author = await join(product, 'Autrice');
  const source = await published(author.session, `Les angles ${name}`, then);
  const adaptation = await published(adapter.session, `Les angles adaptés ${name}`, adapted);
  await behind(product, (owner) =>
    owner.query(
      `insert into version_source(version_id, source_version_id, licence_id, position)
       select mine.id, theirs.id, theirs.licence_id, 0 from version mine, version theirs
       where mine.resource_id = $1 and theirs.resource_id = $2`,
      [adaptation, source],
    ),
  );
  const { draft } = await act<{ draft: { id: string; revision: number } }>(
    product,
    author.session,
    ['startVersion', { id: source }],
    'draft { id revision }',
  );
  await act(product, author.session, ['updateDraft', { ...draft, text: now }], 'draft { id }');
  await publish(author.session, draft.id);
}

function signedIn(way: Way, person: Person): Promise<Visit> {
  return Visit.signedIn(browser, way, product, person);
}

describe.each(waysHere)('an adapter, $name,', (way) => {
  it('updates from the original with one conflict', async () => {
    const adapter = await join(product, 'Adaptatrice');
    await adaptationBehind(adapter, way.name);
    await until('she is told', async () => {
      const { data } = await ask<{ viewer: { notifications: { totalCount: number } } }>(
        product.pages,
        '{ viewer { notifications { totalCount } } }',
        {},
        adapter.session,
      );
      return data?.viewer.notifications.totalCount === 1;
    });
    const visit = await signedIn(way, adapter);
    const { page } = visit;
    await visit.open('/mes/ressources');
    expect(await page.locator('main').textContent()).toContain('son original, a changé');
    await visit.press(page.getByRole('button', { name: 'Voir ce que j’en prends' }));
    expect(await page.locator('main').textContent()).toContain('Un geste plus sûr.');
    const pieces = page.locator('fieldset.piece');
    expect(await pieces.locator('legend').allTextContents()).toEqual([
      'Paragraphe modifié',
      'Paragraphe modifié, que vous avez changé aussi',
      'Élément de liste ajouté',
    ]);
    // What both changed stays hers unless she says otherwise; what she never touched is proposed.
    const checked = pieces.locator('input[type=radio]:checked');
    expect(await checked.evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value))).toEqual([
      'THEIRS',
      'MINE',
      'THEIRS',
    ]);
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThanOrEqual(350);
    await visit.check(pieces.nth(1).locator('input[value=BOTH]'));
    await visit.check(pieces.nth(2).locator('input[value=MINE]'));
    await visit.press(page.getByRole('button', { name: 'Enregistrer mes choix' }));
    expect(await page.getByRole('status').textContent()).toContain('Vos choix sont dans le brouillon');
    expect(await page.locator('main').textContent()).not.toContain('a changé depuis');
    const draftId = new URL(page.url()).pathname.split('/').pop() ?? '';
    await visit.open(`/brouillons/${draftId}/fichiers`);
    const { data } = await ask<{ draft: { text: string } }>(
      product.pages,
      'query($id: ID!) { draft(id: $id) { text } }',
      { id: draftId },
      adapter.session,
    );
    expect(data?.draft.text).toBe(
      'Tracer un angle au compas, sans appuyer.\n\nMesurer avec une équerre et le rapporteur.\n\nMesurer deux fois avec le rapporteur.\n\n- une règle\n',
    );
    await visit.end();
  }, 300_000);

  it('is told when her draft moved on, and keeps her choices', async () => {
    const adapter = await join(product, 'Adaptatrice');
    await adaptationBehind(adapter, `encore ${way.name}`);
    const visit = await signedIn(way, adapter);
    const { page } = visit;
    await visit.open('/mes/ressources');
    await visit.press(page.getByRole('button', { name: 'Voir ce que j’en prends' }));
    const draftId = new URL(page.url()).pathname.split('/')[2] ?? '';
    const { data } = await ask<{ draft: { revision: number } }>(
      product.pages,
      'query($id: ID!) { draft(id: $id) { revision } }',
      { id: draftId },
      adapter.session,
    );
    const change = { id: draftId, revision: data?.draft.revision, summary: 'Un autre onglet.' };
    await act(product, adapter.session, ['updateDraft', change], 'draft { id }');
    await visit.check(page.locator('fieldset.piece').nth(1).locator('input[value=THEIRS]'));
    await visit.press(page.getByRole('button', { name: 'Enregistrer mes choix' }));
    expect(await page.locator('.errors').textContent()).toContain('modifié dans un autre onglet');
    expect(await page.locator('fieldset.piece').nth(1).locator('input[value=THEIRS]').isChecked()).toBe(true);
    await visit.press(page.getByRole('button', { name: 'Enregistrer mes choix' }));
    expect(new URL(page.url()).pathname).toBe(`/brouillons/${draftId}`);
    await visit.end();
  }, 300_000);
});
