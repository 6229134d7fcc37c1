import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { act, ask } from '../support/api.js';
import { join, type Person, setUpSecondFactor } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { mandated } from '../support/referents.js';
import { until } from '../support/until.js';
import { openBrowser, Visit, waysHere } from './browser.js';
import { button, main, nodes, plain, said } from './page-words.js';

let browser: Browser;
let product: RunningProduct;
let referent: Person;

beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startProduct()]);
  referent = await mandated(product, 'Référente', 'referent', 'ac-lyon');
}, 300_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
}, 300_000);

const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe.each(waysHere)('$name,', (way) => {
  it('a teacher asks to become referent, is answered, reads what she may do, and her mandate ends by itself', async () => {
    const teacher = await setUpSecondFactor(product, await join(product, 'Demandeuse'));
    const colleague = await join(product, 'Collègue');
    const asking = await Visit.carrying(browser, way, product, teacher);
    await asking.open('/mandats');
    expect(await main(asking.page)).toContain('Aucun pour le moment');
    await asking.fill('Chercher un territoire', 'ain');
    await asking.press(button(asking.page, 'Chercher ce territoire'));
    expect(await said(asking.page)).toMatch(/territoires? pour « ain »/);
    expect(await nodes(asking.page)).toBeLessThanOrEqual(350);
    await asking.check(asking.page.getByRole('radio', { name: 'Ain Académie de Lyon', exact: true }));
    await asking.press(button(asking.page, 'Envoyer la demande'));
    expect(plain(await asking.page.locator('.errors').textContent())).toContain('Choisissez un rôle');
    await asking.check(asking.page.locator('input[value=REFERENT]'));
    await asking.fill('Quelques mots', 'J’anime déjà les relectures de ma circonscription.');
    await asking.press(button(asking.page, 'Envoyer la demande'));
    expect(await said(asking.page)).toContain('Votre demande est partie');
    await asking.end();

    const deciding = await Visit.carrying(browser, way, product, referent);
    const { page } = deciding;
    await deciding.open('/mandats/demandes');
    expect(await main(page)).toContain('J’anime déjà les relectures');
    await deciding.unfold(page.locator('summary', { hasText: teacher.session.name }).last());
    await deciding.press(button(page, 'Donner ce mandat').last());
    expect(await said(page)).toContain('Le mandat est donné');
    await deciding.open('/mandats/donner');
    await deciding.fill('Chercher un territoire', 'rhône');
    await deciding.press(button(page, 'Chercher ce territoire'));
    await deciding.check(page.getByRole('radio', { name: 'Rhône Académie de Lyon', exact: true }));
    await deciding.fill('À qui', `${product.pages}/u/${colleague.slug}`);
    await deciding.check(page.locator('input[value=CURATOR]'));
    await deciding.press(button(page, 'Donner ce mandat'));
    expect(plain(await page.locator('.errors').textContent())).toContain('Donnez une date de fin');
    await page.locator('#endsAt').fill(day(200));
    expect(await nodes(page)).toBeLessThanOrEqual(350);
    await deciding.press(button(page, 'Donner ce mandat'));
    expect(await said(page)).toContain('Le mandat est donné');
    await deciding.press(
      page.getByRole('button', { name: new RegExp(`Terminer ce mandat.*${colleague.session.name}`) }).first(),
    );
    expect(await said(page)).toContain('Le mandat est terminé');
    await deciding.end();

    const reading = await Visit.carrying(browser, way, product, teacher);
    await reading.open('/mandats');
    expect(await main(reading.page)).toContain('Ouvrir et mener des campagnes de relecture');
    await expireSoon(teacher);
    await until('the mandate to end by itself', async () => {
      await reading.open('/mandats');
      return (await main(reading.page)).includes('Aucun pour le moment') || undefined;
    });
    await reading.end();
    const { code } = await ask(product.pages, '{ mandates { totalCount } }', {}, teacher.session);
    expect(code).toBe('FORBIDDEN');
  }, 300_000);
});

/** Her mandate is taken back, and given again for three seconds. */
async function expireSoon(teacher: Person): Promise<void> {
  const { data } = await ask<{ viewer: { mandates: { id: string; territory: { id: string } }[] } }>(
    product.pages,
    '{ viewer { mandates { id territory { id } } } }',
    {},
    teacher.session,
  );
  const [mandate] = data?.viewer.mandates ?? [];
  await act(product, referent.session, ['revokeMandate', { id: mandate?.id }], 'mandate { id }');
  const wish = {
    person: teacher.slug,
    role: 'REFERENT',
    territoryId: mandate?.territory.id,
    endsAt: new Date(Date.now() + 3000).toISOString(),
  };
  await act(product, referent.session, ['grantMandate', wish], 'mandate { id }');
}
