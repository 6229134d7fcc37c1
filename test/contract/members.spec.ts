import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { join } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { seenSettings } from './behind-scenes.js';
import { callTogether, columns } from './cast.js';
import { Observer, stageOf } from './observe.js';
import { sceneMutations, sceneQueries } from './operations.js';
import { sceneRoutes } from './routes.js';
import { describeServer } from './server-description.js';
import { type Outcomes, readTable, type Section } from './table.js';

/**
 * Members of every scene beside its author. A co-author is answered as the author; a contributor reads as the author
 * and writes nothing, as the author's token to read. Where they differ is said here.
 */
const likeness: Record<string, string> = { 'co-author': 'author', contributor: 'read token' };

let product: RunningProduct;
let observer: Observer;

beforeAll(async () => {
  const [started, server] = await Promise.all([startProduct({ env: seenSettings }), describeServer()]);
  product = started;
  const cast = await callTogether(product);
  const [coAuthor, contributor] = [await join(product, 'Co-autrice'), await join(product, 'Contributrice')];
  const members = [
    { person: coAuthor, role: 'CO_AUTHOR' as const },
    { person: contributor, role: 'CONTRIBUTOR' as const },
  ];
  const names = Object.keys(likeness);
  const callers = members.map(({ person }, at) => ({ ...person.session, name: names[at] ?? '' }));
  observer = new Observer(stageOf(product, { ...cast, members, callers }), buildSchema(server.sdl));
  await observer.scene('published');
}, 180_000);
afterAll(() => product?.stop());

describe('members are answered as the author, but for what is said here', () => {
  it('for every query and mutation about a resource', async () => {
    const observed: Outcomes = new Map();
    for (const name of Object.keys(sceneQueries)) merge(observed, await observer.query(name));
    for (const name of Object.keys(sceneMutations)) merge(observed, await observer.mutation(name));
    expect(unlike('operations', observed)).toEqual(differentOperations);
  }, 300_000);

  it('for every route about a resource', async () => {
    const observed: Outcomes = new Map();
    for (const route of Object.keys(sceneRoutes)) merge(observed, await observer.route(route));
    expect(unlike('routes', observed)).toEqual(differentRoutes);
  }, 300_000);
});

const differentOperations: string[] = [];
const differentRoutes: string[] = [];

/** Each cell that is not what the likeness of its caller has in the table. */
function unlike(section: Section, observed: Outcomes): string[] {
  const table = readTable(section);
  return [...observed].flatMap(([key, states]) =>
    [...states].flatMap(([state, cells]) =>
      Object.entries(likeness).flatMap(([caller, like], at) => {
        if (state === 'any') return [];
        const expected = table.get(key)?.get(state)?.[columns.indexOf(like)];
        return cells[at] === expected ? [] : [`${key}, ${state}, ${caller}: ${cells[at]}, not ${expected}`];
      }),
    ),
  );
}

function merge(into: Outcomes, from: Outcomes): void {
  for (const [key, states] of from) into.set(key, states);
}
