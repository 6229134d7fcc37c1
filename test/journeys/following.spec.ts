import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { act } from '../support/api.js';
import { behind } from '../support/behind.js';
import { readyDraft } from '../support/drafts.js';
import { join, linkSentTo, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { until } from '../support/until.js';
import { openBrowser, Visit, waysHere } from './browser.js';

let browser: Browser;
let product: RunningProduct;
let author: Person;

beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startProduct()]);
  author = await join(product, 'Autrice');
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const publish = async (title: string): Promise<void> => {
  const { id } = await readyDraft(product, author.session, { title });
  await act(product, author.session, ['publishResource', { draftId: id }], 'resource { id }');
};

/** As if it had been told two days ago, and a morning came. */
const morningFor = ({ email }: Person): Promise<void> =>
  behind(product, async (owner) => {
    await until('a line', async () => {
      const { rowCount } = await owner.query(
        `update notification set created_at = now() - interval '2 days' from account
         where account.id = account_id and email = $1 and digested_at is null`,
        [email],
      );
      return (rowCount ?? 0) > 0;
    });
    await owner.query(
      `select graphile_worker.add_job('digest.due', json_build_object('accountId', id)) from account where email = $1`,
      [email],
    );
  });

describe.each(waysHere)('somebody, $name,', (way) => {
  it('follows an author, a level and a search, is told by the digest, and stops from it', async () => {
    const reader = await join(product, 'Lectrice');
    const visitor = await Visit.begin(browser, way, product);
    await visitor.open(`/u/${author.slug}`);
    await visitor.press(visitor.page.locator('main').getByRole('link', { name: 'Suivre' }));
    expect(new URL(visitor.page.url()).pathname).toBe('/connexion');
    await visitor.end();

    const visit = await Visit.signedIn(browser, way, product, reader);
    const main = visit.page.locator('main');
    const button = (name: string) => main.getByRole('button', { name, exact: true });
    await visit.open('/mes/suivis');
    expect(await main.textContent()).toContain('Rien encore.');
    await visit.open(`/u/${author.slug}`);
    await visit.press(button('Suivre'));
    expect(await main.textContent()).toContain('C’est suivi.');
    await visit.open('/niveau/6e');
    await visit.press(button('Suivre'));
    await visit.press(button('Ne plus suivre'));
    expect(await main.textContent()).toContain('Vous ne suivez plus cela.');
    await visit.open('/recherche?q=angles&niveau=6e');
    await visit.press(button('Me prévenir de la suite'));
    const followed = await main.locator('.entry h2').allTextContents();
    expect(followed.sort()).toEqual([expect.stringMatching(/^Autrice /), 'angles, 6e']);

    const title = `Les angles, ${way.name}`;
    await publish(title);
    await morningFor(reader);
    const stop = await linkSentTo(product, reader.email, /\S+\/suivis\/arreter\?jeton=\S+/);
    await visit.open('/notifications');
    expect(await main.textContent()).toContain(`«\u00a0${title}\u00a0»`);
    expect(await main.textContent()).toContain('Vous recevez ceci parce que vous suivez Autrice');
    await visit.press(main.getByRole('link', { name: title }));
    expect(await visit.page.locator('h1').textContent()).toContain(title);

    const stranger = await Visit.begin(browser, way, product);
    await stranger.open(stop);
    expect(await stranger.page.locator('main').textContent()).toContain('Vous suivez Autrice');
    await stranger.press(stranger.page.locator('main').getByRole('button', { name: 'Ne plus suivre' }));
    expect(await stranger.page.locator('h1').textContent()).toBe('C’est arrêté');
    await stranger.end();

    await visit.open('/mes/alertes');
    expect(await main.locator('.entry h2').allTextContents()).toEqual(['angles, 6e']);
    await visit.press(button('Ne plus suivre : angles, 6e'));
    expect(await main.textContent()).toContain('Rien encore.');
    await visit.end();
  }, 300_000);
});
