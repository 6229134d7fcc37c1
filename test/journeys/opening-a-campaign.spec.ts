import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { ask } from '../support/api.js';
import { join, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { mandated } from '../support/referents.js';
import { openBrowser, Visit, waysHere } from './browser.js';
import { button, main, nodes, plain, said } from './page-words.js';

let browser: Browser;
let product: RunningProduct;
let referent: Person;
let colleague: Person;
let teacher: Person;

beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startProduct()]);
  referent = await mandated(product, 'Référente', 'referent', 'ac-lyon');
  colleague = await mandated(product, 'Collègue référente', 'referent', 'dep-01');
  teacher = await join(product, 'Enseignante');
}, 300_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
}, 300_000);

const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe.each(waysHere.map((way, index) => ({ ...way, index })))('$name,', (way) => {
  it('a référent opens a campaign with a rubric of her own, and everybody reads it', async () => {
    const title = `Les fractions, relues ${way.index}`;
    const visit = await Visit.carrying(browser, way, product, referent);
    const { page } = visit;
    await visit.open('/referent');
    await visit.press(page.getByRole('link', { name: 'Les grilles' }));
    await visit.fill('Son titre', `Grille ${way.index}`);
    await visit.press(button(page, 'Commencer'));
    expect(await said(page)).toContain('Votre grille est prête');
    expect(await nodes(page)).toBeLessThanOrEqual(350);
    const criteria = page.locator('#criteres h3 a');
    const before = await criteria.allTextContents();
    await visit.press(page.getByRole('button', { name: `Descendre « ${before[0]} »` }));
    expect((await criteria.allTextContents()).slice(0, 2)).toEqual([before[1], before[0]]);
    await visit.press(page.getByRole('button', { name: `Retirer « ${before[0]} »` }));
    expect(await criteria.count()).toBe(before.length - 1);
    await visit.press(page.getByRole('link', { name: 'Ajouter un critère' }));
    await visit.fill('La question', 'Tient-elle dans une séance ?');
    await visit.fill('D’où vient ce critère', 'Notre équipe');
    await visit.press(button(page, 'Enregistrer'));
    expect(plain(await page.locator('.errors').textContent())).toContain('De 3 à 5 réponses');
    expect(await page.getByLabel('La question').inputValue()).toBe('Tient-elle dans une séance ?');
    for (const [at, words] of ['Oui', 'En courant', 'Non'].entries()) {
      await page.locator(`[name=label-${at}]`).fill(words);
      await page.locator(`[name=description-${at}]`).fill(`Quand c’est ${words}.`);
    }
    await visit.press(button(page, 'Enregistrer'));
    expect(await criteria.last().textContent()).toBe('Tient-elle dans une séance ?');

    await visit.open('/referent/campagnes/nouvelle');
    await visit.press(button(page, 'Commencer'));
    expect(plain(await page.locator('.errors').textContent())).toContain('Donnez un titre');
    await visit.fill('Son titre', title);
    await visit.fill('Ou un territoire plus petit', 'dep-01');
    await visit.press(button(page, 'Commencer'));
    expect(await nodes(page)).toBeLessThanOrEqual(350);
    await page
      .locator('select[name=rubricVersionId]')
      .selectOption({ label: `Grille ${way.index}, version 1` });
    await visit.check(page.locator('input[value=OPEN]'));
    await visit.tick('levels', 'cm1');
    await visit.fill('Dernier jour', '');
    await visit.press(button(page, 'Enregistrer'));
    expect(plain(await page.locator('.errors').textContent())).toContain('Donnez un jour');
    expect(await page.locator('input[value=OPEN]').isChecked()).toBe(true);
    await visit.fill('Dernier jour', day(40));
    await visit.press(button(page, 'Enregistrer'));
    await visit.press(button(page, 'Ouvrir la campagne'));
    const link = page.getByRole('link', { name: 'Dites à quoi sert cette campagne.' });
    await visit.press(link);
    await visit.fill('À quoi elle sert', 'Relire ce qui s’enseigne des fractions au CM1.');
    await visit.press(button(page, 'Enregistrer'));
    await visit.press(button(page, 'Ouvrir la campagne'));
    expect(await said(page)).toContain('La campagne est ouverte');
    expect(await nodes(page)).toBeLessThanOrEqual(600);
    const steering = new URL(page.url()).pathname;

    await visit.open('/referent/grilles');
    await visit.press(page.getByRole('link', { name: `Grille ${way.index}` }));
    expect(await main(page)).toContain('Cette version a servi : ce que vous changez ici fait la version 2.');
    await visit.end();

    const reading = await Visit.begin(browser, way, product);
    await reading.open('/campagnes');
    await reading.press(reading.page.getByRole('link', { name: title }));
    const read = await main(reading.page);
    for (const words of [
      'Ain',
      'Relecture ouverte',
      'CM1',
      'Relire ce qui s’enseigne',
      'On relit une ressource',
    ])
      expect(read).toContain(words);
    await reading.unfold(reading.page.locator('summary', { hasText: 'Lire la grille' }));
    expect(await reading.page.locator('.table').textContent()).toContain('Tient-elle dans une séance ?');
    expect(await reading.page.getByRole('link', { name: 'Demander une relecture' }).count()).toBe(0);
    expect(await nodes(reading.page)).toBeLessThanOrEqual(600);
    await reading.end();

    const asking = await Visit.signedIn(browser, way, product, teacher);
    await asking.open(`/campagnes/${steering.split('/').pop()}`);
    expect(await asking.page.getByRole('link', { name: 'Demander une relecture' }).count()).toBe(1);
    const foreign = await asking.page.request.get(`${product.pages}${steering}`);
    expect(foreign.status()).toBe(404);
    await asking.open('/referent');
    expect(await main(asking.page)).toContain('Vous n’avez pas aujourd’hui de mandat de référent');
    await asking.end();

    const leaving = await Visit.carrying(browser, way, product, referent);
    const desk = leaving.page;
    await leaving.open('/referent');
    await leaving.press(desk.getByRole('link', { name: title }));
    const dates = await leaving.download(desk.getByRole('link', { name: 'Ses dates (iCal)' }));
    expect(dates.name).toBe(`${steering.split('/').pop()}.ics`);
    await leaving.unfold(desk.locator('summary', { hasText: 'Confier la campagne' }));
    await leaving.fill('L’adresse de sa page', `${product.pages}/u/${teacher.slug}`);
    await leaving.press(button(desk, 'Confier'));
    expect(plain(await desk.locator('.errors').textContent())).toContain('n’a pas aujourd’hui de mandat');
    await leaving.fill('L’adresse de sa page', `${product.pages}/u/${colleague.slug}`);
    await leaving.press(button(desk, 'Confier'));
    expect(await main(desk)).toContain('Conduite par Collègue référente');
    await leaving.press(button(desk, 'Ne plus recevoir de ressources'));
    await leaving.fill('Nouveau dernier jour', day(60));
    await leaving.press(button(desk, 'Prolonger'));
    expect(await said(desk)).toContain('Le dernier jour est changé');
    await leaving.press(button(desk, 'Ne plus recevoir de ressources'));
    await leaving.press(button(desk, 'Clore la campagne'));
    await leaving.press(button(desk, 'Archiver'));
    expect(await main(desk)).toContain('Plus rien à faire');
    await leaving.end();
    const { data } = await ask<{ campaign: { state: string } }>(
      product.pages,
      'query($slug: String!) { campaign(slug: $slug) { state } }',
      { slug: steering.split('/').pop() },
    );
    expect(data?.campaign.state).toBe('ARCHIVED');
  }, 300_000);
});
