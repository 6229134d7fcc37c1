import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { IdentityModule } from '#identity';
import { type Actor, visitor } from '#platform/authorization';
import { ResourcesModule, WithdrawalService } from '#resources';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { newPublished, newTeacher } from '../../../test/support/builders.js';
import { DiscoveryModule } from '../index.js';

jest.setTimeout(90_000);

interface Page {
  totalCount: number;
  edges: { node: { slug: string } }[];
  facets: { name: string; values: { id: string; label: string; count: number }[] }[];
  understood: {
    typed: string;
    label: string;
    count: number;
    text: string;
    filter: Record<string, string[]>;
  }[];
  couples: { resources: { slug: string }[]; themeWords: string[]; reason: string }[];
}

const searchText = `query S($text: String, $filter: ResourceFilter, $page: Int) {
  resources(text: $text, filter: $filter, page: $page) {
    totalCount edges { node { slug } } facets { name values { id label count } }
    understood { typed label count text filter { equipment durations doubleLevels after } }
    couples { resources { slug } themeWords reason } } }`;

let product: TestApplication;
let author: Actor;

const search = async (variables: object): Promise<Page> =>
  (await product.ask<{ resources: Page }>(visitor, searchText, variables)).resources;
const slugs = ({ edges }: Page): string[] => edges.map(({ node }) => node.slug);
const countsOf = ({ facets }: Page, name: string): Record<string, number> =>
  Object.fromEntries(
    facets.find((facet) => facet.name === name)?.values.map(({ id, count }) => [id, count]) ?? [],
  );

const publish = (title: string, fields: Parameters<typeof newPublished>[2]) => {
  product.clock.advance(1);
  return newPublished(product, author, { title, text: 'Rien de plus.', ...fields });
};

beforeAll(async () => {
  product = await startTestApplication([IdentityModule, ResourcesModule, DiscoveryModule]);
  author = await newTeacher(product, 'Autrice à deux niveaux');
  await publish('Mesurer la cour', {
    levels: ['ce1'],
    keywords: ['mesure', 'longueur'],
    groupSize: 'par deux',
    place: ['hors-etablissement'],
    equipment: ['sans-ordinateur'],
    durationMinutes: 20,
  });
  await publish('Mesurer avec une règle', {
    levels: ['ce2'],
    keywords: ['longueur'],
    blackAndWhite: true,
    prerequisites: 'Connaître les nombres décimaux.',
  });
  await publish('Mesurer à deux classes', {
    levels: ['ce1', 'ce2'],
    keywords: ['mesure'],
    multiLevel: true,
    objectives: 'Comparer des longueurs.',
  });
  await publish('Mesurer sur un ordinateur', { levels: ['cm1'], equipment: ['ordinateur'] });
  await publish('Lire un conte', { levels: ['ce2'], subjects: ['francais'], keywords: ['mesure'] });
  await product.drain();
});
afterAll(() => product.stop());

describe('how class really is', () => {
  it('is counted and filtered', async () => {
    const all = await search({});
    expect(countsOf(all, 'GROUPINGS')).toEqual({ 'a-deux': 1 });
    expect(countsOf(all, 'PLACES')).toEqual({ 'hors-etablissement': 1 });
    expect(countsOf(all, 'PRINTING')).toEqual({ 'noir-et-blanc': 1 });
    expect(countsOf(all, 'DOUBLE_LEVELS')).toEqual({ 'double-niveau': 1, 'ce1-ce2': 1 });
    expect(slugs(await search({ filter: { groupings: ['a-deux'] } }))).toEqual(['mesurer-la-cour']);
    expect(slugs(await search({ filter: { printing: ['noir-et-blanc'] } }))).toEqual([
      'mesurer-avec-une-regle',
    ]);
    expect(slugs(await search({ filter: { doubleLevels: ['ce1-ce2'] } }))).toEqual([
      'mesurer-a-deux-classes',
    ]);
  });

  it('is filtered by what a resource assumes, and by what it leads to', async () => {
    expect(slugs(await search({ filter: { after: ['le nombre décimal'] } }))).toEqual([
      'mesurer-avec-une-regle',
    ]);
    expect(slugs(await search({ filter: { before: ['longueurs'] } }))).toEqual(['mesurer-a-deux-classes']);
    expect((await search({ filter: { after: ['longueurs'] } })).totalCount).toBe(0);
  });

  it('is raised by words, and filtered by none', async () => {
    const page = await search({ text: 'mesurer sans ordinateur' });
    expect(slugs(page)).toContain('mesurer-sur-un-ordinateur');
    expect(slugs(page)[0]).toBe('mesurer-la-cour');
  });

  it('is offered as a filter, with what it would find', async () => {
    const { understood } = await search({ text: 'mesurer sans ordinateur 20 minutes' });
    expect(understood).toMatchObject([
      {
        typed: 'sans ordinateur',
        count: 1,
        text: 'mesurer 20 minutes',
        filter: { equipment: ['sans-ordinateur'] },
      },
      { typed: '20 minutes', label: 'Moins de 30 min', count: 1, filter: { durations: ['moins-de-30-min'] } },
    ]);
    const [{ text, filter } = { text: '', filter: {} }] = understood;
    expect((await search({ text, filter })).totalCount).toBe(1);
    expect((await search({ text: 'mesurer au musée' })).understood).toEqual([]);
  });
});

describe('a pair of classes', () => {
  it('raises what is made for both, then gives couples on one theme', async () => {
    const page = await search({ text: 'mesurer CE1-CE2' });
    expect(slugs(page)[0]).toBe('mesurer-a-deux-classes');
    expect(page.couples).toMatchObject([
      { resources: [{ slug: 'mesurer-la-cour' }, { slug: 'mesurer-avec-une-regle' }] },
    ]);
    expect(page.couples[0]?.themeWords).toContain('longueur');
    expect(page.couples[0]?.reason).toMatch(/^Une ressource pour le CE1, une pour le CE2, .*Mathématiques/);
  });

  it('does the same when it is a filter', async () => {
    const page = await search({ text: 'mesurer', filter: { doubleLevels: ['ce1-ce2'] } });
    expect(slugs(page)).toEqual(['mesurer-a-deux-classes']);
    expect(page.couples).toHaveLength(1);
  });

  it('has no couple on another page, nor without a pair', async () => {
    expect((await search({ text: 'mesurer CE1-CE2', page: 2 })).couples).toEqual([]);
    expect((await search({ text: 'mesurer CE1' })).couples).toEqual([]);
  });

  it('makes no couple with what was withdrawn', async () => {
    const later = await publish('Mesurer des bandes', { levels: ['ce1'], keywords: ['bande de papier'] });
    await publish('Plier des bandes', { levels: ['ce2'], keywords: ['bande de papier'] });
    await product.drain();
    const text = 'bandes CE1-CE2';
    expect((await search({ text })).couples[0]?.resources).toHaveLength(2);
    await product.app
      .get(WithdrawalService, { strict: false })
      .withdraw(author, later.id, { category: 'other', reason: 'Une meilleure version suit.' });
    expect((await search({ text })).couples.flatMap(({ resources }) => resources)).not.toContainEqual({
      slug: 'mesurer-des-bandes',
    });
  });
});
