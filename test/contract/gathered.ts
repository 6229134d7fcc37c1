import { act, ask, type Caller } from '../support/api.js';
import { join, type Person } from '../support/people.js';
import type { RunningProduct } from '../support/product.js';

/** Collections of one person, which hold resources of hers. */
export interface Gathered {
  /** Shown to everybody, with two items, of which one is in a section, and one after the other in a pathway. */
  readonly id: string;
  readonly slug: string;
  readonly itemId: string;
  readonly otherItemId: string;
  /** It searches too. */
  readonly sectionId: string;
  /** Shown to nobody. */
  readonly privateSlug: string;
  readonly privateItemId: string;
  readonly privateSectionId: string;
  /** A copy of the first, shown by its link. */
  readonly linkSlug: string;
  readonly key: string;
  /** Slugs of the two resources that the first holds. */
  readonly shown: readonly [string, string];
  /** Slug of a resource that none of them holds. */
  readonly resource: string;
  /** Of a resource that somebody used, and the line that was left. */
  readonly usedSlug: string;
  readonly lineId: string;
  /** Somebody else’s proposal of that resource to the first, with a question that waits for its answer. */
  readonly proposalId: string;
  readonly proposer: Caller;
  /** Slug of a resource that the first holds. */
  readonly held: string;
}

const ready = {
  summary: 'Mesurer la cour avec des pas, puis avec un décamètre.',
  levels: ['cm1'],
  subjects: ['mathematiques'],
  types: ['exercice'],
  language: 'fr',
  licence: 'CC-BY-SA-4.0',
  text: 'On mesure la cour.',
  rightsAnswers: { own: true, others: false, ai: false, attested: true },
};

export async function gatheredBy(product: RunningProduct, { session }: Person): Promise<Gathered> {
  const verb = <Result>(mutation: string, input: object, selection: string): Promise<Result> =>
    act<Result>(product, session, [mutation, input], selection);
  const publish = async (title: string): Promise<{ id: string; slug: string }> => {
    type Begun = { draft: { id: string; revision: number } };
    const { draft } = await verb<Begun>('createDraft', { title }, 'draft { id revision }');
    await verb('updateDraft', { ...draft, ...ready }, 'draft { id }');
    type Published = { resource: { id: string; slug: string } };
    return (await verb<Published>('publishResource', { draftId: draft.id }, 'resource { id slug }')).resource;
  };
  const begin = async (fields: object): Promise<{ id: string; slug: string }> =>
    (
      await verb<{ collection: { id: string; slug: string } }>(
        'createCollection',
        { title: 'Mesurer', why: 'Pour mesurer dehors.', ...fields },
        'collection { id slug }',
      )
    ).collection;
  const { id, slug } = await begin({ visibility: 'PUBLIC', levels: ['cm1'], subjects: ['mathematiques'] });
  const { section } = await verb<{ section: { id: string } }>(
    'addSection',
    { collection: id, title: 'Pour finir', note: 'Dehors encore.' },
    'section { id }',
  );
  const put = async (resource: string, more: object): Promise<string> => {
    const input = { collection: id, resource, note: 'Dehors.', ...more };
    return (await verb<{ item: { id: string } }>('addItem', input, 'item { id }')).item.id;
  };
  await verb('searchSection', { section: section.id, text: 'cour', most: 6 }, 'collection { id }');
  const first = await publish('La cour au pas');
  const itemId = await put(first.slug, { pinnedVersion: 1 });
  const second = await publish('La cour au décamètre');
  const otherItemId = await put(second.slug, { section: section.id });
  await verb('linkItems', { id: otherItemId, before: itemId }, 'item { id }');
  // Newer than what she looked at.
  const next = await verb<{ draft: { id: string } }>('startVersion', { id: first.id }, 'draft { id }');
  const revised = { draftId: next.draft.id, whatChanged: 'Des pas plus longs.' };
  await verb('publishResource', revised, 'resource { id }');
  const copy = await verb<{ collection: { id: string } }>('copyCollection', { id }, 'collection { id }');
  const link = await verb<{ collection: { slug: string; secretUrl: string } }>(
    'updateCollection',
    { id: copy.collection.id, visibility: 'LINK' },
    'collection { slug secretUrl }',
  );
  const hidden = await begin({ title: 'Pour moi' });
  const inside = await verb<{ item: { id: string } }>(
    'addItem',
    { collection: hidden.id, resource: first.slug },
    'item { id }',
  );
  const inHidden = await verb<{ section: { id: string } }>(
    'addSection',
    { collection: hidden.id, title: 'À part' },
    'section { id }',
  );
  const resource = (await publish('La cour à la ficelle')).slug;
  const proposer = (await join(product, 'Proposante')).session;
  const proposalId = await proposed(product, proposer, { collection: id, resource });
  await verb('askAboutItemProposal', { id: proposalId, text: 'Pour quel âge ?' }, 'proposal { id }');
  return {
    id,
    slug,
    itemId,
    otherItemId,
    sectionId: section.id,
    privateSlug: hidden.slug,
    privateItemId: inside.item.id,
    privateSectionId: inHidden.section.id,
    linkSlug: link.collection.slug,
    key: new URL(link.collection.secretUrl).searchParams.get('cle') ?? '',
    resource,
    shown: [first.slug, second.slug],
    usedSlug: first.slug,
    lineId: await lineLeft(product, session, first.id),
    proposalId,
    proposer,
    held: first.slug,
  };
}

