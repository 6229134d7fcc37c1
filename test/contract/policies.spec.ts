import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { startTogether } from './prepared-cast.js';
import { guards, rules, type Witness } from './guards.js';
import { Observer, stageOf } from './observe.js';
import { describeServer } from './server-description.js';
import { readTable, whatever } from './table.js';
import { startWeakenedProduct, type WeakenedProduct } from './weakened-product.js';

let weakened: WeakenedProduct;
let observer: Observer;

beforeAll(async () => {
  const [{ started, cast }, server] = await Promise.all([
    startTogether(startWeakenedProduct),
    describeServer(),
  ]);
  weakened = started;
  observer = new Observer(stageOf(weakened, cast), buildSchema(server.sdl));
}, 600_000);

afterAll(() => weakened?.stop());

describe('every rule of every policy', () => {
  it('has a witness, and no witness is left without its rule', () => {
    expect(weakened.rules().sort()).toEqual(Object.keys(rules).sort());
  });

  it('stands in a product that is otherwise the real one', async () => {
    const witness: Witness = { row: 'Mutation.createDraft', state: 'any' };
    expect(await cellsWithout([], witness)).toEqual(committed(witness));
  });
});

describe('without it, the table is no longer true:', () => {
  it.each(Object.entries({ ...rules, ...guards }))(
    '%s',
    async (name, witness) => {
      const { behind = [] } = witness;
      const isInTable = behind.length === 0 && !isField(witness.row);
      const guarded = isInTable ? committed(witness) : await cellsWithout(behind, witness);
      expect(await cellsWithout([...behind, name], witness)).not.toEqual(guarded);
    },
    300_000,
  );
});

const committed = ({ row, state }: Witness): readonly string[] | undefined =>
  readTable(/^(?:GET|POST) /.test(row) ? 'routes' : 'operations')
    .get(row)
    ?.get(state);

/** One row of the table, in one state, as it is with these guards away. */
async function cellsWithout(
  names: readonly string[],
  { row, state }: Witness,
): Promise<readonly string[] | undefined> {
  const among = state === 'any' ? [] : [state];
  await Promise.all(among.map((each) => observer.scene(each))); // made while every guard stands
  weakened.without(names);
  try {
    return (await observe(row, among)).get(row)?.get(isField(row) ? whatever : state);
  } finally {
    weakened.without([]);
  }
}

/** « Proposal.pieces »: who is given its value. */
const isField = (row: string): boolean => /^(?!Query|Mutation)[A-Z]\w+\./.test(row) && !row.includes(' ');

function observe(row: string, among: Parameters<Observer['query']>[1]): ReturnType<Observer['query']> {
  const [kind, name = ''] = row.split('.');
  if (kind === 'Query') return observer.query(name, among);
  if (kind === 'Mutation') return observer.mutation(name, among);
  return isField(row) ? observer.fields(among, kind) : observer.route(row, among);
}
