import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { IdentityModule } from '#identity';
import { type Actor, visitor } from '#platform/authorization';
import { RemixesModule } from '#remixes';
import {
  DraftService,
  PublishingService,
  WithdrawalService,
  type Resource,
  ResourceRepository,
  ResourcesModule,
} from '#resources';
import { startTestApplication, type TestApplication } from '../../test/support/application.js';
import { newPublished, newTeacher, odt, takeBytes } from '../../test/support/builders.js';
import { DiscoveryModule, Indexer } from './index.js';

jest.setTimeout(90_000);

interface Page {
  totalCount: number;
  page: number;
  pageCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
  edges: {
    node: { slug: string };
    relatives: number;
    highlight: Record<'title' | 'snippet', { text: string; marked: boolean }[]>;
  }[];
  facets: {
    name: string;
    values: { id: string; count: number; selected: boolean; parentId: string | null; depth: number }[];
  }[];
  corrections: { typed: string; used: string }[];
  waysOut: { label: string; count: number; text: string; filter: Record<string, string[]> }[];
}

const pageFields = `totalCount page pageCount pageInfo { hasNextPage hasPreviousPage endCursor }
  edges { node { slug } relatives highlight { title { text marked } snippet { text marked } } }
  facets { name values { id count selected parentId depth } } corrections { typed used }
  waysOut { label count text filter { levels subjects types permissions formats languages durations equipment groupings places printing doubleLevels review after before } }`;
const searchText = `query S($text: String, $filter: ResourceFilter, $sort: ResourceSort, $first: Int, $after: String, $page: Int) {
  resources(text: $text, filter: $filter, sort: $sort, first: $first, after: $after, page: $page) { ${pageFields} } }`;

let product: TestApplication;
let author: Actor;
let other: Actor;
const published = new Map<string, Resource>();

async function search(variables: object): Promise<Page> {
  return (await product.ask<{ resources: Page }>(visitor, searchText, variables)).resources;
}
const slugs = ({ edges }: Page): string[] => edges.map(({ node }) => node.slug);
const countsOf = ({ facets }: Page, name: string): Record<string, number> =>
  Object.fromEntries(
    (facets.find((facet) => facet.name === name)?.values ?? []).map(({ id, count }) => [id, count]),
  );
const markedIn = (fragments: { text: string; marked: boolean }[]): string[] =>
  fragments.filter(({ marked }) => marked).map(({ text }) => text);

async function publish(title: string, fields: Parameters<typeof newPublished>[2] = {}, by = author) {
  product.clock.advance(1);
  const resource = await newPublished(product, by, { title, text: 'Rien de plus.', ...fields });
  published.set(title, resource);
  return resource;
}

beforeAll(async () => {
  product = await startTestApplication([IdentityModule, ResourcesModule, RemixesModule, DiscoveryModule]);
  product.behind.owner.on('error', () => undefined); // connections still closing when the server stops
  author = await newTeacher(product, 'Autrice du CM1');
  other = await newTeacher(product, 'Autre collègue');
  await publish('Fractions et partages', {
    levels: ['cm1'],
    durationMinutes: 45,
    equipment: ['calculatrice'],
  });
  await publish('Fractions décimales', { levels: ['6e'], types: ['exercice'] });
  await publish('Calcul mental', { levels: ['cycle-3'], text: 'On cherche un quotient entier.' });
  await publish('La pétanque de Pythagore', { levels: ['4e'], licence: 'CC-BY-ND-4.0' }, other);
  await publish('Reading a map', { levels: ['5e'], subjects: ['anglais'], language: 'en' }, other);
  await product.drain();
});
afterAll(() => product.stop());

