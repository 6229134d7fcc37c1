import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { type Actor, visitor } from '#platform/authorization';
import { type Resource, ResourcesModule } from '#resources';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { newPublished, newTeacher } from '../../../test/support/builders.js';
import { codeOf } from '../../../test/support/proposals.js';
import { CollectionService } from '../collection/collection.service.js';
import type { Collection, CollectionVisibility } from '../collection/collection.js';
import { CollectionsModule } from '../collections.module.js';
import { CuratorService } from '../curator/curator.service.js';
import { ItemOrderService } from '../item/item-order.service.js';
import { ItemService } from '../item/item.service.js';
import { ItemProposalAnswerService } from './item-proposal-answer.service.js';
import { ItemProposalService } from './item-proposal.service.js';
import type { ItemProposal } from './item-proposal.js';

jest.setTimeout(120_000);

let product: TestApplication;
let curator: Actor;
let colleague: Actor;
let proposer: Actor;
let stranger: Actor;
let resources: Resource[];

const get = <Service>(type: new (...args: never[]) => Service): Service =>
  product.app.get(type as never, { strict: false });
const newCollection = (visibility: CollectionVisibility = 'public'): Promise<Collection> =>
  get(CollectionService).create(curator, { title: 'La mesure', why: 'Pour mesurer.', visibility });
const propose = (
  { slug }: Collection,
  resource: Resource,
  { by = proposer, isNamed = true }: { by?: Actor; isNamed?: boolean } = {},
): Promise<ItemProposal> =>
  get(ItemProposalService).propose(
    by,
    { collection: slug, resource: resource.slug ?? '' },
    { reason: 'Dehors, à deux.', isNamed },
  );
const answers = () => get(ItemProposalAnswerService);
const plain = { section: null, note: null };

async function told(actor: Actor): Promise<string[]> {
  const { rows } = await product.behind.owner.query<{ title: string }>(
    'select title from notification where account_id = $1 order by created_at, id',
    [actor.accountId],
  );
  return rows.map(({ title }) => title);
}

beforeAll(async () => {
  product = await startTestApplication([
    IdentityModule,
    NotificationsModule,
    ResourcesModule,
    CollectionsModule,
  ]);
  [curator, colleague, proposer, stranger] = [
    await newTeacher(product, 'Conseillère'),
    await newTeacher(product, 'Collègue'),
    await newTeacher(product, 'Proposante'),
    await newTeacher(product, 'Enseignante'),
  ];
  resources = [];
  for (let n = 1; n <= 3; n += 1)
    resources.push(await newPublished(product, stranger, { title: `Mesurer la cour, ${String(n)}` }));
});
afterAll(() => product?.stop());

describe('proposing a resource to a collection', () => {
  it('is for what everybody sees: a private one, or one shared by its link, answers as if there were none', async () => {
    for (const visibility of ['private', 'link'] as const)
      expect(await codeOf(propose(await newCollection(visibility), resources[0]!))).toBe('NOT_FOUND');
    const collection = await newCollection();
    expect(await codeOf(propose(collection, resources[0]!, { by: curator }))).toBe('FORBIDDEN');
    expect(await codeOf(propose(collection, resources[0]!, { by: visitor }))).toBe('UNAUTHENTICATED');
  });

  it('is refused while the same waits, and of what is there already; two at once are one', async () => {
    const collection = await newCollection();
    const both = await Promise.all([
      codeOf(propose(collection, resources[0]!)),
      codeOf(propose(collection, resources[0]!, { by: stranger })),
    ]);
    expect(both.filter((code) => code === 'ALREADY_PROPOSED')).toHaveLength(1);
    await get(ItemService).add(curator, {
      collection: collection.id,
      resource: resources[1]!.id,
      section: null,
    });
    expect(await codeOf(propose(collection, resources[1]!))).toBe('ALREADY_THERE');
    await product.behind.owner.query("update resource set visibility = 'hidden' where id = $1", [
      resources[2]!.id,
    ]);
    expect(await codeOf(propose(collection, resources[2]!))).toBe('RESOURCE_NOT_SHOWN');
    await product.behind.owner.query("update resource set visibility = 'shown' where id = $1", [
      resources[2]!.id,
    ]);
  });

  it('has an end: twenty a day', async () => {
    const somebody = await newTeacher(product, 'Insistante');
    const codes: (string | null)[] = [];
    for (let n = 0; n < 21; n += 1)
      codes.push(await codeOf(propose(await newCollection(), resources[0]!, { by: somebody })));
    expect(codes.at(-1)).toBe('TOO_MANY_PROPOSED');
    expect(codes.filter((code) => code === 'TOO_MANY_PROPOSED')).toHaveLength(1);
  });
});

