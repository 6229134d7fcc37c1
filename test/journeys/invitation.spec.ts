import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { act, ask } from '../support/api.js';
import { readyFields } from '../support/builders.js';
import { join, linkSentTo, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { until } from '../support/until.js';
import { openBrowser, Visit, type Way, ways } from './browser.js';

let browser: Browser;
let product: RunningProduct;

beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startProduct()]);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const main = ({ page }: Visit) => page.locator('main');
const button = (visit: Visit, name: string | RegExp) => main(visit).getByRole('button', { name });
const link = (visit: Visit, name: string | RegExp) => main(visit).getByRole('link', { name });
const text = async (visit: Visit): Promise<string> => (await main(visit).textContent()) ?? '';
const path = ({ page }: Visit) => new URL(page.url()).pathname;

function enter(way: Way, person: Person): Promise<Visit> {
  return Visit.signedIn(browser, way, product, person);
}

async function publish(author: Person, title: string): Promise<string> {
  const { draft } = await act<{ draft: { id: string; revision: number } }>(
    product,
    author.session,
    ['createDraft', { title }],
    'draft { id revision }',
  );
  const fields = {
    ...readyFields,
    title,
    rightsAnswers: { own: true, others: false, ai: false, attested: true },
  };
  await act(
    product,
    author.session,
    ['updateDraft', { id: draft.id, revision: draft.revision, ...fields }],
    'draft { id }',
  );
  const { resource } = await act<{ resource: { slug: string } }>(
    product,
    author.session,
    ['publishResource', { draftId: draft.id }],
    'resource { slug }',
  );
  return resource.slug;
}

/** One after the other: the author invites, her colleague accepts and takes over, the author leaves. */
describe.each(ways.filter((way) => way.width < 500 || way.keyboard).map((way, index) => ({ ...way, index })))(
  'two colleagues, $name,',
  (way) => {
    it('come to sign a resource together, then one hands it to the other and leaves', async () => {
      const [author, colleague] = [await join(product, 'Autrice'), await join(product, 'Collegue')];
      const title = `Fractions à deux ${way.index}`;
      const slug = await publish(author, title);

      const hers = await enter(way, author);
      await hers.open('/mes/ressources');
      await hers.press(link(hers, 'Les auteurs'));
      await hers.press(button(hers, 'Quitter cette ressource'));
      expect(await hers.page.locator('.errors').textContent()).toContain('Confiez-la d’abord');
      await hers.fill('Son courriel', 'pas une adresse');
      await hers.press(button(hers, 'Envoyer l’invitation'));
      expect(await hers.page.locator('.errors').count()).toBe(1);
      for (const email of ['personne@ecole.test', colleague.email]) {
        await hers.fill('Son courriel', email);
        await hers.press(button(hers, 'Envoyer l’invitation'));
        expect(await hers.page.getByRole('status').textContent()).toContain('L’invitation est partie');
        expect(await text(hers)).toContain(email);
      }
      await hers.press(button(hers, /personne@ecole.test/));
      expect(await text(hers)).not.toContain('personne@ecole.test');

      const theirs = await enter(way, colleague);
      await theirs.open(await linkSentTo(product, colleague.email, /\S+\/invitations\/\S+/));
      expect(await text(theirs)).toContain(title);
      await theirs.press(button(theirs, 'Accepter'));
      expect(await text(theirs)).toContain('L’invitation est acceptée.');
      await theirs.press(link(theirs, 'Voir qui signe cette ressource'));
      expect(await text(theirs)).toContain('écrit et publie');
      expect(await button(theirs, 'Envoyer l’invitation').count()).toBe(0);

      await hers.open('/notifications');
      await hers.press(link(hers, /signe maintenant avec vous/));
      await hers.press(button(hers, /^Lui confier la ressource, à Collegue/));
      expect(await hers.page.getByRole('status').textContent()).toContain('Rien ne change avant sa réponse');
      await theirs.open(await lastInvitation(colleague));
      await theirs.press(button(theirs, 'Accepter'));
      expect(await text(theirs)).toContain('L’invitation est acceptée.');

      await hers.open(`/mes/ressources/${slug}/auteurs`);
      await hers.press(button(hers, 'Quitter cette ressource'));
      expect(path(hers)).toBe('/mes/ressources');
      await hers.open(`/r/${slug}`);
      expect(await text(hers)).toContain('Autrice');
      await hers.end();
      await theirs.end();
    }, 300_000);
  },
);

/** Where the newest line of her inbox leads, once it is another than an accepted invitation's. */
const lastInvitation = (person: Person): Promise<string> =>
  until('the second invitation', async () => {
    const { data } = await ask<{ viewer: { invitations: { id: string }[] } }>(
      product.pages,
      '{ viewer { invitations { id } } }',
      {},
      person.session,
    );
    const id = data?.viewer.invitations[0]?.id;
    return id && `/invitations/${id}`;
  });