describe('searching', () => {
  it('finds by words, near words and words inside the text, and marks them', async () => {
    const page = await search({ text: 'fraction' });
    expect(slugs(page).sort()).toEqual(['fractions-decimales', 'fractions-et-partages']);
    expect(markedIn(page.edges[0]?.highlight.title ?? [])).toEqual(['Fractions']);
    const inside = await search({ text: 'quotient' });
    expect(slugs(inside)).toEqual(['calcul-mental']);
    expect(markedIn(inside.edges[0]?.highlight.snippet ?? [])).toEqual(['quotient']);
  });

  it('says which word it corrected', async () => {
    const page = await search({ text: 'pétenque' });
    expect(slugs(page)).toEqual(['la-petanque-de-pythagore']);
    expect(page.corrections).toEqual([{ typed: 'pétenque', used: 'pétanque' }]);
  });

  it('raises the level named, and filters nothing', async () => {
    expect(slugs(await search({ text: 'fractions 6e' }))[0]).toBe('fractions-decimales');
    expect(slugs(await search({ text: 'fractions cm1' }))[0]).toBe('fractions-et-partages');
  });

  it('browses newest first without words', async () => {
    expect(slugs(await search({}))).toEqual([
      'reading-a-map',
      'la-petanque-de-pythagore',
      'calcul-mental',
      'fractions-decimales',
      'fractions-et-partages',
    ]);
  });

  it('pages by number or by cursor, the same', async () => {
    const whole = slugs(await search({}));
    const first = await search({ first: 2 });
    expect(first).toMatchObject({ page: 1, pageCount: 3, totalCount: 5, pageInfo: { hasNextPage: true } });
    const byCursor = await search({ first: 2, after: first.pageInfo.endCursor });
    const byNumber = await search({ first: 2, page: 2 });
    expect(slugs(byCursor)).toEqual(whole.slice(2, 4));
    expect(slugs(byNumber)).toEqual(whole.slice(2, 4));
    expect(byCursor).toMatchObject({ page: 2, pageInfo: { hasPreviousPage: true, hasNextPage: true } });
    expect((await search({ first: 2, page: 3 })).pageInfo.hasNextPage).toBe(false);
  });

  it.each([{ first: 0 }, { first: 5000 }, { page: -3 }, { page: 2_000_000 }, { after: 'rien' }])(
    'survives %j',
    async (variables) => {
      expect((await search(variables)).totalCount).toBe(5);
    },
  );

  it('finds by author', async () => {
    const page = await search({ filter: { author: other.agentId } });
    expect(slugs(page)).toEqual(['reading-a-map', 'la-petanque-de-pythagore']);
    expect((await search({ text: 'fractions', filter: { author: other.agentId } })).totalCount).toBe(0);
  });
});

describe('facets', () => {
  it('count a cycle as its classes, and find what they counted', async () => {
    const page = await search({});
    expect(countsOf(page, 'LEVELS')).toMatchObject({ 'cycle-3': 3, cm1: 2, cm2: 1, '6e': 2 });
    for (const { name, values } of page.facets)
      for (const { id, count } of values) {
        const { totalCount } = await search({ filter: { [name.toLowerCase()]: [id] } });
        expect({ name, id, totalCount }).toEqual({ name, id, totalCount: count });
      }
  });

  it('put each class under its cycle', async () => {
    const levels = (await search({})).facets.find(({ name }) => name === 'LEVELS')?.values ?? [];
    expect(levels.find(({ id }) => id === 'cm1')).toMatchObject({ parentId: 'cycle-3', depth: 1 });
  });

  it('know durations, equipment, languages and what a licence permits', async () => {
    const page = await search({});
    expect(countsOf(page, 'DURATIONS')).toEqual({ '30-min-a-1-h': 1 });
    expect(countsOf(page, 'EQUIPMENT')).toEqual({ calculatrice: 1 });
    expect(countsOf(page, 'LANGUAGES')).toEqual({ fr: 4, en: 1 });
    expect(countsOf(page, 'PERMISSIONS')).toMatchObject({ copy: 5, adapt: 4 });
  });

  it('say what is chosen, and are not narrowed by it', async () => {
    const page = await search({ filter: { languages: ['en'] } });
    expect(page.facets.find(({ name }) => name === 'LANGUAGES')?.values).toMatchObject([
      { id: 'fr', count: 4, selected: false },
      { id: 'en', count: 1, selected: true },
    ]);
    expect(countsOf(page, 'SUBJECTS')).toEqual({ anglais: 1 });
  });
});

