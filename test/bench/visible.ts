import { act, ask, type Caller } from '../support/api.js';
import { readyDraft } from '../support/drafts.js';
import { join } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { until } from '../support/until.js';
import { at } from './measures.js';

const TIMES = 30;
const PROMISE_MS = 2000;

await main();

/** Publishes and withdraws thirty resources; says how long the search took to follow, in ms and beside one search. */
async function main(): Promise<void> {
  const product = await startProduct({ home: process.cwd() });
  try {
    const author = (await (await join(product, 'Autrice')).token('WRITE')).caller;
    const [appeared, gone, floor]: [number[], number[], number[]] = [[], [], []];
    for (let n = 0; n < TIMES; n += 1) {
      const word = `zyg${n.toString(36)}omate`;
      const draft = await readyDraft(product, author, { title: `Leçon ${word}` });
      const publish = () => change(product, author, ['publishResource', { draftId: draft.id }]);
      const withdraw = () =>
        change(product, author, [
          'withdrawResource',
          { id: draft.resource.id, category: 'OUTDATED', reason: 'Mesure.' },
        ]);
      appeared.push(await timed(publish, () => holds(product, word, 1)));
      gone.push(await timed(withdraw, () => holds(product, word, 0)));
      floor.push(
        await timed(
          async () => undefined,
          async () => (await holds(product, word, 0)) || true,
        ),
      );
    }
    const search = at(floor, 0.5);
    for (const [what, times] of Object.entries({ appeared, gone }))
      console.log(
        `${what}: median ${at(times, 0.5)} ms, longest ${at(times, 1)} ms; ${(at(times, 0.5) / search).toFixed(1)} × one search (${search} ms)`,
      );
    process.exitCode = at(appeared, 1) > PROMISE_MS ? 1 : 0;
  } finally {
    await product.stop();
  }
}

function change(product: RunningProduct, author: Caller, verb: [string, object]): Promise<unknown> {
  return act(product, author, verb, 'resource { id }');
}

async function holds(product: RunningProduct, word: string, count: number): Promise<boolean> {
  const query = 'query($text: String) { resources(text: $text) { totalCount } }';
  const answer = await ask<{ resources: { totalCount: number } }>(product.pages, query, { text: word });
  return answer.data?.resources.totalCount === count;
}

/** From the acknowledged answer to the first search that agrees. */
async function timed(work: () => Promise<unknown>, agrees: () => Promise<boolean>): Promise<number> {
  await work();
  const since = performance.now();
  await until('the search agrees', agrees);
  return Math.round(performance.now() - since);
}
