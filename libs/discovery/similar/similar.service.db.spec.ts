import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CollectionService, CollectionsModule, ItemOrderService, ItemService } from '#collections';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { type Actor, visitor } from '#platform/authorization';
import { RemixesModule } from '#remixes';
import { type DraftFields, type Resource, ResourcesModule, WithdrawalService } from '#resources';
import { ReviewsModule } from '#reviews';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { newPublished, newTeacher } from '../../../test/support/builders.js';
import { DiscoveryModule, SimilarService } from '../index.js';

jest.setTimeout(180_000);

let product: TestApplication;
let author: Actor;
let curator: Actor;
const resources = new Map<string, Resource>();

const get = <Service>(type: new (...args: never[]) => Service): Service =>
  product.app.get(type as never, { strict: false });
const idOf = (title: string): string => resources.get(title)?.id ?? '';
const sql = async <Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
  (await product.behind.owner.query<Row>(text, [...values])).rows;

const lessons: Record<string, DraftFields> = {
  'Partager une tarte': {
    summary: 'Des fractions avec des parts égales.',
    keywords: ['fraction', 'partage équitable'],
    objectives: 'Nommer une fraction, comparer deux parts.',
  },
  'Plier des bandes': {
    summary: 'Des fractions avec du papier plié.',
    keywords: ['fraction', 'bande de papier'],
    prerequisites: 'Savoir nommer une fraction.',
  },
  'Fractions et mesures': {
    summary: 'Mesurer avec des fractions.',
    keywords: ['fraction', 'mesure'],
    levels: ['cm2'],
  },
  'Observer un volcan': {
    summary: 'La lave et les roches.',
    keywords: ['volcan'],
    subjects: ['sciences-et-technologie'],
    text: 'La lave sort du cratère.',
  },
  'Ranger, séance 1': {
    summary: 'Ranger des nombres.',
    keywords: ['rangement'],
    text: 'Du plus petit au plus grand.',
  },
  'Ranger, séance 2': { summary: 'Intercaler.', keywords: ['intervalle'], text: 'Entre deux voisins.' },
};

beforeAll(async () => {
  product = await startTestApplication([
    IdentityModule,
    NotificationsModule,
    ResourcesModule,
    RemixesModule,
    ReviewsModule,
    CollectionsModule,
    DiscoveryModule,
  ]);
  product.behind.owner.on('error', () => undefined); // connections still closing when the server stops
  author = await newTeacher(product, 'Autrice');
  curator = await newTeacher(product, 'Conseillère');
  for (const [title, fields] of Object.entries(lessons))
    resources.set(title, await newPublished(product, author, { text: fields.summary, ...fields, title }));
  await product.drain();
});
afterAll(() => product?.stop());

interface Near {
  resource: { id: string; version: { title: string } };
  reason: { kind: string; words: string; restsOn: { kind: string; id: string; label: string }[] };
}
type Lists = Record<'similarResources' | 'nextResources', Near[]>;

async function near(title: string, actor: Actor = visitor): Promise<Lists> {
  const one = '{ resource { id version { title } } reason { kind words restsOn { kind id label } } }';
  const query = `query($slug: String!) { resource(slug: $slug) { similarResources(first: 12) ${one} nextResources(first: 12) ${one} } }`;
  const { resource } = await product.ask<{ resource: Lists }>(actor, query, {
    slug: resources.get(title)?.slug,
  });
  return resource;
}
const titles = (list: readonly Near[]): string[] => list.map(({ resource }) => resource.version.title);
const said = (list: readonly Near[]): string[] =>
  list.map(({ resource, reason }) => `${resource.version.title}: ${reason.kind}`);

async function collectionOf(visibility: 'private' | 'link' | 'public', held: readonly string[]) {
  const collection = await get(CollectionService).create(curator, {
    title: `À mesurer, ${visibility}`,
    why: 'Pour mesurer.',
    visibility,
  });
  const items = [];
  for (const title of held)
    items.push(
      await get(ItemService).add(curator, {
        collection: collection.id,
        resource: resources.get(title)?.slug ?? '',
        section: null,
      }),
    );
  return { collection, items };
}

