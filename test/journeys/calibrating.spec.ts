import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { act, ask } from '../support/api.js';
import { readyDraft } from '../support/drafts.js';
import { join, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { mandated } from '../support/referents.js';
import { until } from '../support/until.js';
import { openBrowser, Visit, type Way, ways } from './browser.js';
import { button, main, nodes, plain, said } from './page-words.js';

let browser: Browser;
let product: RunningProduct;
let referent: Person;
let author: Person;

beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startProduct()]);
  referent = await mandated(product, 'Référente', 'referent', 'ac-lyon');
  author = await join(product, 'Autrice');
}, 300_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
}, 300_000);

/** An open campaign that three people offered to review in. */
async function running(title: string): Promise<{ slug: string; people: readonly Person[] }> {
  const { data } = await ask<{ territory: { id: string } }>(
    product.pages,
    '{ territory(code: "dep-01") { id } }',
  );
  const { campaign } = await act<{ campaign: { id: string; slug: string } }>(
    product,
    referent.session,
    ['createCampaign', { title, territoryId: data?.territory.id, aim: 'Relire.' }],
    'campaign { id slug }',
  );
  await act(product, referent.session, ['openCampaign', { id: campaign.id }], 'campaign { id }');
  const people = [
    await join(product, 'Relectrice'),
    await join(product, 'Seconde'),
    await join(product, 'Troisième'),
  ];
  for (const { session } of people)
    await act(product, session, ['joinCampaign', { id: campaign.id }], 'campaign { id }');
  return { slug: campaign.slug, people };
}

async function published(title: string): Promise<string> {
  const draft = await readyDraft(product, author.session, { title, text: 'On partage une tarte.\n' });
  const { resource } = await act<{ resource: { slug: string } }>(
    product,
    author.session,
    ['publishResource', { draftId: draft.id }],
    'resource { slug }',
  );
  return resource.slug;
}

interface SeenCampaign {
  readonly rubric: { readonly criteria: readonly { readonly key: string }[] };
  readonly calibration: { readonly exemplars: readonly { readonly id: string }[] };
}

/** All exemplars of a campaign, by a program: the first criterion as said, the others at their best. */
async function grade({ session }: Person, slug: string, first: number): Promise<void> {
  const { data } = await ask<{ campaign: SeenCampaign }>(
    product.pages,
    'query($slug: String!) { campaign(slug: $slug) { rubric { criteria { key } } calibration { exemplars { id } } } }',
    { slug },
    session,
  );
  const answers = data?.campaign.rubric.criteria.map(({ key }, at) => ({
    criterion: key,
    grade: at === 0 ? first : 1,
  }));
  for (const { id } of data?.campaign.calibration.exemplars ?? [])
    await act(product, session, ['gradeExemplar', { id, answers }], 'campaign { id }');
}

/** Who comes without scripts on a phone, with them at night, and by keyboard on a computer. */
const chosen: readonly Way[] = ways.filter(({ scripts }, at) => scripts || at === 0);