describe('a search without result', () => {
  it('tells which filter to drop, and what that would find', async () => {
    const page = await search({ text: 'fractions', filter: { levels: ['cm1'], languages: ['en'] } });
    expect(page.totalCount).toBe(0);
    expect(page.waysOut).toEqual([
      {
        label: 'Sans le filtre « Langue : Anglais »',
        count: 1,
        text: 'fractions',
        filter: {
          levels: ['cm1'],
          subjects: [],
          types: [],
          permissions: [],
          formats: [],
          languages: [],
          durations: [],
          equipment: [],
          groupings: [],
          places: [],
          printing: [],
          doubleLevels: [],
          review: [],
          after: [],
          before: [],
        },
      },
    ]);
    const [{ text = '', filter = {} } = {}] = page.waysOut;
    expect((await search({ text, filter })).totalCount).toBe(1);
  });

  it('drops all the filters when no single one is enough', async () => {
    const filter = { levels: ['cp'], languages: ['en'], types: ['evaluation'] };
    expect((await search({ text: 'fractions', filter })).waysOut).toMatchObject([
      { label: 'Sans aucun filtre', count: 2 },
    ]);
  });

  it('has no way out when nothing is near', async () => {
    expect(await search({ text: 'xylophagie' })).toMatchObject({ totalCount: 0, edges: [], waysOut: [] });
  });

  it('offers no way out when something is found', async () => {
    expect((await search({ text: 'fractions' })).waysOut).toEqual([]);
  });
});

describe('the index', () => {
  it('follows hiding and showing, any number of times', async () => {
    const { id } = await publish('Les volcans éteints');
    await product.drain();
    const setVisibility = (visibility: string) =>
      product.behind.owner.query('update resource set visibility = $2 where id = $1', [id, visibility]);
    const indexer = product.app.get(Indexer);
    await setVisibility('hidden');
    await Promise.all([indexer.refresh([id]), indexer.refresh([id])]);
    expect((await search({ text: 'volcans' })).totalCount).toBe(0);
    await setVisibility('shown');
    await indexer.refresh([id, id]);
    expect((await search({ text: 'volcans' })).totalCount).toBe(1);
  });

  it('forgets what its author withdrew', async () => {
    const { id } = await publish('Les tornades du Middle West');
    await product.drain();
    expect((await search({ text: 'tornades' })).totalCount).toBe(1);
    await product.app
      .get(WithdrawalService, { strict: false })
      .withdraw(author, id, { category: 'mistake', reason: 'Une erreur de fond.' });
    await product.drain();
    expect((await search({ text: 'tornades' })).totalCount).toBe(0);
  });

  it('never shows what it holds and a visitor may not read', async () => {
    const { id } = await publish('Les marées du siècle');
    await product.drain();
    await product.behind.owner.query(`update resource set visibility = 'hidden' where id = $1`, [id]);
    expect(slugs(await search({ text: 'marées' }))).toEqual([]);
    await product.app.get(Indexer).refresh([id]);
  });

  it('reads what is inside a file when its text comes later', async () => {
    const sha256 = await takeBytes(product, 'fiche.odt', odt({ paragraphs: ['Un obélisque de granit.'] }));
    const { id } = await publish('Une fiche à compléter');
    await product.drain();
    await product.behind.owner.query(
      `insert into part(version_id, kind, position, role, name, blob_sha256)
       select id, 'file', 9, 'editable', 'fiche.odt', $2 from version where resource_id = $1`,
      [id, sha256],
    );
    expect((await search({ text: 'obélisque' })).totalCount).toBe(0);
    await product.database.transaction((tx) => tx.emit(Object.assign({ type: 'file.accepted' }, { sha256 })));
    await product.drain();
    const page = await search({ text: 'obélisque' });
    expect(slugs(page)).toEqual(['une-fiche-a-completer']);
    expect(countsOf(page, 'FORMATS')).toEqual({ odt: 1 });
  });

  it('is the same built again from nothing', async () => {
    const before = await search({ text: 'fractions' });
    const count = await product.app.get(ResourceRepository, { strict: false }).countVisible();
    expect(await product.app.get(Indexer).reindex()).toBe(count);
    expect(await search({ text: 'fractions' })).toEqual(before);
  });
});

