import { describe, expect, it } from '@jest/globals';
import { join } from '../support/people.js';
import { Visit, waysHere } from './browser.js';
import { button, main, plain } from './page-words.js';
import { reviewStage } from './review-stage.js';
import { askedRound, type Reader, sendReview } from './rounds.js';

const stage = reviewStage();

describe.each(waysHere.map((way, index) => ({ ...way, index })))('$name,', (way) => {
  it('two reviews that diverge wait for a third, and the decision stands on the three', async () => {
    const { browser, product, referent, author } = stage;
    const title = `La tarte ${way.index}`;
    const third = await join(product, 'Troisième');
    const { submissionId, readers } = await askedRound(stage, { title, spare: [third] });
    const [first, second] = readers as [Reader, Reader];
    await sendReview(product, first, { verdict: 'PUBLISHABLE', strengths: 'Les parts sont égales.' });
    await sendReview(product, second, { verdict: 'TO_REWORK', strengths: 'La tarte plaît.' });

    const asking = await Visit.carrying(browser, way, product, referent);
    const desk = asking.page;
    await asking.open(`/referent/demandes/${submissionId}/decision`);
    expect(await main(desk)).toContain('Les deux relectures ne s’accordent pas');
    expect(await button(desk, 'Enregistrer la décision').count()).toBe(0);
    await asking.press(desk.getByRole('link', { name: 'La demander, ou voir qui la fait' }));
    await asking.check(desk.getByLabel(/^Troisième \d+/));
    await asking.press(button(desk, 'Proposer la relecture'));
    expect(await main(desk)).toContain('3 personnes ; la campagne en demande 2');
    await asking.open(`/referent/demandes/${submissionId}/decision`);
    expect(await button(desk, 'Enregistrer la décision').count()).toBe(0);
    await asking.end();

    const reading = await Visit.carrying(browser, way, product, third);
    const page = reading.page;
    await reading.open('/relire');
    await reading.press(page.getByRole('link', { name: title, exact: true }));
    await reading.check(page.getByLabel('Aucun lien avec ses auteurs : je relis'));
    await reading.press(button(page, 'Répondre'));
    // A third reading is as independent as the others.
    expect(await main(page)).not.toMatch(/Les parts sont égales|La tarte plaît/);
    for (const fieldset of await page.locator('fieldset[id^="note-"]').all())
      await reading.check(fieldset.getByRole('radio').first());
    await reading.fill('Ce qui marche', 'Le partage se voit.');
    await reading.check(page.getByLabel('À retoucher', { exact: false }).first());
    await reading.check(page.getByRole('group', { name: /intelligence artificielle/ }).getByLabel('Non'));
    await reading.press(button(page, 'Envoyer ma relecture'));
    await reading.end();

    const deciding = await Visit.carrying(browser, way, product, referent);
    const deck = deciding.page;
    await deciding.open(`/referent/demandes/${submissionId}`);
    await deciding.press(deck.getByRole('link', { name: /^Lire 3\s+relectures et décider$/ }));
    const composite = await main(deck);
    for (const words of ['Les parts sont égales.', 'La tarte plaît.', 'Le partage se voit.'])
      expect(composite).toContain(words);
    expect(await deck.getByLabel('Relue avec réserves').isChecked()).toBe(true);
    const grade = deck.getByLabel('Le but d’apprentissage est-il clair ?');
    expect(await grade.inputValue()).toBe('1');
    await grade.selectOption('2');
    await deciding.check(deck.getByLabel('Relue', { exact: false }).first());
    await deciding.fill('Pourquoi', 'La troisième relecture départage : le but est à dire.');
    await deciding.press(button(deck, 'Enregistrer la décision'));
    expect(await main(deck)).toContain('Décidé');
    await deciding.end();

    const seeing = await Visit.signedIn(browser, way, product, author);
    await seeing.open('/mes/relectures');
    await seeing.press(seeing.page.getByRole('link', { name: title, exact: true }));
    await seeing.press(seeing.page.getByRole('link', { name: 'Lire la décision et les relectures' }));
    const text = await main(seeing.page);
    expect(text).toContain('La troisième relecture départage');
    expect(text).toContain('Relecture 3');
    for (const { slug } of [first.who, second.who, third])
      expect(plain(await seeing.page.content())).not.toContain(slug);
    await seeing.end();
  }, 300_000);
});