describe.each(chosen.map((way, index) => ({ ...way, index })))('$name,', (way) => {
  it('exemplars are chosen, graded by everybody, compared, and who runs the campaign sees where people differ', async () => {
    const [title, other] = [`Les aires ${way.index}`, `Les volumes ${way.index}`];
    const [address, second] = [await published(title), await published(other)];
    const { slug, people } = await running(`Campagne étalonnée ${way.index}`);
    const [reader, ...others] = people as [Person, Person, Person];

    const choosing = await Visit.carrying(browser, way, product, referent);
    const { page } = choosing;
    await choosing.open(`/referent/campagnes/${slug}`);
    await choosing.press(page.getByRole('link', { name: 'L’étalonnage' }));
    await choosing.fill('L’adresse d’une ressource publiée', 'nulle-part');
    await choosing.press(button(page, 'Ajouter cet exemple'));
    expect(plain(await page.locator('.errors').textContent())).toContain(
      'ne mène à aucune ressource publiée',
    );
    for (const wish of [`${product.pages}/r/${address}`, second]) {
      await choosing.fill('L’adresse d’une ressource publiée', wish);
      await choosing.press(button(page, 'Ajouter cet exemple'));
      expect(await said(page)).toBe('C’est enregistré.');
    }
    expect(await main(page)).toContain('Personne ne l’a encore évalué.');
    await choosing.end();

    await until('the reviewers are told', async () => {
      const { text } = await ask(
        product.pages,
        '{ viewer { notifications { edges { node { title } } } } }',
        {},
        reader.session,
      );
      return text.includes('propose des exemples');
    });
    const grading = await Visit.signedIn(browser, way, product, reader);
    const reads = grading.page;
    await grading.open('/relire');
    await grading.press(reads.getByRole('link', { name: /^2\s+exemples à évaluer avec les autres$/ }));
    expect(await main(reads)).toContain('Vous n’avez encore évalué aucun exemple');
    await grading.press(reads.getByRole('link', { name: title }));
    expect(await reads.getByRole('link', { name: 'Lire la ressource' }).getAttribute('href')).toBe(
      `/r/${address}/v/1`,
    );
    expect(await main(reads)).not.toContain('Comment les autres ont répondu');
    expect(await nodes(reads)).toBeLessThanOrEqual(350);
    const scales = await reads.locator('fieldset[id^="note-"]').all();
    for (const scale of scales.slice(1)) await grading.check(scale.getByRole('radio').first());
    await grading.press(button(reads, 'Enregistrer mes réponses'));
    expect(plain(await reads.locator('.errors').textContent())).toContain('Répondez au critère 1');
    await grading.check(reads.locator('fieldset[id^="note-"]').first().getByRole('radio').first());
    await grading.press(button(reads, 'Enregistrer mes réponses'));
    expect(await main(reads)).toContain('Encore trop peu');
    expect(await main(reads)).toContain('La personne référente n’a pas encore évalué cet exemple.');

    await grade(referent, slug, 2);
    for (const [at, person] of others.entries()) await grade(person, slug, at + 1);
    await grading.open(`/campagnes/${slug}/etalonnage/1`);
    const compared = await reads.locator('table').first().textContent();
    expect(plain(compared)).toMatch(/\(2\) ; .*\(1\)/);
    expect(compared).not.toMatch(/Seconde|Troisième|Référente/);
    await grading.check(reads.locator('fieldset[id^="note-"]').first().getByRole('radio').nth(1));
    await grading.press(button(reads, 'Enregistrer mes nouvelles réponses'));
    expect(await said(reads)).toBe('C’est enregistré.');
    await grading.end();

    const following = await Visit.carrying(browser, way, product, referent);
    await following.open(`/campagnes/${slug}/etalonnage`);
    expect(await main(following.page)).toMatch(/Évalué par 4\s+personnes/);
    expect(await main(following.page)).toContain('La grille est-elle lue de la même façon');
    expect(await nodes(following.page)).toBeLessThanOrEqual(600);
    await following.press(following.page.getByRole('link', { name: title }));
    expect(await main(following.page)).toMatch(/Seconde \d+/);
    await following.open(`/campagnes/${slug}/etalonnage`);
    await following.press(button(following.page, 'Clore l’étalonnage'));
    expect(await main(following.page)).toContain('Il est clos');
    await following.end();

    const signing = await Visit.signedIn(browser, way, product, author);
    await signing.open(`/r/${address}`);
    expect(await main(signing.page)).not.toMatch(/étalonnage|exemple de campagne/i);
    const { status } = await fetch(`${product.pages}/campagnes/${slug}/etalonnage`, {
      headers: author.session.headers,
      redirect: 'manual',
    });
    expect(status).toBe(404);
    await signing.end();
  }, 300_000);
});
