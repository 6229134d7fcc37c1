import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { IdentityModule } from '#identity';
import { visitor } from '#platform/authorization';
import { ResourcesModule } from '#resources';
import { startTestApplication, type TestApplication } from '../../test/support/application.js';
import { newPublished, newTeacher } from '../../test/support/builders.js';
import { DiscoveryModule } from './index.js';

jest.setTimeout(90_000);

interface Page {
  edges: { node: { slug: string } }[];
}
interface Aisle {
  resources: Page;
  filter: Record<string, string[]>;
  gaps: { count: number; level: { id: string }; subject: { id: string } }[];
}

let product: TestApplication;

beforeAll(async () => {
  product = await startTestApplication([IdentityModule, ResourcesModule, DiscoveryModule]);
  product.behind.owner.on('error', () => undefined); // connections still closing when the server stops
  const author = await newTeacher(product, 'Autrice du CM1');
  for (const fields of [
    { title: 'Fractions et partages', levels: ['cm1'] },
    { title: 'Fractions décimales', levels: ['6e'] },
    { title: 'Calcul mental', levels: ['cycle-3'] },
    { title: 'Reading a map', levels: ['5e'], subjects: ['anglais'] },
  ]) {
    product.clock.advance(1);
    await newPublished(product, author, { text: 'Rien de plus.', ...fields });
  }
  await product.drain();
});
afterAll(() => product.stop());

const slugs = ({ edges }: Page): string[] => edges.map(({ node }) => node.slug);

async function aisle(kind: 'level' | 'subject', id: string): Promise<Aisle | null> {
  const document = `query A($id: ID!) { aisle: ${kind}(id: $id) {
    resources { edges { node { slug } } } filter { levels subjects }
    gaps { count level { id } subject { id } } } }`;
  return (await product.ask<{ aisle: Aisle | null }>(visitor, document, { id })).aisle;
}

describe('an aisle', () => {
  it('holds what the search finds there, newest first', async () => {
    const cycle = await aisle('level', 'cycle-3');
    expect(slugs(cycle?.resources ?? missing())).toEqual([
      'calcul-mental',
      'fractions-decimales',
      'fractions-et-partages',
    ]);
    const { resources } = await product.ask<{ resources: Page }>(
      visitor,
      'query S($filter: ResourceFilter) { resources(filter: $filter) { edges { node { slug } } } }',
      { filter: cycle?.filter },
    );
    expect(slugs(resources)).toEqual(slugs(cycle?.resources ?? missing()));
  });

  it('of languages holds each language', async () => {
    const languages = await aisle('subject', 'langues-vivantes-etrangeres-ou-regionales');
    expect(slugs(languages?.resources ?? missing())).toEqual(['reading-a-map']);
  });

  it('says what is missing there', async () => {
    const gaps = (await aisle('level', 'cm1'))?.gaps ?? [];
    expect(gaps.find(({ subject }) => subject.id === 'histoire-et-geographie')).toMatchObject({ count: 0 });
    expect(gaps.find(({ subject }) => subject.id === 'mathematiques')).toMatchObject({ count: 2 });
    const maths = (await aisle('subject', 'mathematiques'))?.gaps ?? [];
    expect(maths.map(({ level }) => level.id)).toEqual(expect.arrayContaining(['cp', 'tle-g']));
  });

  it('exists for the terms of the vocabulary only', async () => {
    expect(await aisle('level', 'cm9')).toBeNull();
    expect(await aisle('subject', "' or 1=1")).toBeNull();
  });
});

function missing(): never {
  throw new Error('No such aisle');
}
