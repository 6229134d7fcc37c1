import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { act } from '../support/api.js';
import { Visit, type Way, ways } from './browser.js';
import { button, main, nodes, plain, said } from './page-words.js';
import { reviewStage } from './review-stage.js';
import { askedRound } from './rounds.js';

const stage = reviewStage();

/** Who comes without scripts on a phone, and by keyboard on a computer: the others differ in nothing here. */
const chosen: readonly Way[] = ways.filter(({ scripts, keyboard }, at) => keyboard || (!scripts && at === 0));

describe.each(chosen.map((way, index) => ({ ...way, index })))('$name,', (way) => {
  it('several submissions are treated at once, each told what became of it, and the journal says it', async () => {
    const { browser, product, referent } = stage;
    const title = `Les aires ${way.index}`;
    const { readers, submissionId } = await askedRound(stage, { title });
    const [reader] = readers;
    if (!reader) throw new Error('Nobody was asked.');
    await act(product, reader.who.session, ['acceptAssignment', { id: reader.id }], 'assignment { id }');

    const visit = await Visit.carrying(browser, way, product, referent);
    const { page } = visit;
    await visit.open('/referent');
    await visit.press(page.getByRole('link', { name: `Campagne ${title}` }).first());
    const campaign = new URL(page.url()).pathname;
    await visit.press(page.getByRole('link', { name: 'Voir les ressources une par une' }));

    await visit.press(page.getByRole('link', { name: 'Cocher toute cette page' }));
    expect(await page.getByRole('checkbox', { name: `Choisir : ${title}` }).isChecked()).toBe(true);
    await visit.press(button(page, 'Le faire'));
    expect(plain(await page.locator('.errors').textContent())).toContain(
      'Choisissez ce que vous voulez en faire',
    );
    expect(await page.getByRole('checkbox', { name: `Choisir : ${title}` }).isChecked()).toBe(true);
    expect(await nodes(page)).toBeLessThanOrEqual(600);

    await page.getByLabel('Que faire').selectOption('REMIND');
    await visit.press(button(page, 'Le faire'));
    expect(await said(page)).toBe('C’est fait pour 1 ressource.');
    expect(await main(page)).toContain('Un rappel est parti.');
    await visit.press(page.getByRole('link', { name: 'Revenir au tableau' }));

    await visit.check(page.getByRole('checkbox', { name: `Choisir : ${title}` }));
    await page.getByLabel('Que faire').selectOption('REMIND');
    await visit.press(button(page, 'Le faire'));
    expect(await said(page)).toContain('Rien n’a été fait');
    expect(await main(page)).toContain('Un rappel est déjà parti depuis moins d’un jour');
    await visit.press(page.getByRole('link', { name: 'Revenir au tableau' }));

    await visit.check(page.getByRole('checkbox', { name: `Choisir : ${title}` }));
    await page.getByLabel('Que faire').selectOption('DECLINE');
    await visit.press(button(page, 'Le faire'));
    expect(plain(await page.locator('.errors').textContent())).toContain('Dites pourquoi');
    expect(await page.getByLabel('Que faire').inputValue()).toBe('DECLINE');
    await visit.fill('Pourquoi, si vous déclinez', 'Hors du champ de la campagne.');
    await visit.press(button(page, 'Le faire'));
    expect(await main(page)).toContain('Déclinée : ses auteurs lisent pourquoi.');

    await visit.open(campaign);
    await visit.press(page.getByRole('link', { name: 'Son journal' }));
    const journal = await main(page);
    expect(journal).toMatch(/Référente \d+ a décliné la demande/);
    expect(journal).toMatch(/Référente \d+ a rappelé sa relecture à Relectrice/);
    expect(journal).toMatch(/Relectrice \d+ a accepté de relire/);
    expect(journal).toContain('Une personne qui signe la ressource a demandé une relecture');
    expect(journal).not.toContain('Autrice');
    expect(await nodes(page)).toBeLessThanOrEqual(600);
    await visit.press(page.getByRole('link', { name: title, exact: true }).first());
    expect(page.url()).toContain(submissionId);
    expect(await main(page)).not.toContain('a ouvert la campagne');
    const { path, name } = await visit.download(page.getByRole('link', { name: /personne par personne/ }));
    expect(name).toMatch(/-relectures\.csv$/);
    expect(await readFile(path, 'utf8')).toMatch(/"Relectrice \d+";"1";"0";"0";"0"/);
    await visit.end();
  }, 300_000);
});