describe('answering a proposal', () => {
  it('accepts it into a section, with its reason as note and its credit; both sides are told', async () => {
    const collection = await newCollection();
    const { section } = await get(ItemOrderService).addSection(curator, collection.id, {
      title: 'Dehors',
      note: '',
    });
    const proposal = await propose(collection, resources[0]!);
    expect((await told(curator)).at(-1)).toMatch(/^Proposante propose «.Mesurer la cour, 1.» pour/);
    expect(await codeOf(answers().accept(stranger, proposal.id, plain))).toBe('NOT_FOUND');
    expect(await codeOf(answers().accept(proposer, proposal.id, plain))).toBe('FORBIDDEN');
    await answers().accept(curator, proposal.id, { section: section.id, note: null });
    expect(await codeOf(answers().accept(curator, proposal.id, plain))).toBe('ALREADY_THERE');
    const unnamed = await propose(collection, resources[1]!, { isNamed: false });
    await answers().accept(curator, unnamed.id, { section: null, note: 'À voir.' });
    const { collection: read } = await product.ask<{
      collection: { items: { edges: { node: Record<string, unknown> }[] } };
    }>(
      visitor,
      `{ collection(slug: "${collection.slug}") { items { edges { node { note sectionId proposedBy { name } } } } } }`,
    );
    expect(read.items.edges.map(({ node }) => node)).toEqual([
      { note: 'À voir.', sectionId: null, proposedBy: null },
      { note: 'Dehors, à deux.', sectionId: section.id, proposedBy: { name: 'Proposante' } },
    ]);
    expect(await told(proposer)).toContain(
      'Votre proposition à «\u00a0La mesure\u00a0» est retenue\u00a0: «\u00a0Mesurer la cour, 1\u00a0»',
    );
  });

  it('asks, is answered, refuses with a word; then it may be proposed again', async () => {
    const collection = await newCollection();
    const { id } = await propose(collection, resources[0]!);
    const toAnswer = async (): Promise<number> =>
      (
        await product.ask<{ collection: { waitingProposals: number } }>(
          curator,
          `{ collection(slug: "${collection.slug}") { waitingProposals } }`,
        )
      ).collection.waitingProposals;
    expect(await toAnswer()).toBe(1);
    await answers().ask(curator, id, 'Pour quel âge ?');
    expect(await toAnswer()).toBe(0);
    expect(await codeOf(answers().ask(curator, id, 'Et où ?'))).toBe('QUESTION_WAITS');
    expect(await codeOf(get(ItemProposalService).reply(curator, id, 'Dix ans.'))).toBe('FORBIDDEN');
    await get(ItemProposalService).reply(proposer, id, 'Dix ans.');
    expect(await toAnswer()).toBe(1);
    expect((await told(curator)).at(-1)).toMatch(/^Proposante vous répond à propos de/);
    expect(await codeOf(answers().refuse(curator, id, ' '))).toBe('REFUSAL_UNEXPLAINED');
    await answers().refuse(curator, id, 'Nous en avons trois.');
    const asked = `{ itemProposal(id: "${id}") { state answer thread { fromCurators text } collection { title } } }`;
    expect(await product.ask(proposer, asked)).toEqual({
      itemProposal: {
        state: 'REFUSED',
        answer: 'Nous en avons trois.',
        thread: [
          { fromCurators: true, text: 'Pour quel âge ?' },
          { fromCurators: false, text: 'Dix ans.' },
        ],
        collection: { title: 'La mesure' },
      },
    });
    expect(await codeOf(propose(collection, resources[0]!))).toBe('done');
  });

  it('says nothing more of a collection that is private by then', async () => {
    const collection = await newCollection();
    const { id } = await propose(collection, resources[0]!);
    await get(CollectionService).update(curator, collection.id, { visibility: 'private', title: 'Secrète' });
    await answers().refuse(curator, id, 'Plus maintenant.');
    const document = '{ viewer { itemProposals { edges { node { id collection { title } } } } } }';
    const read = await product.ask<object>(proposer, document);
    expect(JSON.stringify(read)).not.toContain('Secrète');
    expect(JSON.stringify(read)).toContain(id);
    expect((await told(proposer)).join()).not.toContain('Secrète');
  });

  it('is nothing to answer once it is taken back, nor to strangers ever', async () => {
    const collection = await newCollection();
    const { id } = await propose(collection, resources[0]!);
    expect(await codeOf(get(ItemProposalService).withdraw(stranger, id))).toBe('NOT_FOUND');
    expect(await codeOf(get(ItemProposalService).withdraw(curator, id))).toBe('FORBIDDEN');
    await get(ItemProposalService).withdraw(proposer, id);
    expect(await codeOf(answers().accept(curator, id, plain))).toBe('NOT_FOUND');
    const document = `{ itemProposal(id: "${id}") { id } collection(slug: "${collection.slug}") { waitingProposals proposals { totalCount } } }`;
    expect(await product.ask(curator, document)).toEqual({
      itemProposal: null,
      collection: { waitingProposals: 0, proposals: { totalCount: 0 } },
    });
    expect(await product.ask(stranger, document)).toEqual({
      itemProposal: null,
      collection: { waitingProposals: 0, proposals: null },
    });
  });

  it('goes with the collection', async () => {
    const collection = await newCollection();
    const { id } = await propose(collection, resources[0]!);
    await get(CollectionService).delete(curator, collection.id);
    expect(await product.ask(proposer, `{ itemProposal(id: "${id}") { id } }`)).toEqual({
      itemProposal: null,
    });
  });
});

