import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { behind } from '../support/behind.js';
import { join, linkSentTo, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { openBrowser, Visit, type Way, waysHere } from './browser.js';

let browser: Browser;
let product: RunningProduct;

beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startProduct()]);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const button = ({ page }: Visit, name: string) =>
  page.locator('main').getByRole('button', { name, exact: true });
const link = ({ page }: Visit, name: string) => page.locator('main').getByRole('link', { name });
const header = ({ page }: Visit) =>
  page
    .getByRole('navigation', { name: 'Principal' })
    .getByRole('link', { name: /^Notifications/ })
    .textContent();
const states = ({ page }: Visit) => page.locator('.entry .hint').allTextContents();
const unread = async (visit: Visit) =>
  (await states(visit)).filter((text) => text.startsWith('Non lue')).length;

function enter(way: Way, person: Person): Promise<Visit> {
  return Visit.signedIn(browser, way, product, person);
}

/** As if things had happened to her resources; the worker then mails what is wanted at once. */
const tell = (person: Person, kind: string, titles: readonly string[]): Promise<void> =>
  behind(product, async (owner) => {
    await owner.query(
      `insert into notification(account_id, kind, title, path, detail, created_at)
       select account.id, $2, told.title, '/aide', 'Les consignes sont plus courtes.', now() + place * interval '1 second'
       from unnest($3::text[]) with ordinality as told(title, place), account where email = $1`,
      [person.email, kind, titles],
    );
    await owner.query(
      `select graphile_worker.add_job('digest.due', json_build_object('accountId', id)) from account where email = $1`,
      [person.email],
    );
  });

describe.each(waysHere)('somebody, $name,', (way) => {
  it('reads what is new, a page at a time, and puts it away', async () => {
    const person = await join(product, 'Lectrice');
    const visit = await enter(way, person);
    expect(await header(visit)).toBe('Notifications');
    await visit.open('/notifications');
    expect(await visit.page.locator('main').textContent()).toContain('Rien pour le moment');
    await tell(
      person,
      'adapted',
      Array.from({ length: 17 }, (_, n) => `« Fractions » est adaptée, ${n + 1}`),
    );
    await visit.open('/notifications');
    expect(await header(visit)).toMatch(/^Notifications\s\(17\snon lues\)$/);
    expect(await unread(visit)).toBe(15);
    expect((await states(visit))[0]).toMatch(
      /Vous recevez ceci parce que vous signez la ressource d’origine\.$/,
    );
    await visit.press(button(visit, 'Marquer comme lue : « Fractions » est adaptée, 17'));
    expect(await unread(visit)).toBe(14);
    await visit.press(visit.page.getByRole('link', { name: 'Suivante' }));
    expect(await unread(visit)).toBe(2);
    await visit.press(link(visit, '« Fractions » est adaptée, 1'));
    expect(new URL(visit.page.url()).pathname).toBe('/aide');
    await visit.open('/notifications');
    await visit.press(button(visit, 'Tout marquer comme lu'));
    expect(await unread(visit)).toBe(0);
    expect(await header(visit)).toBe('Notifications');
    await visit.end();
  }, 300_000);

  it('chooses her mails, stops a kind from the mail itself without signing in, and takes it up again', async () => {
    const person = await join(product, 'Débordée');
    await tell(person, 'proposal-received', ['Une modification vous est proposée']);
    const stop = await stopLink(person);
    const stranger = await Visit.begin(browser, way, product);
    await stranger.open(stop);
    expect(await stranger.page.locator('main').textContent()).toContain('Une modification vous est proposée');
    await stranger.press(button(stranger, 'Arrêter ces courriels'));
    expect(await stranger.page.locator('h1').textContent()).toBe('C’est arrêté');
    await stranger.end();
    const visit = await enter(way, person);
    await visit.open('/notifications/reglages');
    const choice = () => visit.page.getByLabel('Une modification vous est proposée');
    expect(await choice().inputValue()).toBe('NEVER');
    await choice().selectOption('WEEKLY');
    await visit.press(button(visit, 'Enregistrer'));
    expect(await choice().inputValue()).toBe('WEEKLY');
    await visit.end();
  }, 300_000);
});

describe('the stop of a mail program', () => {
  it('is one POST to the address of the header, without session, answered without redirection', async () => {
    const person = await join(product, 'Débordée');
    await tell(person, 'proposal-received', ['Une modification vous est proposée']);
    const stop = await stopLink(person);
    const answer = await fetch(stop, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('C’est arrêté');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('is not made by opening the link', async () => {
    const person = await join(product, 'Débordée');
    await tell(person, 'proposal-received', ['Une modification vous est proposée']);
    const stop = await stopLink(person);
    for (const method of ['GET', 'HEAD', 'GET']) await fetch(stop, { method });
    expect(await (await fetch(stop)).text()).toContain('Arrêter ces courriels');
    expect((await fetch(`${stop}x`)).status).toBe(410);
  });
});

async function stopLink(person: Person): Promise<string> {
  return linkSentTo(product, person.email, /\S+\/notifications\/arreter\?jeton=\S+/);
}
