import { describe, expect, it } from '@jest/globals';
import { Visit, waysHere } from './browser.js';
import { button, main, plain, said } from './page-words.js';
import { reviewStage } from './review-stage.js';
import { askedRound, type Reader, sendReview } from './rounds.js';

const stage = reviewStage();

describe.each(waysHere.map((way, index) => ({ ...way, index })))('$name,', (way) => {
  it('a review is written and sent in few pages, decided, answered, and seen on the resource', async () => {
    const { browser, product, referent, author } = stage;
    const title = `Les parts ${way.index}`;
    const { slug, submissionId, readers } = await askedRound(stage, { title });
    const [first, second] = readers as [Reader, Reader];
    await sendReview(product, second);

    const reading = await Visit.carrying(browser, way, product, first.who);
    const page = reading.page;
    await reading.open(`/relectures/${first.id}`);
    await reading.press(button(page, 'Répondre'));
    expect(plain(await page.locator('.errors').textContent())).toContain('Choisissez une réponse');
    await reading.check(page.getByLabel('Aucun lien avec ses auteurs : je relis'));
    await reading.press(button(page, 'Répondre'));
    expect(await main(page)).toContain('On partage une tarte en quatre.');
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThanOrEqual(700);
    await reading.unfold(page.locator('summary', { hasText: 'Ajouter une remarque' }));
    await reading.fill('Sur quel passage ?', '1');
    await reading.fill('Votre remarque', 'En huit, plutôt.');
    await reading.fill('Le passage tel que vous le proposez (facultatif)', 'On partage une tarte en huit.');
    await reading.press(button(page, 'Ajouter la remarque'));
    expect(await main(page)).toContain('Passage 1');
    for (const fieldset of await page.locator('fieldset[id^="note-"]').all())
      await reading.check(fieldset.getByRole('radio').first());
    await reading.check(page.getByLabel('Publiable', { exact: false }).first());
    await reading.press(button(page, 'Envoyer ma relecture'));
    expect(plain(await page.locator('.errors').textContent())).toContain('Dites ce qui marche');
    await reading.fill('Ce qui marche', 'Se lance en deux minutes.');
    await reading.check(page.getByRole('group', { name: /intelligence artificielle/ }).getByLabel('Non'));
    await reading.press(button(page, 'Envoyer ma relecture'));
    expect(await main(page)).toContain('Relire');
    expect(reading.loads).toBeLessThanOrEqual(6);
    await reading.end();

    const deciding = await Visit.carrying(browser, way, product, referent);
    await deciding.open(`/referent/demandes/${submissionId}`);
    await deciding.press(deciding.page.getByRole('link', { name: /^Lire 2\s+relectures et décider$/ }));
    expect(await main(deciding.page)).toContain('Se lance en deux minutes.');
    await deciding.press(button(deciding.page, 'Enregistrer la décision'));
    expect(plain(await deciding.page.locator('.errors').textContent())).toContain('Écrivez pourquoi');
    await deciding.fill('Pourquoi', 'Deux relectures favorables.');
    await deciding.press(button(deciding.page, 'Enregistrer la décision'));
    expect(await main(deciding.page)).toContain('Décidé : Relue.');
    await deciding.end();

    const answering = await Visit.signedIn(browser, way, product, author);
    await answering.open('/mes/relectures');
    await answering.press(answering.page.getByRole('link', { name: title, exact: true }));
    await answering.press(answering.page.getByRole('link', { name: 'Lire la décision et les relectures' }));
    const text = await main(answering.page);
    expect(text).toContain('Deux relectures favorables.');
    expect(text).not.toContain('Relectrice');
    await answering.press(button(answering.page, 'Prendre cette proposition dans mon brouillon'));
    expect(await main(answering.page)).toContain('Elle est dans votre brouillon.');
    await answering.fill('Votre réponse', 'Merci, c’est fait.');
    await answering.press(button(answering.page, 'Répondre'));
    expect(await main(answering.page)).toContain('Merci, c’est fait.');
    await answering.press(button(answering.page, 'Oui, les montrer'));
    expect(await said(answering.page)).toContain('C’est enregistré');
    await answering.end();

    const seeing = await Visit.begin(browser, way, product);
    await seeing.open(`/r/${slug}`);
    expect(await main(seeing.page)).toContain('Relue, par 2 collègues');
    await seeing.end();
  }, 300_000);
});
