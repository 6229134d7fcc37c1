import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { IdentityModule } from '#identity';
import { type Actor, visitor } from '#platform/authorization';
import {
  DraftService,
  NextVersionService,
  PublishingService,
  type Resource,
  ResourcesModule,
  WithdrawalService,
} from '#resources';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { newPublished, newTeacher, readyFields } from '../../../test/support/builders.js';
import { RemixesModule } from '../index.js';

jest.setTimeout(60_000);

interface Comparison {
  from: { version: { number: number; title: string } };
  to: { version: { number: number } };
  fields: { label: string }[];
  text: { changeCount: number; blocks: { state: string; words: { kind: string; text: string }[] }[] } | null;
}

let product: TestApplication;
let author: Actor;
let colleague: Actor;
let resource: Resource;

beforeAll(async () => {
  product = await startTestApplication([IdentityModule, ResourcesModule, RemixesModule]);
  author = await newTeacher(product, 'Autrice');
  colleague = await newTeacher(product, 'Collègue');
  resource = await newPublished(product, author);
  const publishing = product.app.get(PublishingService);
  const draft = await product.app.get(NextVersionService).startVersion(author, resource.id);
  const text = readyFields.text?.replace('en quatre', 'en huit');
  const drafts = product.app.get(DraftService);
  const { revision } = await drafts.update(author, draft.id, draft.revision, { levels: ['cm2'], text });
  await publishing.publish(author, draft.id, { whatChanged: 'En huit.', minor: false, revision });
});
afterAll(() => product.stop());

async function compare(actor: Actor, to: object, from: object | null = null): Promise<Comparison | null> {
  const { compareVersions } = await product.ask<{ compareVersions: Comparison | null }>(
    actor,
    `query($from: ComparedVersionInput, $to: ComparedVersionInput!) { compareVersions(from: $from, to: $to) {
      from { version { number title } } to { version { number } } fields { label }
      text { changeCount blocks { state words { kind text } } } } }`,
    { from, to },
  );
  return compareVersions;
}

describe('comparing versions', () => {
  it('lays the newest over the one before, unless others are asked for', async () => {
    const compared = await compare(visitor, { resource: resource.id });
    expect([compared?.from.version.number, compared?.to.version.number]).toEqual([1, 2]);
    expect(compared?.fields).toEqual([{ label: 'Niveau' }]);
    expect(compared?.text?.changeCount).toBe(1);
    const changed = compared?.text?.blocks.find(({ state }) => state === 'CHANGED');
    expect(changed?.words).toEqual([
      { kind: 'SAME', text: 'On partage une tarte en ' },
      { kind: 'REMOVED', text: 'quatre' },
      { kind: 'ADDED', text: 'huit' },
      { kind: 'SAME', text: '.' },
    ]);
    const back = await compare(visitor, { resource: resource.id, version: 1 }, { resource: resource.id });
    expect([back?.from.version.number, back?.to.version.number]).toEqual([2, 1]);
  });

  it('lays a resource over another one', async () => {
    const other = await newPublished(product, colleague, { title: 'Les parts' });
    const compared = await compare(visitor, { resource: resource.id }, { resource: other.id });
    expect(compared?.from.version.title).toBe('Les parts');
    expect(compared?.fields.map(({ label }) => label)).toEqual(['Titre', 'Niveau']);
  });

  it('shows nobody what they may not read, on either side', async () => {
    const draft = await product.app.get(DraftService).create(author, readyFields);
    const gone = await newPublished(product, author);
    await product.app
      .get(WithdrawalService)
      .withdraw(author, gone.id, { category: 'other', reason: 'Plus à jour.' });
    for (const hidden of [draft.resourceId, gone.id, 'rien-de-tel'])
      for (const actor of [visitor, colleague, author]) {
        expect(await compare(actor, { resource: hidden })).toBeNull();
        expect(await compare(actor, { resource: resource.id }, { resource: hidden })).toBeNull();
      }
    expect(await compare(visitor, { resource: resource.id, version: 9 })).toBeNull();
  });
});