describe('a person', () => {
  const person = async (slug: string, page: number | null = null): Promise<Page> => {
    const text = `query P($name: String!, $page: Int) { person(name: $name) { resources(first: 1, page: $page) { ${pageFields} } } }`;
    const answer = await product.ask<{ person: { resources: Page } }>(visitor, text, { name: slug, page });
    return answer.person.resources;
  };

  it('has what she is credited for, newest first, a page at a time', async () => {
    const first = await person('autre-collegue');
    expect(first).toMatchObject({ totalCount: 2, pageCount: 2, facets: [], waysOut: [] });
    expect(slugs(first)).toEqual(['reading-a-map']);
    expect(slugs(await person('autre-collegue', 2))).toEqual(['la-petanque-de-pythagore']);
  });

  it('does not have what is hidden, nor what her name was taken from', async () => {
    const hidden = published.get('Reading a map')?.id;
    const withdrawnCredit = published.get('La pétanque de Pythagore')?.id;
    const { owner } = product.behind;
    await owner.query(`update resource set visibility = 'hidden' where id = $1`, [hidden]);
    await owner.query(
      `update version_agent set credit_withdrawn = true where version_id in (select id from version where resource_id = $1)`,
      [withdrawnCredit],
    );
    expect(await person('autre-collegue')).toMatchObject({ totalCount: 0, edges: [] });
  });
});

describe('the cost of a search page', () => {
  const cards = `query C($text: String, $first: Int) { resources(text: $text, first: $first) { totalCount edges { node { slug state
    version { title summary levelLabel durationMinutes authors { name } licence { label } files { format { label } preview { imageUrl } } } }
    highlight { title { text marked } } } facets { name values { id count } } } }`;

  async function statementsOf(variables: object): Promise<number> {
    await product.ask(visitor, cards, variables);
    const statements = jest.spyOn(pg.Client.prototype, 'query');
    await product.ask(visitor, cards, variables);
    const count = statements.mock.calls.length;
    statements.mockRestore();
    return count;
  }

  it('is at most 12 statements', async () => {
    const count = await statementsOf({ text: 'fractions 6e' });
    expect(count).toBeGreaterThan(3);
    expect(count).toBeLessThanOrEqual(12);
  });

  it('does not grow with the number of cards', async () => {
    expect(await statementsOf({ first: 4 })).toBe(await statementsOf({ first: 1 }));
  });
});

describe('a family', () => {
  /** What another teacher makes of it, with words of its own. */
  async function adapt(source: Resource, title: string, text: string): Promise<Resource> {
    const { remixResource } = await product.ask<{
      remixResource: { draft: { id: string; revision: number } };
    }>(
      other,
      'mutation($input: RemixResourceInput!) { remixResource(input: $input) { draft { id revision } } }',
      { input: { id: source.slug } },
    );
    const { id, revision } = remixResource.draft;
    const fields = { title, text, adaptationChanges: 'D’autres exemples.' };
    await product.app.get(DraftService).update(other, id, revision, fields);
    return product.app.get(PublishingService).publish(other, id, { whatChanged: null, minor: false });
  }

  it('is one answer, its best for these words, which says how many others there are', async () => {
    const root = await publish('Le moulin à vent', { text: 'Le vent tourne les ailes.' });
    const branch = await adapt(root, 'Le moulin à eau', 'La rivière tourne la roue.');
    const leaf = await adapt(branch, 'Le moulin à café', 'La main tourne la manivelle.');
    await product.drain();
    const answers = async (text: string) => {
      const { totalCount, edges } = await search({ text });
      return { totalCount, found: edges.map(({ node, relatives }) => [node.slug, relatives]) };
    };
    expect(await answers('moulin')).toMatchObject({ totalCount: 1 });
    expect(await answers('moulin à vent')).toEqual({ totalCount: 1, found: [[root.slug, 2]] });
    expect(await answers('moulin à eau')).toEqual({ totalCount: 1, found: [[branch.slug, 2]] });
    expect(await answers('manivelle')).toEqual({ totalCount: 1, found: [[leaf.slug, 2]] });

    const withdrawal = product.app.get(WithdrawalService);
    await withdrawal.withdraw(other, branch.id, { category: 'other', reason: 'Une erreur.' });
    await product.drain();
    expect(await answers('moulin à vent')).toEqual({ totalCount: 1, found: [[root.slug, 1]] });
  });
});
