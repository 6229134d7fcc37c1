import { describe, expect, it } from '@jest/globals';
import { act, ask } from '../support/api.js';
import { readyDraft } from '../support/drafts.js';
import { join, type Person } from '../support/people.js';
import { until } from '../support/until.js';
import { Visit, waysHere } from './browser.js';
import { button, main, nodes, plain, said } from './page-words.js';
import { reviewStage } from './review-stage.js';

const stage = reviewStage();

/** An open campaign over the Ain with one review wanted, as a program makes it; its slug. */
async function campaign(title: string): Promise<string> {
  const { product, referent } = stage;
  const { data } = await ask<{ territory: { id: string } }>(
    product.pages,
    '{ territory(code: "dep-01") { id } }',
    {},
  );
  const input = {
    title,
    territoryId: data?.territory.id,
    aim: 'Relire ce qui s’enseigne.',
    levels: ['cm1'],
    reviewsWanted: 1,
  };
  const { campaign } = await act<{ campaign: { id: string; slug: string } }>(
    product,
    referent.session,
    ['createCampaign', input],
    'campaign { id slug }',
  );
  await act(product, referent.session, ['openCampaign', { id: campaign.id }], 'campaign { id }');
  return campaign.slug;
}

async function published(title: string, levels: string[]): Promise<string> {
  const { product, author } = stage;
  const draft = await readyDraft(product, author.session, { title, text: 'Un texte à relire.', levels });
  const { resource } = await act<{ resource: { slug: string } }>(
    product,
    author.session,
    ['publishResource', { draftId: draft.id }],
    'resource { slug }',
  );
  return resource.slug;
}

