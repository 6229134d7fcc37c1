import { describe, expect, it } from '@jest/globals';
import { act, ask } from '../support/api.js';
import { behind } from '../support/behind.js';

import { Visit, type Way, ways } from './browser.js';
import { button, main, nodes, plain, said } from './page-words.js';
import { reviewStage } from './review-stage.js';
import { askedRound, type Reader } from './rounds.js';

const stage = reviewStage();

/** Somebody who accepted to review. */
async function reading(title: string): Promise<Reader> {
  const { product } = stage;
  const { readers } = await askedRound(stage, { title });
  const first = readers[0] as Reader;
  await act(product, first.who.session, ['acceptAssignment', { id: first.id }], 'assignment { id }');
  return first;
}

async function strengthsOf({ who, id }: Reader, session = who.session): Promise<string | undefined> {
  const { product } = stage;
  const { data } = await ask<{ assignment: { review: { strengths: string } | null } }>(
    product.pages,
    'query($id: ID!) { assignment(id: $id) { review { strengths } } }',
    { id },
    session,
  );
  return data?.assignment.review?.strengths;
}

async function at(way: Way, { who, id }: Reader): Promise<Visit> {
  const { browser, product } = stage;
  const visit = await Visit.carrying(browser, way, product, who);
  await visit.open(`/relectures/${id}`);
  return visit;
}

const finish = 'Enregistrer et finir plus tard';
const both = ways.filter(
  ({ width, keyboard, scripts }) => (keyboard || !scripts) && (scripts || width < 500),
);

describe.each(both.map((way, index) => ({ ...way, index })))('what a reviewer writes, $name,', (way) => {
  it('in two tabs is never written over: both texts are shown, and she keeps the one she wants', async () => {
    const her = await reading(`Deux onglets ${way.index}`);
    const [first, second] = [await at(way, her), await at(way, her)];
    await first.fill('Ce qui marche', 'Le premier onglet.');
    await first.press(button(first.page, finish));
    expect(await said(first.page)).toContain('C’est enregistré');
    await second.fill('Ce qui marche', 'Le second onglet.');
    await second.unfold(second.page.locator('summary', { hasText: 'Ajouter une remarque' }));
    await second.fill('Votre remarque', 'Une remarque de plus.');
    await second.press(button(second.page, finish));
    const shown = await main(second.page);
    for (const words of ['enregistrée ailleurs', 'Le premier onglet.', 'Le second onglet.'])
      expect(shown).toContain(words);
    expect(await nodes(second.page)).toBeLessThanOrEqual(350);
    expect(await strengthsOf(her)).toBe('Le premier onglet.');
    await second.press(button(second.page, 'Enregistrer ce choix'));
    expect(await main(second.page)).toContain('Une remarque de plus.');
    expect(await second.page.getByLabel('Ce qui marche').inputValue()).toBe('Le second onglet.');
    expect(await strengthsOf(her)).toBe('Le second onglet.');
    await first.end();
    await second.end();
  }, 300_000);

  it('waits for her when her session has ended: she signs in, and sends it again', async () => {
    const { product } = stage;
    const her = await reading(`Session finie ${way.index}`);
    const visit = await at(way, her);
    await visit.fill('Ce qui marche', 'Écrit longtemps, puis la session a fini.');
    await behind(product, (owner) =>
      owner.query('delete from session where account_id = (select id from account where email = $1)', [
        her.who.email,
      ]),
    );
    await visit.press(button(visit.page, finish));
    expect(await main(visit.page)).toContain('Rien n’est perdu');
    const again = await her.who.signIn();
    await visit.enterAgain({ session: again });
    await visit.press(button(visit.page, 'Enregistrer ce que j’avais écrit'));
    expect(await said(visit.page)).toContain('C’est enregistré');
    expect(await strengthsOf(her, again)).toBe('Écrit longtemps, puis la session a fini.');
    visit.forgive(/401/);
    await visit.end();
  }, 300_000);

  it('is given back when nobody waits for it any more', async () => {
    const { product, referent } = stage;
    const her = await reading(`Plus attendue ${way.index}`);
    const visit = await at(way, her);
    await visit.fill('Ce qui marche', 'Écrit pendant que la demande était retirée.');
    await act(product, referent.session, ['cancelAssignment', { id: her.id }], 'assignment { id }');
    await visit.press(button(visit.page, finish));
    expect(plain(await visit.page.locator('.errors').textContent())).toContain('n’est plus attendue');
    expect(await main(visit.page)).toContain('Écrit pendant que la demande était retirée.');
    await visit.end();
  }, 300_000);
});
