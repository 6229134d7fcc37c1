import { act, ask, type Caller } from '../support/api.js';
import { codeAt } from '../support/authenticator.js';
import { layOnce } from '../support/made-once.js';
import { signIn } from '../support/people.js';
import { forgetServer } from '../support/prepared-data.js';
import { type RunningProduct, startProduct, temporaryFolder } from '../support/product.js';
import { until } from '../support/until.js';

/** Address of one demo lesson that has everything: text, files, answers, a sheet. */
export const lesson = 'des-bandes-pour-mesurer-les-fractions-simples';

const lessons = 11;

/** The product as its first start leaves it, in a copy of its data: made once a run of Jest. */
export async function startDemo(): Promise<RunningProduct> {
  const dataDir = await temporaryFolder();
  await layOnce('demo', dataDir, seed, 600_000);
  return startProduct({ demo: true, dataDir });
}

/** The lessons reach the index a moment after they are published. */
async function seed(dataDir: string): Promise<void> {
  const product = await startProduct({ demo: true, dataDir });
  const query = '{ resources { totalCount } }';
  await until(
    `${lessons} lessons in the index`,
    async () => {
      const answer = await ask<{ resources: { totalCount: number } }>(product.pages, query);
      return answer.data?.resources.totalCount === lessons;
    },
    300_000,
  );
  await product.stop({ keepData: true });
  await forgetServer(dataDir);
}

/** Signs in as the demo account of a role, for instance `enseignante-cm1`. */
export function demoSession(product: RunningProduct, account: string): Promise<Caller> {
  const email = `${account}@demo.invalid`;
  return signIn(product, account, { email, password: product.passwords.get(email) ?? '' });
}

const spent = new Map<string, number>();

/** A code that this demo account has not used: of now or of thirty seconds ahead; else it waits for the next. */
export async function demoCode(product: RunningProduct, account: string): Promise<string> {
  const { stderr } = await product.command('account', 'code', `${account}@demo.invalid`);
  const secret = / : ([A-Z2-7]+)/.exec(stderr)?.[1] ?? '';
  const step = await until(
    'a code that was not used',
    () => {
      const now = Math.floor(Date.now() / 30_000);
      const next = Math.max(now, (spent.get(secret) ?? 0) + 1);
      return next <= now + 1 && next;
    },
    300_000,
  );
  spent.set(secret, step);
  return codeAt(secret, new Date(step * 30_000));
}

/** A collection of lessons of the demo, with a word on each; answers its slug. */
export async function gatherLessons(
  product: RunningProduct,
  curator: Caller,
  { most, note }: { most: number; note: string },
): Promise<string> {
  const fields = {
    ...{ title: 'Dix leçons', why: 'Pour l’année.', visibility: 'PUBLIC' },
    ...{ levels: ['cm1'], subjects: ['mathematiques'] },
  };
  type Made = { collection: { id: string; slug: string } };
  const { collection } = await act<Made>(
    product,
    curator,
    ['createCollection', fields],
    'collection { id slug }',
  );
  const { data } = await ask<{ resources: { edges: { node: { id: string } }[] } }>(
    product.pages,
    `{ resources(first: ${String(most)}) { edges { node { id } } } }`,
  );
  for (const { node } of data?.resources.edges ?? []) {
    const item = { collection: collection.id, resource: node.id, note };
    await act(product, curator, ['addItem', item], 'item { id }');
  }
  return collection.slug;
}
