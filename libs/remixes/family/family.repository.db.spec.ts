import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import type { Actor } from '#platform/authorization';
import { ResourcesModule } from '#resources';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { newTeacher } from '../../../test/support/builders.js';
import { type FamilyPage, plantFamily, type Planted, readFamily } from '../../../test/support/family.js';
import { RemixesModule } from '../index.js';

jest.setTimeout(180_000);

let product: TestApplication;
let author: Actor;

beforeAll(async () => {
  product = await startTestApplication([IdentityModule, NotificationsModule, ResourcesModule, RemixesModule]);
  author = await newTeacher(product, 'Autrice');
});
afterAll(() => product.stop());

const pageOf = async (
  id: string,
  paging: { first?: number; after?: string | null; last?: number; before?: string | null },
): Promise<FamilyPage> => {
  const { lineage } = await readFamily(product, id, paging);
  if (!lineage) throw new Error('No family.');
  return lineage.descendants;
};

/** Any family: each made from up to three before it, most of them readable. */
const families = fc
  .array(
    fc.record({
      sources: fc.uniqueArray(fc.nat(200), { maxLength: 3 }),
      state: fc.constantFrom(
        'shown' as const,
        'shown' as const,
        'shown' as const,
        'hidden' as const,
        'withdrawn' as const,
      ),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((members): Planted[] =>
    [{ sources: [], state: 'shown' as const }, ...members].map(({ sources, state }, place) => ({
      title: `n${place}`,
      sources: place === 0 ? [] : [...new Set(sources.map((source) => source % place))],
      state,
    })),
  );

/** The places that the tree of the first must hold, by the rule said in words: under its first source that comes from the root. */
function expectedIn(family: readonly Planted[]): Map<number, number> {
  const parents = new Map<number, number>();
  family.forEach(({ sources }, place) => {
    const parent = sources.find((source) => source === 0 || parents.has(source));
    if (parent !== undefined) parents.set(place, parent);
  });
  const kept = new Map<number, number>();
  for (const [place] of parents)
    if (family[place]?.state === 'shown')
      for (let at = place; at !== 0; at = parents.get(at) ?? 0) kept.set(at, parents.get(at) ?? 0);
  return kept;
}

/** All pages from the first on, then all before the last of them, from the end back. */
async function readBothWays(root: string, size: number) {
  const forwards: FamilyPage[] = [];
  for (let after: string | null = null; ;) {
    const page = await pageOf(root, { first: size, after });
    forwards.push(page);
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage) break;
  }
  const backwards: string[] = [];
  for (let before = forwards.at(-1)?.pageInfo.endCursor ?? null; before;) {
    const page: FamilyPage = await pageOf(root, { last: size, before });
    backwards.unshift(...page.edges.map(({ node }) => node.id));
    before = page.pageInfo.hasPreviousPage ? page.pageInfo.startCursor : null;
  }
  return { forwards, backwards };
}

describe('the pages of any family', () => {
  it('hold each of it once, depth first, whatever their size, forwards and backwards', async () => {
    await fc.assert(
      fc.asyncProperty(families, fc.integer({ min: 1, max: 9 }), async (family, size) => {
        const ids = await plantFamily(product.behind.owner, family);
        const root = ids[0] ?? '';
        const { forwards, backwards } = await readBothWays(root, size);
        const all = forwards.flatMap(({ edges }) => edges.map(({ node }) => node));
        const expected = expectedIn(family);
        const placeOf = (id: string | undefined) => ids.indexOf(id ?? '');
        expect(new Map(all.map(({ id, nearer }) => [placeOf(id), placeOf(nearer[0])]))).toEqual(expected);
        expect(all.length).toBe(expected.size);
        expect(new Set(forwards.map(({ totalCount }) => totalCount))).toEqual(new Set([expected.size]));
        expect(backwards).toEqual(all.slice(0, -1).map(({ id }) => id));
        // Both ends tell the same: whoever stands below the root names it above.
        for (const [place, id] of ids.entries()) {
          if (place === 0 || family[place]?.state !== 'shown') continue;
          const above = (await readFamily(product, id)).lineage?.ancestors ?? [];
          expect([place, above.some((each) => each.id === root)]).toEqual([place, expected.has(place)]);
        }
        // Depth first: each hangs from the one before, or from one of those that this hangs from.
        const open = [root];
        for (const { id, depth, nearer } of all) {
          open.length = depth;
          expect(nearer[0]).toBe(open[depth - 1]);
          open.push(id);
        }
        for (const { line, edges } of forwards) {
          const below = [...line, ...edges.slice(0, 1).map(({ node }) => node)];
          expect(below.map(({ depth }) => depth)).toEqual(below.map((_, at) => at + 1));
          expect(below.map(({ nearer }) => nearer[0])).toEqual(
            [root, ...line.map(({ id }) => id)].slice(0, below.length),
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  it('begin again where a cursor names nothing of it, and restate the last twenty of a long line', async () => {
    const chain = Array.from({ length: 60 }, (_, place) => ({
      title: `n${place}`,
      sources: place === 0 ? [] : [place - 1],
    }));
    const ids = await plantFamily(product.behind.owner, chain);
    const root = ids[0] ?? '';
    const titles = ({ edges }: FamilyPage) => edges.map(({ node }) => node.title);
    for (const cursor of ['rien', ids[0], 'b:1'])
      for (const paging of [{ after: cursor }, { before: cursor }])
        expect(titles(await pageOf(root, { first: 2, last: 2, ...paging }))).toEqual(['n1', 'n2']);
    const deep = await pageOf(root, { first: 1, after: ids[40] ?? '' });
    expect([titles(deep), deep.line.map(({ title }) => title)]).toEqual([
      ['n41'],
      Array.from({ length: 20 }, (_, at) => `n${at + 21}`),
    ]);
  });
});

describe('what a family costs', () => {
  it('is as many statements for a thousand as for ten, and for a list as for one', async () => {
    const asked = async (work: () => Promise<unknown>): Promise<number> => {
      const statements = jest.spyOn(pg.Client.prototype, 'query');
      await work();
      const count = statements.mock.calls.length;
      statements.mockRestore();
      return count;
    };
    const grown = (size: number) =>
      Array.from({ length: size }, (_, place) => ({
        title: `n${place}`,
        sources: place === 0 ? [] : [Math.floor((place - 1) / 3)],
      }));
    const [few] = await plantFamily(product.behind.owner, grown(10));
    const [many] = await plantFamily(product.behind.owner, grown(1000));
    const ten = await asked(() => readFamily(product, few ?? ''));
    expect(await asked(() => readFamily(product, many ?? ''))).toBe(ten);
    expect(ten).toBeLessThanOrEqual(12);
    expect(await pageOf(many ?? '', {})).toMatchObject({
      totalCount: 999,
      edges: { length: 50 },
    });
    const list = await asked(() =>
      product.ask(
        author,
        '{ viewer { resources { adaptations { totalCount } lineage { ancestors { id } descendants(first: 2) { totalCount } } } } }',
      ),
    );
    expect(list).toBeLessThanOrEqual(12);
  });
});