describe('what is near a resource', () => {
  it('speaks of the same things: the nearest first, with the words of both', async () => {
    const { similarResources } = await near('Partager une tarte');
    expect(titles(similarResources).slice(0, 2).sort()).toEqual(['Fractions et mesures', 'Plier des bandes']);
    expect(titles(similarResources)).not.toContain('Observer un volcan');
    expect(similarResources[0]?.reason.words).toMatch(/^En commun\u00a0: .*fraction/);
  });

  it('comes after it: what asks for what it teaches, the number after, the same thing a year on', async () => {
    expect(said((await near('Partager une tarte')).nextResources)).toEqual([
      'Plier des bandes: PREREQUISITES',
      'Fractions et mesures: NEXT_LEVEL',
    ]);
    const numbered = (await near('Ranger, séance 1')).nextResources;
    expect(said(numbered)).toEqual(['Ranger, séance 2: SERIES']);
    expect(numbered[0]?.reason.words).toBe('La suite de la série\u00a0: séance 2');
    expect(titles((await near('Ranger, séance 2')).nextResources)).toEqual([]);
  });

  it('rests on what PostgreSQL says, for every reason of every resource', async () => {
    const { collection, items } = await collectionOf('public', [
      'Observer un volcan',
      'Ranger, séance 1',
      'Partager une tarte',
    ]);
    await get(ItemOrderService).linkItems(curator, items[2]?.id ?? '', items[0]?.id ?? '');
    const kinds = new Set<string>();
    for (const title of resources.keys())
      for (const each of Object.values(await near(title)).flat()) {
        kinds.add(each.reason.kind);
        expect([title, each, await holds(idOf(title), each)]).toEqual([title, each, true]);
      }
    expect([...kinds].sort()).toEqual(
      ['COLLECTION', 'NEXT_LEVEL', 'ORDER', 'PATHWAY', 'PREREQUISITES', 'SERIES', 'WORDS'].sort(),
    );
    await get(CollectionService).delete(curator, collection.id);
  });

  it('never says what a collection holds that not everybody sees, to anybody', async () => {
    const before = await near('Observer un volcan');
    for (const visibility of ['private', 'link'] as const) {
      const { collection, items } = await collectionOf(visibility, [
        'Observer un volcan',
        'Partager une tarte',
      ]);
      await get(ItemOrderService).linkItems(curator, items[1]?.id ?? '', items[0]?.id ?? '');
      for (const actor of [visitor, author, curator])
        expect(await near('Observer un volcan', actor)).toEqual(before);
      await get(CollectionService).update(curator, collection.id, { visibility: 'public' });
      expect(said((await near('Observer un volcan')).nextResources)).toContain('Partager une tarte: PATHWAY');
      await get(CollectionService).update(curator, collection.id, { visibility: 'private' });
      expect(await near('Observer un volcan')).toEqual(before);
    }
  });

  it('is one of a family, and none of its own', async () => {
    const family = (title: string, of: string) =>
      sql('update resource set family_id = $2 where id = $1', [idOf(title), idOf(of)]);
    await family('Fractions et mesures', 'Plier des bandes');
    const { similarResources } = await near('Partager une tarte');
    expect(titles(similarResources).filter((each) => /bandes|mesures/.test(each))).toHaveLength(1);
    await family('Fractions et mesures', 'Partager une tarte');
    expect(titles((await near('Partager une tarte')).similarResources)).not.toContain('Fractions et mesures');
    await family('Fractions et mesures', 'Fractions et mesures');
  });
});

