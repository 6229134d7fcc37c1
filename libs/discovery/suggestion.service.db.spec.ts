import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { IdentityModule } from '#identity';
import { type Actor, visitor } from '#platform/authorization';
import { WithdrawalService, ResourcesModule } from '#resources';
import { startTestApplication, type TestApplication } from '../../test/support/application.js';
import { newPublished, newTeacher } from '../../test/support/builders.js';
import { DiscoveryModule } from './index.js';

jest.setTimeout(90_000);

let product: TestApplication;
let author: Actor;

beforeAll(async () => {
  product = await startTestApplication([IdentityModule, ResourcesModule, DiscoveryModule]);
  product.behind.owner.on('error', () => undefined); // connections still closing when the server stops
  author = await newTeacher(product, 'Autrice du CM1');
  await publish('Les équivalences de fractions');
  await publish('Mathématiques et pliages');
  await publish('Éclairs & « orages » <b>');
  await product.drain();
});
afterAll(() => product.stop());

const publish = (title: string) => newPublished(product, author, { title, text: 'Rien de plus.' });

async function suggest(text: string): Promise<{ kind: string; id: string; label: string }[]> {
  const query = 'query S($text: String!) { suggest(text: $text) { kind id label } }';
  return (await product.ask<{ suggest: [] }>(visitor, query, { text })).suggest;
}
const labels = async (text: string) => (await suggest(text)).map(({ label }) => label);

describe('suggestions', () => {
  it('lead to what a few letters begin, with its whole title', async () => {
    expect(await suggest('equiv')).toEqual([
      { kind: 'RESOURCE', id: 'les-equivalences-de-fractions', label: 'Les équivalences de fractions' },
    ]);
    expect(await labels('éclairs')).toEqual(['Éclairs & « orages » <b>']);
  });

  it('put levels and subjects before resources', async () => {
    const kinds = (await suggest('maths')).map(({ kind }) => kind);
    expect(kinds).toEqual(['SUBJECT', 'RESOURCE', 'RESOURCE', 'RESOURCE']);
  });

  it('are nothing under two letters, and for words that nothing begins with', async () => {
    for (const text of ['', 'e', '  ', 'zzyzxq']) expect(await suggest(text)).toEqual([]);
  });

  it('forget what is withdrawn or hidden before the index does', async () => {
    const [withdrawn, hidden] = await Promise.all([
      publish('Volcans à retirer'),
      publish('Volcans à cacher'),
    ]);
    await product.drain();
    expect(await labels('volcans')).toHaveLength(2);
    await product.app
      .get(WithdrawalService, { strict: false })
      .withdraw(author, withdrawn.id, { category: 'other', reason: 'Faux.' });
    await product.behind.owner.query(`update resource set visibility = 'hidden' where id = $1`, [hidden.id]);
    expect(await labels('volcans')).toEqual([]);
  });
});