it('is in the journal of the collection, which its curators alone read', async () => {
  const collection = await newCollection();
  const { rows } = await product.behind.owner.query<{ slug: string }>(
    'select slug from agent where id = $1',
    [colleague.agentId],
  );
  await get(CuratorService).add(curator, collection.id, rows[0]?.slug ?? '');
  const { id } = await propose(collection, resources[0]!);
  await answers().accept(colleague, id, plain);
  await get(CollectionService).update(curator, collection.id, { visibility: 'link' });
  const document = `query($key: String) { collection(slug: "${collection.slug}", key: $key) { journal {
    edges { node { verb visibility actor { name } about { name } resource { slug } } } } } }`;
  type Read = { collection: { journal: { edges: { node: Record<string, unknown> }[] } | null } };
  const read = await product.ask<Read>(colleague, document);
  const slug = resources[0]!.slug;
  const line = (verb: string, name: string, more: object = {}) => ({
    ...{ verb, visibility: null, actor: { name }, about: null, resource: null },
    ...more,
  });
  expect(read.collection.journal?.edges.map(({ node }) => node)).toEqual([
    line('collection.update', 'Conseillère', { visibility: 'LINK' }),
    line('collection.acceptProposal', 'Collègue', { resource: { slug } }),
    line('collection.add', 'Collègue', { resource: { slug } }),
    line('collection.propose', 'Proposante', { resource: { slug } }),
    line('collection.addCurator', 'Conseillère', { about: { name: 'Collègue' } }),
    line('collection.create', 'Conseillère'),
  ]);
  const byKey = await product.ask<Read>(stranger, document, { key: collection.linkKey });
  expect(byKey.collection.journal).toBeNull();
});
