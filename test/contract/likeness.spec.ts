import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { type RunningProduct, startProduct } from '../support/product.js';
import { seenSettings } from './behind-scenes.js';
import { columns } from './cast.js';
import { callAlike, exceptions, likeness } from './likeness.js';
import { Observer, stageOf } from './observe.js';
import { mutations, queries, sceneMutations, sceneQueries, withoutInput } from './operations.js';
import { startTogether } from './prepared-cast.js';
import { describeServer, type ServerDescription } from './server-description.js';
import { type Outcomes, readTable, type Section } from './table.js';
import { toldInTime } from './told-in-time.js';

let product: RunningProduct;
let server: ServerDescription;
let observer: Observer;

beforeAll(async () => {
  const [together, described] = await Promise.all([
    startTogether((dataDir) => startProduct({ dataDir, env: seenSettings })),
    describeServer(),
  ]);
  [product, server] = [together.started, described];
  const cast = await callAlike(product, together.cast);
  observer = new Observer(stageOf(product, cast), buildSchema(server.sdl));
  await observer.scene('published'); // first: a withdrawn one names it as its replacement
}, 600_000);
afterAll(() => product?.stop());

describe('everybody else is answered as her likeness in the table', () => {
  it('for every query and mutation', async () => {
    const observed: Outcomes = new Map();
    for (const name of new Set([...Object.keys(sceneQueries), ...Object.keys(queries)]))
      merge(observed, await observer.query(name));
    for (const name of [...Object.keys(sceneMutations), ...Object.keys(mutations), ...withoutInput])
      merge(observed, await observer.mutation(name));
    expect(unlike('operations', observed)).toEqual([]);
  }, 900_000);

  it('for every field of every type', async () => {
    expect(unlike('fields', await observer.fields())).toEqual([]);
  }, 900_000);

  it('for every route', async () => {
    const observed: Outcomes = new Map();
    for (const route of server.routes) merge(observed, await observer.route(route));
    expect(unlike('routes', observed)).toEqual([]);
  }, 900_000);
});

/** Each cell that is not what the likeness of its caller has in the table. */
function unlike(section: Section, observed: Outcomes): string[] {
  const table = readTable(section);
  const callers = Object.entries(likeness);
  const settled = [...observed].filter(([key]) => !toldInTime.has(key));
  return settled.flatMap(([key, states]) =>
    [...states].flatMap(([state, cells]) =>
      callers.flatMap(([caller, like], at) => {
        const row = table.get(key)?.get(state);
        const said = exceptions[key]?.[caller];
        const own = typeof said === 'object' ? said[state as keyof typeof said] : said;
        const expected = own ?? row?.[columns.indexOf(like)];
        return cells[at] === expected
          ? []
          : [`${key}, ${state}, ${caller}: ${cells[at]}, as ${like}: ${expected}`];
      }),
    ),
  );
}

function merge(into: Outcomes, from: Outcomes): void {
  for (const [key, states] of from) into.set(key, states);
}