/** Uses with all that one can say of them; the id of a line that may be erased, for there is another. */
async function lineLeft(product: RunningProduct, author: Caller, resource: string): Promise<string> {
  const said = { level: 'cm1', minutes: 60, changes: ['dys'], departement: 'dep-01' };
  for (const line of ['Deux séances.', 'Trois, plutôt.'])
    await act(product, author, ['declareUse', { resource, ...said, line }], 'resource { id }');
  type Left = { resource: { uses: { lines: { edges: { node: { id: string } }[] } } } };
  const query =
    'query($slug: String!) { resource(slug: $slug) { uses { lines { edges { node { id } } } } } }';
  const { data } = await ask<Left>(product.pages, query, { slug: resource }, author);
  return data?.resource.uses.lines.edges[0]?.node.id ?? '';
}

async function proposed(
  product: Pick<RunningProduct, 'pages'>,
  proposer: Caller,
  which: { collection: string; resource: string },
): Promise<string> {
  const input = { ...which, reason: 'Parce qu’elle mesure dehors.' };
  const mutation = ['proposeToCollection', input] as const;
  return (await act<{ proposal: { id: string } }>(product, proposer, mutation, 'proposal { id }')).proposal
    .id;
}

/** Another of hers, for a call that ends it or what it holds. */
export async function anotherGathered(
  product: Pick<RunningProduct, 'pages'>,
  { session }: Person,
  { resource }: Pick<Gathered, 'resource'>,
): Promise<{ id: string; itemId: string; sectionId: string }> {
  const verb = <Result>(mutation: string, input: object, selection: string): Promise<Result> =>
    act<Result>(product, session, [mutation, input], selection);
  const { collection } = await verb<{ collection: { id: string } }>(
    'createCollection',
    { title: 'Une autre', why: 'Pour un instant.', visibility: 'PUBLIC' },
    'collection { id }',
  );
  const { item } = await verb<{ item: { id: string } }>(
    'addItem',
    { collection: collection.id, resource },
    'item { id }',
  );
  const { section } = await verb<{ section: { id: string } }>(
    'addSection',
    { collection: collection.id, title: 'Une partie' },
    'section { id }',
  );
  return { id: collection.id, itemId: item.id, sectionId: section.id };
}

/** To another of hers, for a call that ends it. No more often: one may propose so many a day. */
export async function anotherProposal(
  product: Pick<RunningProduct, 'pages'>,
  { session }: Person,
  { held, proposer }: Pick<Gathered, 'held' | 'proposer'>,
): Promise<string> {
  const fields = { title: 'Une autre', why: 'Pour un instant.', visibility: 'PUBLIC' };
  const made = await act<{ collection: { id: string } }>(
    product,
    session,
    ['createCollection', fields],
    'collection { id }',
  );
  return proposed(product, proposer, { collection: made.collection.id, resource: held });
}
