import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { behind } from '../support/behind.js';
import type { Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { mandated } from '../support/referents.js';
import { until } from '../support/until.js';
import { openBrowser, Visit, ways, waysHere } from './browser.js';
import { button, main, nodes, said } from './page-words.js';

let browser: Browser;
let product: RunningProduct;
let administrator: Person;

beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startProduct()]);
  administrator = await mandated(product, 'Administratrice', 'administrator', null);
}, 300_000);
afterEach(() =>
  behind(product, (owner) => owner.query('delete from graphile_worker._private_jobs where attempts > 0')),
);
afterAll(async () => {
  await browser.close();
  await product.stop();
}, 300_000);

/** As the worker leaves it after so many attempts; the next one is in an hour. */
async function leave(task: string, attempts: number): Promise<string> {
  let id = '';
  await behind(product, async (owner) => {
    const { rows } = await owner.query<{ id: string }>(
      `select id from graphile_worker.add_job($1, '{"email":"zinzolin@ecole.test"}', run_at => now() + interval '1 hour',
         max_attempts => 12)`,
      [task],
    );
    id = rows[0]?.id ?? '';
    await owner.query(
      `update graphile_worker._private_jobs set attempts = $2, last_error = 'No recipient zinzolin@ecole.test here' where id = $1`,
      [id, attempts],
    );
  });
  return id;
}

const isGone = async (id: string): Promise<boolean> => {
  let isThere = true;
  await behind(product, async (owner) => {
    const { rowCount } = await owner.query('select from graphile_worker._private_jobs where id = $1', [id]);
    isThere = rowCount === 1;
  });
  return !isThere;
};

describe.each(waysHere)('$name,', (way) => {
  it('an administrator reads what failed and why, has it tried again, gives up what nobody needs', async () => {
    const visit = await Visit.carrying(browser, way, product, administrator);
    const { page } = visit;
    await visit.open('/moderation');
    await visit.press(page.getByRole('link', { name: 'Travaux qui ont échoué' }));
    expect(await main(page)).toContain('Rien n’a échoué.');
    const confirmed = await leave('account.confirmed', 12);
    const answered = await leave('licence-question.answered', 12);
    await leave('digest.due', 3);

    await visit.open('/admin/travaux');
    const words = await main(page);
    expect(words).toContain('Envoyer la réponse à une question sur les droits');
    expect(words).toContain('Abandonné après 12 essais.');
    expect(words).toMatch(/Sera réessayé vers \d+ h \d\d.*, après 3 essais sur 12\./);
    expect(words).toContain('No recipient … here');
    expect(await page.content()).not.toContain('zinzolin');
    expect(await nodes(page)).toBeLessThanOrEqual(350);
    expect(await page.locator('summary', { hasText: 'Abandonner' }).count()).toBe(2);

    await visit.press(
      page.getByRole('button', { name: /Réessayer maintenant : Noter qu’un compte est confirmé/ }),
    );
    expect(await said(page)).toContain('Ce travail est remis dans la file');
    await until('the worker to do it', () => isGone(confirmed), 60_000);
    await visit.unfold(page.locator('summary', { hasText: 'Abandonner' }));
    await visit.press(button(page, 'Abandonner ce travail'));
    expect(await said(page)).toContain('Ce travail est abandonné');
    expect(await isGone(answered)).toBe(true);
    expect(await main(page)).toContain('1 travail');
    await visit.end();
  }, 300_000);
});

it('a job that went meanwhile is said to be gone, and a long list goes on', async () => {
  for (let count = 0; count < 16; count += 1) await leave('digest.due', 1);
  const visit = await Visit.carrying(browser, ways[0]!, product, administrator);
  const { page } = visit;
  await visit.open('/admin/travaux');
  expect(await page.locator('.entry').count()).toBe(15);
  await behind(product, (owner) =>
    owner.query(
      'delete from graphile_worker._private_jobs where id in (select min(id) from graphile_worker._private_jobs where attempts > 0)',
    ),
  );
  await visit.press(page.getByRole('button', { name: /Réessayer maintenant/ }).first());
  expect(await said(page)).toContain('Ce travail n’est plus dans la liste');
  await leave('digest.due', 1);
  await visit.open('/admin/travaux');
  await visit.press(page.getByRole('link', { name: 'Suivants' }));
  expect(await page.locator('.entry').count()).toBe(1);
  await visit.end();
}, 300_000);

it('moderating opens no way to it', async () => {
  const moderator = await mandated(product, 'Modératrice', 'moderator', null);
  const read = (path: string) => fetch(product.pages + path, { headers: moderator.session.headers });
  expect((await read('/admin/travaux')).status).toBe(403);
  expect(await (await read('/moderation')).text()).not.toContain('/admin');
}, 120_000);
