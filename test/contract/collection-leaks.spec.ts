import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { act, ask, type Caller, visitor } from '../support/api.js';
import { join, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { gatheredBy } from './gathered.js';

/** In the title, the words and the notes of collections that strangers must never meet. */
const canary = 'CANARICOLLECTION';

let product: RunningProduct;
let curator: Person;
let stranger: Person;
/** Of the resource that the hidden collections hold: a stranger to them, though told of much. */
let author: Person;
let resource: string;
let secret: string;
/** Of the hidden ones; a stranger is told of none. */
let sections: string[];
/** Addresses, keys and ids of the hidden ones. */
let traces: string[];

beforeAll(async () => {
  product = await startProduct();
  curator = await join(product, 'Conseillère');
  stranger = await join(product, 'Enseignante');
  author = await join(product, 'Autrice');
  ({ resource } = await gatheredBy(product, author));
  traces = [canary];
  sections = [];
  for (const visibility of ['PRIVATE', 'LINK']) {
    type Made = { collection: { id: string; slug: string } };
    const fields = { title: `${canary} ${visibility}`, why: canary, visibility, levels: ['cm1'] };
    const made = await act<Made>(
      product,
      curator.session,
      ['createCollection', fields],
      'collection { id slug }',
    );
    const { id, slug } = made.collection;
    const { section } = await act<{ section: { id: string } }>(
      product,
      curator.session,
      ['addSection', { collection: id, title: canary }],
      'section { id }',
    );
    const asked = { section: section.id, text: 'cour', most: 6 };
    await act(product, curator.session, ['searchSection', asked], 'collection { id }');
    sections.push(section.id);
    const item = { collection: id, resource, note: canary };
    await act(product, curator.session, ['addItem', item], 'item { id }');
    traces.push(id, slug);
  }
  const { data } = await ask<{ collection: { secretUrl: string } }>(
    product.pages,
    'query($slug: String!) { collection(slug: $slug) { secretUrl } }',
    { slug: traces.at(-1) },
    curator.session,
  );
  secret = data?.collection.secretUrl ?? '';
  traces.push(new URL(secret).searchParams.get('cle') ?? '');
}, 300_000);
afterAll(() => product?.stop());

const body = async (path: string, { headers }: Caller): Promise<string> => {
  const response = await fetch(path.startsWith('http') ? path : product.pages + path, {
    headers,
    redirect: 'manual',
  });
  return `${JSON.stringify([...response.headers])}\n${await response.text()}`;
};
const found = (text: string): string[] => traces.filter((trace) => text.includes(trace));

describe('a private collection, or one shared by its link', () => {
  it('is there for its curator, and by its secret address: what follows can fail', async () => {
    expect(found(await body('/mes/collections', curator.session))).toContain(canary);
    expect(found(await body(secret, visitor))).toContain(canary);
    expect(found(await body(`/garder/${resource}`, curator.session))).toContain(canary);
  });

  it('is met by no stranger on any page or feed, nor by its plain address', async () => {
    const pages = [
      ...[
        '/',
        '/collections',
        '/collections?page=2',
        '/recherche',
        `/recherche?q=${canary}`,
        '/recherche.atom?tri=recent',
      ],
      ...[
        `/recherche/suggestions?q=${canary.slice(0, 6)}`,
        '/recherche/filtres',
        '/sitemap.xml',
        '/niveau/cm1',
        '/parcours',
      ],
      ...[`/r/${resource}`, `/r/${resource}/arbre`, `/r/${resource}/versions`, `/r/${resource}/imprimer`],
      `/r/${resource}/proches`,
      ...['/mes/collections/propositions', `/collections/recherche?q=${canary}`],
      ...[`/u/${curator.slug}`, `/garder/${resource}`, '/mes/collections', '/notifications'],
      ...traces
        .slice(1, -1)
        .flatMap((trace) => [
          ...[`/c/${trace}`, `/c/${trace}?cle=x`, `/collections/${trace}/modifier`],
          ...[`/c/${trace}.atom`, `/c/${trace}/imprimer`, `/c/${trace}/imprimer?cle=x`],
          ...[`/c/${trace}/proposer`, `/collections/${trace}/modifier/propositions`],
          `/collections/${trace}/modifier/journal`,
        ]),
    ];
    const archives = traces
      .slice(1, -1)
      .flatMap((trace) =>
        ['emporter.zip', 'valise.zip', 'valise.zip?cle=x', 'valise.zip?depuis=2026-01-01'].map(
          (name) => `${product.files}/c/${trace}/${name}`,
        ),
      );
    for (const path of archives) expect([path, (await fetch(path)).status]).toEqual([path, 404]);
    for (const caller of [visitor, stranger.session, author.session])
      for (const path of pages) {
        const asked = traces.filter((trace) => path.includes(trace));
        const met = found(await body(path, caller)).filter((trace) => !asked.includes(trace));
        expect([path, met]).toEqual([path, []]);
      }
  }, 300_000);

  it('is answered to no stranger by any field that leads to collections', async () => {
    const documents = [
      '{ collections(first: 100) { totalCount edges { node { id slug title why } } } }',
      `{ resource(slug: "${resource}") { keptIn collections { id title } version { jsonLd } } }`,
      ...['similarResources', 'nextResources'].map(
        (list) =>
          `{ resource(slug: "${resource}") { ${list}(first: 12) { reason { words restsOn { id label } } } } }`,
      ),
      '{ viewer { collections(first: 100) { edges { node { id title } } } } }',
      `{ resources(text: "${canary}") { totalCount edges { node { id } } } suggest(text: "canari") { id } }`,
      ...traces.slice(1, -1).map((trace) => `{ collection(slug: "${trace}") { id title } }`),
      ...sections.map((id) => `{ collectionSection(id: "${id}") { title found { id } } }`),
      '{ viewer { itemProposals(first: 100) { edges { node { collection { id title } } } } } }',
      ...traces
        .slice(1, -1)
        .map((trace) => `{ collection(slug: "${trace}", key: "${'A'.repeat(22)}") { id } }`),
    ];
    for (const caller of [visitor, stranger.session, author.session])
      for (const document of documents) {
        const { text } = await ask(product.pages, document, {}, caller);
        expect(text).not.toMatch(/GRAPHQL_VALIDATION_FAILED/);
        const asked = traces.filter((trace) => document.includes(trace));
        expect([document, found(text).filter((trace) => !asked.includes(trace))]).toEqual([document, []]);
      }
  });

  it('takes no proposal, and answers as if it were not there', async () => {
    for (const trace of [...traces.slice(1, -1), 'nulle-part']) {
      const { text } = await ask(
        product.pages,
        'mutation($input: ProposeToCollectionInput!) { proposeToCollection(input: $input) { proposal { id } userErrors { code message } } }',
        { input: { collection: trace, resource, reason: 'Pour mesurer.' } },
        stranger.session,
      );
      expect(JSON.parse(text)).toEqual({
        data: {
          proposeToCollection: {
            proposal: null,
            userErrors: [{ code: 'NOT_FOUND', message: 'Nous ne trouvons pas ce que vous cherchez.' }],
          },
        },
      });
    }
  });

  it('tells nobody but its curators that a resource is in it', async () => {
    for (const { session } of [stranger, author]) {
      const { text } = await ask(
        product.pages,
        '{ viewer { notifications(first: 50) { totalCount edges { node { title detail path } } } } }',
        {},
        session,
      );
      expect(text).toMatch(/"totalCount":\d/);
      expect(found(text)).toEqual([]);
    }
  });
});
