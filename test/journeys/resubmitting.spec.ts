import { describe, expect, it } from '@jest/globals';
import { act } from '../support/api.js';
import { Visit, waysHere } from './browser.js';
import { button, main, nodes, plain } from './page-words.js';
import { reviewStage } from './review-stage.js';
import { askedRound, askReaders, type Reader, sendReview } from './rounds.js';

const stage = reviewStage();

/** What the référent asked for, published as a next version. */
async function reworked(slug: string): Promise<void> {
  const { product, author } = stage;
  const { draft } = await act<{ draft: { id: string; revision: number } }>(
    product,
    author.session,
    ['startVersion', { id: slug }],
    'draft { id revision }',
  );
  const text = 'On partage une tarte en huit.\n\nOn compare deux parts.\n\nPrévoir des ciseaux.\n';
  await act(
    product,
    author.session,
    ['updateDraft', { id: draft.id, revision: draft.revision, text }],
    'draft { id }',
  );
  await act(
    product,
    author.session,
    ['publishResource', { draftId: draft.id, whatChanged: 'Les huitièmes, et le matériel.' }],
    'resource { id }',
  );
}

describe.each(waysHere.map((way, index) => ({ ...way, index })))('$name,', (way) => {
  it('what is to be taken up again is resubmitted seeing what changed, and only that is reviewed', async () => {
    const { browser, product, referent, author } = stage;
    const title = `Les parts reprises ${way.index}`;
    const { slug, submissionId, readers } = await askedRound(stage, { title });
    for (const reader of readers) await sendReview(product, reader);

    const deciding = await Visit.carrying(browser, way, product, referent);
    await deciding.open(`/referent/demandes/${submissionId}/decision`);
    await deciding.check(deciding.page.getByLabel('À reprendre').first());
    await deciding.fill('Pourquoi', 'Il manque de quoi se lancer.');
    await deciding.fill('Si c’est à reprendre', 'Partager en huit.\nDire le matériel.');
    await deciding.press(button(deciding.page, 'Enregistrer la décision'));
    expect(await deciding.page.locator('.errors').count()).toBe(1);
    const actions = 'Partager en huit.\nDire le matériel.\nGarder la comparaison.';
    await deciding.fill('Si c’est à reprendre', actions);
    await deciding.press(button(deciding.page, 'Enregistrer la décision'));
    expect(await main(deciding.page)).toContain('Décidé : À reprendre.');
    await deciding.end();

    const asking = await Visit.signedIn(browser, way, product, author);
    const page = asking.page;
    await asking.open(`/demandes/${submissionId}/relectures`);
    expect(await main(page)).toContain('Garder la comparaison.');
    await asking.press(page.getByRole('link', { name: 'Soumettre de nouveau' }));
    expect(await main(page)).toContain('Rien n’a changé depuis la relecture précédente.');
    await asking.fill('Un mot pour le référent', 'C’est repris.');
    await asking.press(button(page, 'Demander une nouvelle relecture'));
    expect(plain(await page.locator('.errors').textContent())).toContain('Rien n’a changé');
    expect(await page.getByLabel('Un mot pour le référent').inputValue()).toBe('C’est repris.');
    await reworked(slug);
    await asking.open(`/demandes/${submissionId}`);
    const ahead = await main(page);
    expect(ahead).toContain('1 passage changé, 1 ajouté depuis la relecture précédente.');
    expect(plain(await page.locator('.compared').textContent())).not.toContain('On compare');
    expect(await page.locator('.compared del').textContent()).toContain('quatre');
    await asking.fill('Un mot pour le référent', 'C’est repris.');
    await asking.press(button(page, 'Demander une nouvelle relecture'));
    const after = await main(page);
    expect(after).toContain('2e relecture. Ce qui est lu : la version 2.');
    expect(after).toContain('1 passage changé, 1 ajouté depuis la relecture précédente.');
    expect(plain(await page.locator('.compared').textContent())).toContain('Prévoir des ciseaux.');
    expect(await nodes(page)).toBeLessThanOrEqual(350);
    await asking.end();

    const people = readers.map(({ who }) => who);
    const [first, second] = (await askReaders(stage, { people, submissionId })) as [Reader, Reader];
    await sendReview(product, second);
    const reading = await Visit.carrying(browser, way, product, first.who);
    await reading.open(`/relectures/${first.id}`);
    await reading.check(reading.page.getByLabel('Aucun lien avec ses auteurs : je relis'));
    await reading.press(button(reading.page, 'Répondre'));
    expect(await main(reading.page)).toContain('1 passage changé, 1 ajouté depuis la relecture précédente.');
    const passages = plain(await reading.page.locator('.passages').textContent());
    expect(passages).toContain('On partage une tarte en huit.');
    expect(passages).toContain('Prévoir des ciseaux.');
    expect(passages).not.toContain('On compare');
    await reading.unfold(reading.page.locator('summary', { hasText: 'mot à mot' }));
    expect(await reading.page.locator('.compared del').textContent()).toContain('quatre');
    expect(await nodes(reading.page)).toBeLessThanOrEqual(700);
    await reading.press(reading.page.getByRole('link', { name: 'Tout montrer' }));
    expect(plain(await reading.page.locator('.passages').textContent())).toContain('On compare');
    await reading.press(reading.page.getByRole('link', { name: 'Ne montrer que ce qui a changé' }));
    for (const fieldset of await reading.page.locator('fieldset[id^="note-"]').all())
      await reading.check(fieldset.getByRole('radio').first());
    await reading.check(reading.page.getByLabel('Publiable', { exact: false }).first());
    await reading.fill('Ce qui marche', 'Le matériel est dit.');
    await reading.check(
      reading.page.getByRole('group', { name: /intelligence artificielle/ }).getByLabel('Non'),
    );
    await reading.press(button(reading.page, 'Envoyer ma relecture'));
    await reading.end();

    const ending = await Visit.carrying(browser, way, product, referent);
    await ending.open(`/referent/demandes/${submissionId}/decision`);
    await ending.fill('Pourquoi', 'Ce qui manquait y est.');
    await ending.press(button(ending.page, 'Enregistrer la décision'));
    expect(await main(ending.page)).toContain('Décidé : Relue.');
    await ending.end();

    const seeing = await Visit.begin(browser, way, product);
    await seeing.open(`/r/${slug}`);
    expect(await main(seeing.page)).toContain('Relue, par 2 collègues');
    expect(await main(seeing.page)).toContain('Porte sur la version 2.');
    await seeing.open(`/r/${slug}/v/1`);
    expect(await main(seeing.page)).toContain('Pas encore relue.');
    await seeing.end();
  }, 300_000);
});