describe('what was computed', () => {
  const kept = () =>
    sql(
      'select resource_id, kind, other_id, round(score::numeric, 4) as score, common from similar_resource order by 1, 2, 3',
    );

  it('is the same again, from the database alone', async () => {
    await get(SimilarService).rebuild();
    const first = await kept();
    for (const table of [
      'resource_profile',
      'profile_term',
      'similar_resource',
      'resource_series',
      'term_holding',
    ])
      await sql(`truncate ${table}`);
    expect(await get(SimilarService).rebuild()).toBe(resources.size);
    expect(first.length).toBeGreaterThan(4);
    expect(await kept()).toEqual(first);
    await get(SimilarService).refresh([...resources.values()].map(({ id }) => id).reverse());
    expect(await kept()).toEqual(first);
  });

  it('reaches, of itself, what no event reached', async () => {
    for (const table of ['profile_term', 'resource_profile'])
      await sql(`delete from ${table} where resource_id = $1`, [idOf('Plier des bandes')]);
    await get(SimilarService).catchUp();
    expect(titles((await near('Plier des bandes')).similarResources)).toContain('Partager une tarte');
  });

  it('is not shown of what was hidden a moment ago, and is forgotten when it is withdrawn', async () => {
    const id = idOf('Plier des bandes');
    await sql(`update resource set visibility = 'hidden' where id = $1`, [id]);
    expect(titles(Object.values(await near('Partager une tarte')).flat())).not.toContain('Plier des bandes');
    await sql(`update resource set visibility = 'shown' where id = $1`, [id]);
    await get(WithdrawalService).withdraw(author, id, { category: 'mistake', reason: 'Une erreur.' });
    await product.drain();
    expect(titles(Object.values(await near('Partager une tarte')).flat())).not.toContain('Plier des bandes');
    const left = await sql(
      `select resource_id from similar_resource where $1 in (resource_id, other_id) union all
       select resource_id from profile_term where resource_id = $1 union all select resource_id from resource_profile where resource_id = $1`,
      [id],
    );
    expect(left).toEqual([]);
  });
});

/** Whether a reason is true, asked from the rows themselves and not from what was computed of them. */
async function holds(resourceId: string, { resource, reason }: Near): Promise<boolean> {
  const of = (kind: string) => reason.restsOn.filter((each) => each.kind === kind);
  const words = of('WORD').map(({ label }) => label);
  const ids = [resourceId, resource.id];
  const both = async (fields: string): Promise<boolean> => {
    // A word is cut to what its inflections share: « fractions » stands where « fraction » is said.
    const rows = await sql<{ held: number }>(
      `select count(distinct version.resource_id)::int as held from version left join part on part.version_id = version.id
       where resource_id = any($1::uuid[]) and lower(concat_ws(' ', ${fields})) like all (select '%' || lower(left(word, greatest(4, length(word) - 2))) || '%' from unnest($2::text[]) word)`,
      [ids, words],
    );
    return words.length > 0 && rows[0]?.held === ids.length;
  };
  const all = 'version.title, version.summary, version.fields::text, part.content';
  switch (reason.kind) {
    case 'WORDS':
      return both(all);
    case 'PREREQUISITES': {
      const rows = await sql<{ held: boolean }>(
        `select bool_and(taught.fields->>'objectives' ilike '%' || left(word, 5) || '%' and asked.fields->>'prerequisites' ilike '%' || left(word, 5) || '%') as held
         from version taught, version asked, unnest($3::text[]) word where taught.resource_id = $1 and asked.resource_id = $2`,
        [...ids, words],
      );
      return rows[0]?.held === true;
    }
    case 'NEXT_LEVEL': {
      const [after] = of('LEVEL');
      const rows = await sql('select from version where resource_id = $1 and $2 = any(levels)', [
        resource.id,
        after?.id,
      ]);
      return rows.length === 1 && (await both(all));
    }
    case 'SERIES': {
      const rows = await sql(
        `select from version_agent mine join version on version.id = mine.version_id and version.resource_id = $1
         join version_agent theirs on theirs.agent_id = mine.agent_id join version other on other.id = theirs.version_id and other.resource_id = $2
         where mine.agent_id = $3 and other.title like '%' || $4 || '%'`,
        [...ids, of('PERSON')[0]?.id, of('NUMBER')[0]?.id],
      );
      return rows.length === 1;
    }
    default:
      return inCollection(ids, reason.kind, of('COLLECTION')[0]?.id ?? '');
  }
}

async function inCollection(ids: readonly string[], kind: string, collectionId: string): Promise<boolean> {
  const places = {
    COLLECTION: 'abs(other.position - mine.position) <= 4',
    ORDER: 'other.position > mine.position',
    PATHWAY: 'exists (select from collection_step where before_id = mine.id and after_id = other.id)',
  }[kind];
  const rows = await sql(
    `select from collection join collection_item mine on mine.collection_id = collection.id and mine.resource_id = $1
     join collection_item other on other.collection_id = collection.id and other.resource_id = $2
     where collection.id = $3 and collection.visibility = 'public' and collection.deleted_at is null and ${places}`,
    [...ids, collectionId],
  );
  return rows.length === 1;
}
