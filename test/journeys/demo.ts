import { ask, type Caller } from '../support/api.js';
import { signIn } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { until } from '../support/until.js';

/** Address of one demo lesson that has everything: text, files, answers, a sheet. */
export const lesson = 'des-bandes-pour-mesurer-les-fractions-simples';

const lessons = 11;

/** The product as its first start leaves it; the lessons reach the index a moment after they are published. */
export async function startDemo(): Promise<RunningProduct> {
  const product = await startProduct({ demo: true });
  const query = '{ resources { totalCount } }';
  await until(
    `${lessons} lessons in the index`,
    async () => {
      const answer = await ask<{ resources: { totalCount: number } }>(product.pages, query);
      return answer.data?.resources.totalCount === lessons;
    },
    60_000,
  );
  return product;
}

/** Signs in as the demo account of a role, for instance `enseignante-cm1`. */
export function demoSession(product: RunningProduct, account: string): Promise<Caller> {
  const email = `${account}@demo.invalid`;
  return signIn(product, account, { email, password: product.passwords.get(email) ?? '' });
}
