import type pg from 'pg';
import { act, ask } from '../support/api.js';
import { behind } from '../support/behind.js';
import { plantFamily } from '../support/family.js';
import { join } from '../support/people.js';
import { type ProbedProduct, startProbedProduct } from '../support/probed-product.js';
import { at, timed } from './measures.js';

const SIZES = { few: 20, many: 2_000 } as const;
const ROUNDS = 40;
/** A page of the large collection costs at most so many times the same page of the small one. */
const MOST_RATIO = 4;

type Size = keyof typeof SIZES;

await main();

/** The pages of a collection of 2,000 items beside those of one of 20, over HTTP, each in turn. */
async function main(): Promise<void> {
  const product = await startProbedProduct({ home: process.cwd() });
  try {
    const { session } = await join(product, 'Conseillère');
    const made = {} as Record<Size, { id: string; slug: string }>;
    for (const size of ['few', 'many'] as const) {
      const wish = { title: `Tout, ${String(SIZES[size])}`, why: 'Pour peser.', visibility: 'PUBLIC' };
      type Made = { collection: { id: string; slug: string } };
      const mutation = ['createCollection', wish] as const;
      made[size] = (await act<Made>(product, session, mutation, 'collection { id slug }')).collection;
      await behind(product, (owner) => plant(owner, made[size].id, SIZES[size]));
    }
    const last = Math.ceil(SIZES.many / 24);
    const read = async (path: string): Promise<void> => {
      const answer = await fetch(product.pages + path, { headers: session.headers });
      if (answer.status !== 200) throw new Error(`${path} was answered ${String(answer.status)}`);
      await answer.arrayBuffer();
    };
    const move = async ({ slug }: { slug: string }): Promise<void> => {
      const { data } = await ask<{ collection: { items: { edges: { node: { id: string } }[] } } }>(
        product.pages,
        'query($slug: String!) { collection(slug: $slug) { items(first: 2) { edges { node { id } } } } }',
        { slug },
      );
      const id = data?.collection.items.edges[1]?.node.id ?? '';
      await act(product, session, ['moveItem', { id, direction: 'FIRST' }], 'item { id }');
    };
    const { few, many } = made;
    await tell(product, 'read, first page', [() => read(`/c/${few.slug}`), () => read(`/c/${many.slug}`)]);
    await tell(product, 'read, last page', [
      () => read(`/c/${few.slug}`),
      () => read(`/c/${many.slug}?page=${String(last)}`),
    ]);
    await tell(product, 'edit', [
      () => read(`/collections/${few.id}/modifier`),
      () => read(`/collections/${many.id}/modifier?page=50`),
    ]);
    await tell(product, 'move', [() => move(few), () => move(many)]);
  } finally {
    await product.stop();
  }
}

/** In turn, so that both meet the same machine. */
async function tell(
  product: ProbedProduct,
  name: string,
  [few, many]: readonly [() => Promise<void>, () => Promise<void>],
): Promise<void> {
  const times = { few: [] as number[], many: [] as number[] };
  await few();
  await many();
  let statements = 0;
  for (let n = 0; n < ROUNDS; n += 1) {
    times.few.push(await timed(few));
    const before = (await product.read()).statements;
    times.many.push(await timed(many));
    statements = (await product.read()).statements - before;
  }
  const [floor, median] = [at(times.few, 0.5), at(times.many, 0.5)];
  const ratio = median / floor;
  console.log(
    `${name}: ${String(SIZES.few)} items ${floor.toFixed(1)} ms, ${String(SIZES.many)} items ${median.toFixed(1)} ms (p95 ${at(times.many, 0.95).toFixed(1)}), ${ratio.toFixed(1)} times, ${String(statements)} statements with its layout`,
  );
  if (ratio > MOST_RATIO) process.exitCode = 1;
}

async function plant(owner: pg.Pool, collectionId: string, count: number): Promise<void> {
  const ids = await plantFamily(
    owner,
    Array.from({ length: count }, (_, n) => ({ title: `Leçon ${String(n)}`, sources: [] })),
  );
  await owner.query(
    `insert into collection_item(collection_id, position, resource_id, seen_version, note, added_at)
     select $1, n - 1, id, 1, 'Un mot.', now() from unnest($2::uuid[]) with ordinality as each(id, n)`,
    [collectionId, ids],
  );
}
