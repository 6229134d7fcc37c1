import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { act, ask } from '../support/api.js';
import { readyDraft } from '../support/drafts.js';
import { join, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { mandated } from '../support/referents.js';
import { openBrowser, Visit, ways } from './browser.js';
import { button, main, plain, said } from './page-words.js';

let browser: Browser;
let product: RunningProduct;
let referent: Person;
let author: Person;

beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startProduct()]);
  referent = await mandated(product, 'Référente', 'referent', 'ac-lyon');
  author = await join(product, 'Autrice');
}, 240_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
}, 60_000);

interface Asked {
  readonly slug: string;
  readonly submissionId: string;
  readonly readers: readonly { readonly who: Person; readonly id: string }[];
}

/** A resource that two people are asked to review, as programs make it. */
async function asked(title: string): Promise<Asked> {
  const { data } = await ask<{ territory: { id: string } }>(
    product.pages,
    '{ territory(code: "dep-01") { id } }',
    {},
  );
  const { campaign } = await act<{ campaign: { id: string; slug: string } }>(
    product,
    referent.session,
    ['createCampaign', { title: `Campagne ${title}`, territoryId: data?.territory.id, aim: 'Relire.' }],
    'campaign { id slug }',
  );
  await act(product, referent.session, ['openCampaign', { id: campaign.id }], 'campaign { id }');
  const text = 'On partage une tarte en quatre.\n\nOn compare deux parts.\n';
  const draft = await readyDraft(product, author.session, { title, text });
  const { resource } = await act<{ resource: { slug: string } }>(
    product,
    author.session,
    ['publishResource', { draftId: draft.id }],
    'resource { slug }',
  );
  const people = [await join(product, 'Relectrice'), await join(product, 'Seconde')];
  for (const { session } of people)
    await act(product, session, ['joinCampaign', { id: campaign.id }], 'campaign { id }');
  const { submission } = await act<{ submission: { id: string } }>(
    product,
    author.session,
    ['submitForReview', { campaign: campaign.id, resource: resource.slug, words: '' }],
    'submission { id }',
  );
  const reviewerIds = await Promise.all(people.map(idOf));
  const { assignments } = await act<{ assignments: { id: string; reviewer: { slug: string } }[] }>(
    product,
    referent.session,
    ['assignReviewers', { submissionId: submission.id, reviewerIds }],
    'assignments { id reviewer { slug } }',
  );
  const readers = people.map((who) => ({
    who,
    id: assignments.find(({ reviewer }) => reviewer.slug === who.slug)?.id ?? '',
  }));
  return { slug: resource.slug, submissionId: submission.id, readers };
}

async function idOf({ slug }: Person): Promise<string> {
  const { data } = await ask<{ person: { id: string } }>(
    product.pages,
    'query($slug: String!) { person(name: $slug) { id } }',
    { slug },
  );
  return data?.person.id ?? '';
}

/** The second review, by a program. */
async function reviewed({ who, id }: Asked['readers'][number]): Promise<void> {
  await act(product, who.session, ['acceptAssignment', { id }], 'assignment { id }');
  const { data } = await ask<{ assignment: { campaign: { rubric: { criteria: { key: string }[] } } } }>(
    product.pages,
    'query($id: ID!) { assignment(id: $id) { campaign { rubric { criteria { key } } } } }',
    { id },
    who.session,
  );
  const answers = data?.assignment.campaign.rubric.criteria.map(({ key }) => ({ criterion: key, grade: 1 }));
  const fields = { answers, strengths: 'Clair.', verdict: 'PUBLISHABLE', usedAi: false, mayBeShown: true };
  await act(product, who.session, ['saveReview', { id, revision: 0, ...fields }], 'review { id }');
  await act(product, who.session, ['sendReview', { id }], 'review { id }');
}

describe.each(ways.map((way, index) => ({ ...way, index })))('$name,', (way) => {
  it('a review is written and sent in few pages, decided, answered, and seen on the resource', async () => {
    const title = `Les parts ${way.index}`;
    const { slug, submissionId, readers } = await asked(title);
    const [first, second] = readers as [Asked['readers'][number], Asked['readers'][number]];
    await reviewed(second);

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
