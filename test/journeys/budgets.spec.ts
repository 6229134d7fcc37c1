import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { act, ask, type Caller } from '../support/api.js';
import type { RunningProduct } from '../support/product.js';
import { openBrowser } from './browser.js';
import { demoSession, lesson, startDemo } from './demo.js';
import { type PageWeight, weigh } from './page-weight.js';

/** Upper limits of a page, in the units of `PageWeight`; `ecoIndex` is a lower one. */
interface Budget extends PageWeight {
  readonly ecoIndex: number;
}

/* What an old phone and a small plan can bear: one row for each kind of page. */
const budgets = {
  list: { html: 12, css: 8, js: 8, total: 110, requests: 18, nodes: 320, ecoIndex: 80 },
  home: { html: 15, css: 8, js: 8, total: 140, requests: 24, nodes: 330, ecoIndex: 80 },
  resource: { html: 15, css: 8, js: 8, total: 200, requests: 15, nodes: 380, ecoIndex: 78 },
  form: { html: 12, css: 8, js: 30, total: 80, requests: 12, nodes: 350, ecoIndex: 80 },
  board: { html: 20, css: 8, js: 15, total: 150, requests: 20, nodes: 600, ecoIndex: 70 },
} satisfies Record<string, Budget>;

let browser: Browser;
let product: RunningProduct;
let author: Caller;

beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startDemo()]);
  author = await demoSession(product, 'enseignante-cm1');
}, 600_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
}, 300_000);

describe('the weight of a page on a phone', () => {
  it.each<[keyof typeof budgets, string]>([
    ['home', '/'],
    ['list', '/recherche'],
    ['list', '/recherche?q=fractions'],
    ['list', '/recherche?q=zzzz'],
    ['list', '/recherche/filtres'],
    ['list', '/niveau/cycle-3'],
    ['list', '/discipline/mathematiques'],
    ['board', '/parcours'],
    ['resource', `/r/${lesson}`],
    ['board', `/r/${lesson}/arbre`],
    ['form', '/inscription'],
    ['form', '/connexion'],
    ['form', '/mot-de-passe'],
    ['form', `/signaler?cible=${lesson}`],
    ['board', '/licences-expliquees'],
    ['form', '/licences/melange'],
    ['form', '/licences/melange?source=CC-BY-SA-4.0&source=CC-BY-NC-4.0&tel-quel=CC-BY-ND-4.0'],
    ['board', '/aide'],
    ['board', '/api'],
    ['form', '/attestations'],
    ['list', '/campagnes'],
    ['list', '/appels'],
    ['board', '/couverture?cycle=lycee-gt'],
  ])('%s: %s', async (kind, path) => {
    expect(overruns(await weigh(browser, product.pages + path), budgets[kind])).toEqual([]);
  });

  it('resource: those that wear a label; board: what reviewers said of them', async () => {
    const { data } = await ask<{ resources: { edges: { node: { slug: string } }[] } }>(
      product.pages,
      '{ resources(filter: { review: ["recommandee", "relue", "relue-avec-reserves"] }) { edges { node { slug } } } }',
    );
    const slugs = data?.resources.edges.map(({ node }) => node.slug) ?? [];
    expect(slugs.length).toBeGreaterThan(2);
    const found: string[] = [];
    for (const slug of slugs)
      for (const [kind, path] of [
        ['resource', `/r/${slug}`],
        ['board', `/r/${slug}/relecture`],
      ] as const)
        for (const overrun of overruns(await weigh(browser, product.pages + path), budgets[kind]))
          found.push(`${path} ${overrun}`);
    expect(found).toEqual([]);
  }, 300_000);

  it.each<[keyof typeof budgets, string]>([
    ['form', ''],
    ['form', '/fichiers'],
    ['form', '/texte'],
    ['form', '/verification'],
    ['form', '/public'],
    ['form', '/droits'],
    ['form', '/relecture'],
  ])('%s: a draft%s', async (kind, step) => {
    const draft = await act<{ draft: { id: string } }>(
      product,
      author,
      ['createDraft', { title: 'Brouillon' }],
      'draft { id }',
    );
    const weight = await weigh(
      browser,
      `${product.pages}/brouillons/${draft.draft.id}${step}`,
      author.headers.cookie,
    );
    expect(overruns(weight, budgets[kind])).toEqual([]);
  });

  it.each<[keyof typeof budgets, string]>([
    ['board', '/mes/ressources'],
    ['board', '/compte/profil'],
    ['form', '/compte/jetons'],
    ['form', '/compte/supprimer'],
    ['form', '/compte/second-facteur'],
    ['form', '/compte/connexions'],
    ['form', '/compte/sessions'],
  ])('%s: %s, signed in', async (kind, path) => {
    expect(
      overruns(await weigh(browser, product.pages + path, author.headers.cookie), budgets[kind]),
    ).toEqual([]);
  });
});

/** What is above its limit, in words. */
function overruns(weight: PageWeight, budget: Budget): string[] {
  return (Object.keys(budget) as (keyof Budget)[])
    .filter((name) => (name === 'ecoIndex' ? weight[name] < budget[name] : weight[name] > budget[name]))
    .map((name) => `${name}: ${weight[name].toFixed(1)}, at most ${budget[name]}`);
}