describe.each(waysHere.map((way, index) => ({ ...way, index })))('$name,', (way) => {
  it('a resource is submitted, assigned with all that waits, declined, and goes to the next', async () => {
    const { browser, product, referent, author } = stage;
    const [title, slug] = [`Les aires ${way.index}`, await campaign(`Campagne ${way.index}`)];
    const resource = await published(title, ['cm1']);
    await published(`Ailleurs ${way.index}`, ['terminale']);
    const reviewers = [await join(product, 'Relectrice'), await join(product, 'Suivante')];

    const asking = await Visit.signedIn(browser, way, product, author);
    if (way.index === 0) await comeFromResource(asking, { resource, title, number: way.index });
    else await comeFromCampaign(asking, { slug, title });
    await asking.unfold(asking.page.locator('summary', { hasText: 'pourquoi pas ici' }));
    expect(await main(asking.page)).toContain('Cette campagne relit des ressources pour : CM1');
    expect(await nodes(asking.page)).toBeLessThanOrEqual(350);
    expect(await asking.page.getByLabel(title).isChecked()).toBe(true);
    await asking.fill('Un mot pour le référent', 'Est-ce clair ?');
    await asking.press(button(asking.page, 'Demander la relecture'));
    expect(await said(asking.page)).toContain('Votre demande de relecture est partie');
    await asking.open('/mes/relectures');
    expect(await main(asking.page)).toContain('le référent cherche qui la relira');
    await asking.end();

    for (const reviewer of reviewers) {
      const offering = await Visit.carrying(browser, way, product, reviewer);
      await offering.open('/relire');
      expect(await main(offering.page)).toContain('Rien à relire cette semaine. Profitez-en.');
      await offering.press(
        offering.page.getByRole('button', { name: `Relire pour cette campagne : Campagne ${way.index}` }),
      );
      expect(
        await offering.page.getByRole('button', { name: `Quitter : Campagne ${way.index}` }).count(),
      ).toBe(1);
      await offering.fill('Relectures à la fois', '5');
      await offering.press(button(offering.page, 'Enregistrer'));
      expect(await said(offering.page)).toContain('C’est enregistré');
      await offering.end();
    }

    const assigning = await Visit.carrying(browser, way, product, referent);
    const desk = assigning.page;
    await assigning.open(`/referent/campagnes/${slug}/demandes?etat=sans-relecteur`);
    expect(await main(desk)).toContain('Personne encore');
    await assigning.press(desk.getByRole('link', { name: 'Attribuer tout ce qui attend' }));
    expect(await main(desk)).toContain('1 relecture proposée');
    expect(await nodes(desk)).toBeLessThanOrEqual(600);
    await assigning.press(button(desk, 'Solliciter ces personnes'));
    expect(await said(desk)).toContain('Les personnes choisies sont prévenues');
    const row = desk.locator('tbody tr', { hasText: title });
    expect(plain(await row.textContent())).toMatch(/(Relectrice|Suivante) \d+ \(réponse avant le/);
    await assigning.end();

    const asked = await reviewerAsked(reviewers, title);
    const reading = await Visit.carrying(browser, way, product, asked.who);
    await reading.open('/relire');
    expect(await main(reading.page)).toContain('À accepter ou à décliner');
    expect(await main(reading.page)).toContain('ensuite, une autre personne sera sollicitée');
    await reading.press(reading.page.getByRole('link', { name: title, exact: true }));
    await reading.check(reading.page.getByLabel('Je ne peux pas cette fois'));
    await reading.fill('Si vous ne relisez pas, pourquoi', 'Pas le temps cette fois.');
    await reading.press(button(reading.page, 'Répondre'));
    expect(await said(reading.page)).toContain('Votre réponse est enregistrée');
    expect(await main(reading.page)).toContain('Déclinée');
    await reading.end();
    const other = reviewers.find((each) => each !== asked.who);
    await until('the next is asked', async () => (await offersOf(other, title)).length === 1, 20_000);

    const judging = await Visit.carrying(browser, way, product, referent);
    await judging.open(`/referent/campagnes/${slug}/demandes`);
    await judging.press(judging.page.getByRole('link', { name: title }));
    const text = await main(judging.page);
    expect(text).toContain('a décliné');
    expect(text).toContain('Pas le temps cette fois.');
    expect(text).toContain('réponse avant le');
    await judging.end();

    const following = await Visit.signedIn(browser, way, product, author);
    await following.open('/mes/relectures');
    await following.press(following.page.getByRole('link', { name: title, exact: true }));
    for (const { slug: name } of reviewers) expect(await following.page.content()).not.toContain(name);
    await following.press(button(following.page, 'Retirer la demande'));
    expect(await said(following.page)).toContain('La demande de relecture est retirée');
    await following.end();
  }, 300_000);
});

/** From her resource to the campaigns that could read it: it is chosen when she arrives. */
async function comeFromResource(
  asking: Visit,
  { resource, title, number }: { resource: string; title: string; number: number },
): Promise<void> {
  const { page } = asking;
  await asking.open(`/r/${resource}`);
  await asking.press(page.getByRole('link', { name: 'La faire relire' }));
  const here = `Y demander la relecture dans Campagne ${number}`;
  await asking.press(page.getByRole('link', { name: here, exact: true }));
  expect(await page.getByLabel(title).isChecked()).toBe(true);
}

/** From the campaign: nothing is chosen for her, and asking without a choice is refused. */
async function comeFromCampaign(
  asking: Visit,
  { slug, title }: { slug: string; title: string },
): Promise<void> {
  const { page } = asking;
  await asking.open(`/campagnes/${slug}`);
  await asking.press(page.getByRole('link', { name: 'Demander une relecture' }));
  await asking.press(button(page, 'Demander la relecture'));
  expect(plain(await page.locator('.errors').textContent())).toContain('Choisissez la ressource');
  await asking.check(page.getByLabel(title));
}

async function offersOf(who: Person | undefined, title: string): Promise<{ id: string }[]> {
  const { product } = stage;
  const { data } = await ask<{
    viewer: { assignments: { edges: { node: { id: string; title: string } }[] } };
  }>(
    product.pages,
    '{ viewer { assignments(turn: TO_ANSWER) { edges { node { id title } } } } }',
    {},
    who?.session,
  );
  return (data?.viewer.assignments.edges ?? [])
    .map(({ node }) => node)
    .filter((each) => each.title === title);
}

async function reviewerAsked(
  reviewers: readonly Person[],
  title: string,
): Promise<{ who: Person; id: string }> {
  for (const who of reviewers) for (const { id } of await offersOf(who, title)) return { who, id };
  throw new Error('Nobody was asked.');
}
